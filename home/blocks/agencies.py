from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class AgenciesBlock(blocks.StructBlock):
    """The partner agencies, by name."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    note = blocks.CharBlock(label=_("note"), required=False, max_length=255)
    agencies = blocks.ListBlock(blocks.CharBlock(label=_("agency"), max_length=160), min_num=1)

    class Meta:
        icon = "group"
        label = _("Partner agencies")
        template = "home/blocks/agencies.html"
