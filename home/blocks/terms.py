from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class TermBlock(blocks.StructBlock):
    """A word of the programme with what it means, as the glossary lists and texts mark it."""

    term = blocks.CharBlock(label=_("word"), max_length=80)
    forms = blocks.CharBlock(
        label=_("other forms"),
        required=False,
        max_length=200,
        help_text=_("As texts write it too, separated by commas: Dropouts, dropped out."),
    )
    definition = blocks.TextBlock(label=_("definition"), max_length=600)
    is_marked = blocks.BooleanBlock(
        label=_("mark the word in texts"),
        required=False,
        default=True,
        help_text=_("Not for a word that stands in every sentence."),
    )

    class Meta:
        icon = "openquote"
        label = _("Word")
        label_format = "{term}"
