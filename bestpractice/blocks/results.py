"""Results in numbers and in quality. A number that was never reported is simply absent."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class QuantitativeBlock(blocks.StructBlock):
    """A result in numbers: the sentence, and the figure if there is one."""

    text = blocks.TextBlock(label=_("Result"), rows=2)
    value = blocks.DecimalBlock(label=_("Figure"), required=False)
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=40)
    period = blocks.CharBlock(
        label=_("Period"),
        required=False,
        max_length=80,
        help_text=_("The time that the figure is about, such as academic year 2565."),
    )
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=160)

    class Meta:
        icon = "order"
        label = _("Result in numbers")


class QualitativeBlock(blocks.TextBlock):
    """A result in quality, in words."""

    class Meta:
        icon = "pilcrow"
        label = _("Result in quality")
