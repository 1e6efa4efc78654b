"""A technique told letter by letter, such as ก-ต-ป-น."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class LetterBlock(blocks.StructBlock):
    """One letter, the word it stands for, and what is done."""

    letter = blocks.CharBlock(
        label=_("Letter"),
        required=False,
        max_length=4,
        help_text=_("Such as ก. Empty if the technique has no letters."),
    )
    word = blocks.CharBlock(label=_("Word"), max_length=80)
    text = blocks.TextBlock(label=_("What is done"), rows=3)

    class Meta:
        icon = "title"
        label = _("Letter or part")
