"""Photos of the activities. Whether one may be shown is asked of the image, not of the block."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PhotoValue(blocks.StructValue):
    @property
    def is_showable(self):
        """Whether the public may see it: it is there, and its people agreed or none is seen."""
        return self["image"] is not None and self["image"].is_showable

    @property
    def alt_text(self):
        return self["alt"] or self["image"].default_alt_text


class PhotoBlock(blocks.StructBlock):
    """A photo, shown only while the consent recorded with the image stands."""

    image = ImageChooserBlock(
        label=_("Image"), help_text=_("Shown only if consent is recorded with the image.")
    )
    alt = blocks.CharBlock(
        label=_("Alt text"),
        required=False,
        max_length=250,
        help_text=_("What the picture shows. Empty: the text recorded with the image."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Photo")
        value_class = PhotoValue
