"""The tree of figures: what is blank, where it does not add up, what it says in words.

Source: KPI document, twelve-month criterion 1. A parent is the sum of its children; whole
numbers of children, zero or more; a blank is not a zero.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evidence.enums import FigureRole
from evidence.models import FigureValue

#: Fewer blanks than this have a sentence each.
FEW = 3


class FigureProblem(StrEnum):
    BLANK = "blank"
    SUM = "sum"
    WORDS_MISSING = "words_missing"


@dataclass(frozen=True)
class Problem:
    """What stops the figures from being sent: which figure, why, and by how much."""

    figure: object
    kind: FigureProblem
    difference: int = 0

    @property
    def message(self):
        """The sentence in the active language, saying what to do."""
        number = self.figure.number
        match self.kind:
            case FigureProblem.BLANK:
                return _("%(number)s is not filled in. Enter 0 if there are none.") % {
                    "number": number
                }
            case FigureProblem.WORDS_MISSING:
                return _("%(number)s is more than zero: say in words what it is.") % {
                    "number": number
                }
            case FigureProblem.SUM if self.difference > 0:
                sentence = ngettext(
                    "%(number)s is %(by)s more than its parts add up to.",
                    "%(number)s is %(by)s more than its parts add up to.",
                    self.difference,
                )
            case FigureProblem.SUM:
                sentence = ngettext(
                    "%(number)s is %(by)s less than its parts add up to.",
                    "%(number)s is %(by)s less than its parts add up to.",
                    -self.difference,
                )
        return sentence % {"number": number, "by": f"{abs(self.difference):,}"}


@dataclass(frozen=True)
class Entry:
    """A figure as entered: its number (None while blank) and its words.

    `attested` is for the dropouts in all: that there are none.
    """

    value: int | None = None
    note: str = ""
    attested: bool = False


def problems_of(*, figures, entries):
    """Every Problem of `entries` ({figure.pk: Entry}) in the round's `figures`, in their order.

    `figures` is the whole list of a round's Figure; the sums are those of its tree.
    """
    found = []
    children = {}
    for figure in figures:
        children.setdefault(figure.parent_id, []).append(figure)
    for figure in figures:
        entry = entries.get(figure.pk, Entry())
        if entry.value is None:
            found.append(Problem(figure, FigureProblem.BLANK))
            continue
        if figure.needs_text and entry.value > 0 and not entry.note.strip():
            found.append(Problem(figure, FigureProblem.WORDS_MISSING))
        parts = [entries.get(child.pk, Entry()).value for child in children.get(figure.pk, [])]
        if parts and None not in parts and entry.value != sum(parts):
            found.append(Problem(figure, FigureProblem.SUM, entry.value - sum(parts)))
    return found


def percent_filled(*, figures, entries):
    """How many of the figures are filled in, in whole percent; 100 only once they add up."""
    if not problems_of(figures=figures, entries=entries):
        return 100
    filled = sum(entry.value is not None for entry in entries.values())
    return min(99, 100 * filled // len(figures))


def sentences_of(problems):
    """What Problems say, in their order; several blanks in one sentence that comes first."""
    blank = [row.figure.number for row in problems if row.kind == FigureProblem.BLANK]
    if len(blank) < FEW:
        return [row.message for row in problems]
    sentence = _("Not filled in: %(numbers)s. Enter 0 where there are none.")
    others = [row.message for row in problems if row.kind != FigureProblem.BLANK]
    return [sentence % {"numbers": ", ".join(blank)}, *others]


def warnings_of(*, figures, entries):
    """The figures whose value is unusual: allowed, but worth a second look."""
    return [
        figure
        for figure in figures
        if figure.warning_th and (entries.get(figure.pk, Entry()).value or 0) > 0
    ]


def entry_of(row):
    """The Entry of a FigureValue."""
    return Entry(row.value, row.note, row.attested)


def entries_of(submission):
    """{figure.pk: Entry} of the working copy; empty while it is not saved."""
    if submission.pk is None:
        return {}
    rows = FigureValue.objects.filter(submission=submission)
    return {row.figure_id: entry_of(row) for row in rows}


def words_of(sent):
    """What was said of a figure besides its number; `sent` is one of SubmissionVersion.figures."""
    attested = _("Vouched for: no dropouts") if sent.get("attested") else ""
    return " – ".join(filter(None, [sent.get("note", ""), attested]))


def found_and_total(*, figures, values):
    """(found, total) of {figure.key: int}; None where a figure is blank or the round has none."""
    by_role = {figure.role: values.get(figure.key) for figure in figures if figure.role}
    return by_role.get(FigureRole.FOUND), by_role.get(FigureRole.TOTAL)
