from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from .base import HoldsImages


class PhotoBlock(HoldsImages, blocks.StructBlock):
    """One picture. Without a recorded consent it stays away from the public page."""

    image = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=255)

    def images_of(self, value):
        return [value["image"]]

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "home/blocks/photo.html"
        help_text = _("Record the consent of the people shown at the picture itself.")


class GalleryBlock(HoldsImages, blocks.StructBlock):
    """Several pictures; each opens large, and the arrow keys lead on."""

    pictures = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("image", ImageBlock(label=_("picture"))),
                (
                    "caption",
                    blocks.CharBlock(label=_("caption"), required=False, max_length=255),
                ),
            ]
        ),
        label=_("pictures"),
        min_num=2,
    )

    def images_of(self, value):
        return [picture["image"] for picture in value["pictures"]]

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["shown"] = [
            picture
            for picture in value["pictures"]
            if picture["image"] and picture["image"].is_showable
        ]
        return context

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "home/blocks/gallery.html"
