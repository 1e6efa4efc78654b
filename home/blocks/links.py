from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks


class SourceLinkBlock(blocks.StructBlock):
    """Where the story comes from."""

    title = blocks.CharBlock(label=_("source"), max_length=200)
    url = blocks.URLBlock(label=_("address"))

    class Meta:
        icon = "link"
        label = pgettext_lazy("reference", "Source")
        template = "home/blocks/source_link.html"
