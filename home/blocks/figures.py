from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from thai.blocks import ThaiDateBlock


class KeyFigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(
        label=_("number"), max_length=40, help_text=_("As it is read, such as 28,811.")
    )
    label = blocks.CharBlock(label=_("what it counts"), max_length=160)
    source = blocks.CharBlock(label=_("source"), max_length=255)
    as_of = ThaiDateBlock(label=_("as of"), required=False)

    def clean(self, value):
        value = super().clean(value)
        if not any(letter.isdigit() for letter in value["value"]):
            raise blocks.StructBlockValidationError(
                {"value": ValidationError(_("A key figure holds a number."), code="number")}
            )
        return value

    class Meta:
        icon = "order"


class KeyFiguresBlock(blocks.StructBlock):
    """Numbers set large, none of them without its source."""

    figures = blocks.ListBlock(KeyFigureBlock(), label=_("figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Key figures")
        template = "home/blocks/key_figures.html"
