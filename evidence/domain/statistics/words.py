"""What the figures are called in public, short enough for a table."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from thai.bilingual import is_english
from thai.dates import to_buddhist

from .table import FOUND, NOT_FOUND, NOT_RETURNED, RETURNED, TOTAL

#: In the order of the tree.
LABELS = {
    TOTAL: pgettext_lazy("figure", "To find"),
    FOUND: pgettext_lazy("figure", "Found and helped"),
    RETURNED: pgettext_lazy("figure", "Returned to study"),
    NOT_RETURNED: pgettext_lazy("figure", "Did not return"),
    NOT_FOUND: pgettext_lazy("figure", "Not found"),
}
COUNTED = gettext_lazy("Districts counted")


def round_name(round):
    """Such as รอบ 12 เดือน ปีงบประมาณ 2569 / Twelve-month round, fiscal year 2026."""
    year = round.indicator.fiscal_year
    year = year if is_english() else to_buddhist(year)
    return _("%(round)s, fiscal year %(year)s") % {"round": round.name, "year": year}


def hidden_mark():
    """What stands in a cell that is not shown. One mark for all: see `suppression`."""
    return pgettext("figure", "Hidden")


def explanation():
    """What that mark means."""
    return _(
        "“Hidden” stands for a number fewer than 5, or for one from which such a number "
        "could be worked out. A zero is always shown."
    )
