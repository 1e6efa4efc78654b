"""The method by PDCA: four parts, each with its steps in order."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from bestpractice.enums import Phase


class PhaseBlock(blocks.StructBlock):
    """One of the four parts."""

    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=120,
        help_text=_("In the office’s own words. Empty: the usual name of this part."),
    )
    items = blocks.ListBlock(blocks.TextBlock(label=_("Step"), rows=2), label=_("Steps in order"))


class ProcessBlock(blocks.StreamBlock):
    """Plan, do, check and act, each at most once."""

    plan = PhaseBlock(label=Phase.PLAN.label, icon="form")
    do = PhaseBlock(label=Phase.DO.label, icon="cog")
    check = PhaseBlock(label=Phase.CHECK.label, icon="check")
    act = PhaseBlock(label=Phase.ACT.label, icon="rotate")

    class Meta:
        block_counts = {phase.value: {"max_num": 1} for phase in Phase}
