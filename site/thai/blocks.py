"""Blocks of a StreamField."""

from django.utils.functional import cached_property
from wagtail import blocks

from .forms import ThaiDateField


class ThaiDateBlock(blocks.DateBlock):
    """A date, typed as Thai officers write dates; kept as any DateBlock keeps it."""

    @cached_property
    def field(self):
        return ThaiDateField(**self.field_options)


# Only the form differs, so migrations need not know.
DECONSTRUCT_ALIASES = {ThaiDateBlock: "wagtail.blocks.DateBlock"}
