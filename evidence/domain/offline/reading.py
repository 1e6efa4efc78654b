"""A workbook of figures that came back: every cell judged before anything is saved."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from areas.worksheets import BadCell, Cell, RefusedSheet, rows_below
from evidence.domain.errors import Refused
from evidence.domain.figures import Entry, entries_of, problems_of, sentences_of
from evidence.domain.reporting import save_figures
from evidence.enums import FigureRole
from thai.bilingual import is_english
from thai.digits import to_arabic

from .marks import mark_in, mark_of

#: name: (Thai heading, English heading) of the columns, in their order.
HEADINGS = {
    "number": ("ข้อ", "No."),
    "text": ("รายการ", "Figure"),
    "value": ("จำนวน (คน)", "How many"),
    "words": ("คำอธิบาย", "In words"),
    "sum": ("ต้องเท่ากับผลรวมของข้อ", "Must equal the sum of"),
    "last": ("ปีที่แล้ว", "Last year"),
}
REQUIRED = ("number", "value", "words")
#: The greatest number of children that a cell takes, as the form does.
MOST = 9_999_999
LONGEST = 300


def takes_words(figure):
    """Whether the page asks for words beside the number."""
    return figure.needs_text or figure.role == FigureRole.TOTAL


@dataclass(frozen=True)
class BadPlace:
    """A cell that cannot be taken: its address in Excel, what was read there, what to do."""

    address: str
    shown: str
    sentence: str


@dataclass(frozen=True)
class Change:
    """A figure before and after, as Entries."""

    figure: object
    then: Entry
    now: Entry

    @property
    def is_one(self):
        return self.then != self.now


@dataclass(frozen=True, kw_only=True)
class FiguresPlan:
    """What a workbook would save: nothing while `bad` has any; `problems` do not stop saving."""

    changes: list = field(default_factory=list)
    bad: list = field(default_factory=list)
    remarks: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    seen: dict = field(default_factory=dict)

    @property
    def sentences(self):
        """What would stop the report from being sent with these figures."""
        return sentences_of(self.problems)

    @property
    def entries(self):
        """{Figure: Entry} of what changes."""
        return {change.figure: change.now for change in self.changes if change.is_one}


def plan_figures(*, sheet, round, district, submission):
    """Read a Worksheet into a FiguresPlan; nothing is saved. Raises RefusedSheet.

    A workbook of another district or round, or one that was downloaded before the figures were
    saved last, is refused as a whole: nothing on the site is overwritten unseen.
    """
    figures = list(round.figures.order_by("order"))
    entries = entries_of(submission)
    mark = mark_of(round=round, district=district, figures=figures, entries=entries)
    if refusal := _refusal(mark_in(sheet), mark):
        raise RefusedSheet([refusal])
    own = 1 if is_english() else 0  # the language that a missing heading is named in
    headings = {name: (words[own], words[not own]) for name, words in HEADINGS.items()}
    rows = rows_below(sheet, headings, required=REQUIRED)
    return _plan(rows, figures, entries)


def carry_out(plan, *, submission, by, at=None):
    """Save what a plan changes. Raises Refused where a colleague was faster by a moment."""
    with transaction.atomic():
        if save_figures(submission=submission, entries=plan.entries, seen=plan.seen, by=by, at=at):
            raise Refused(_("Something changed meanwhile. Upload the workbook again."), code="late")


def _refusal(found, expected):
    """Why the workbook as a whole is not taken, as a sentence; None if it is."""
    if found is None:
        return _("This is not the workbook of these figures. Download it here and fill it in.")
    if found.district != expected.district:
        return _("This workbook belongs to another district. Download your own and fill it in.")
    if found.round != expected.round:
        return _("This workbook belongs to another round. Download the one of this round.")
    if found.state != expected.state:
        return _(
            "The figures were saved on this page after the workbook was downloaded. Download it "
            "again, so that nothing is overwritten unseen, and copy your numbers into it."
        )
    return None


def _plan(rows, figures, entries):
    by_number = {figure.number: figure for figure in figures}
    typed, bad, remarks = {}, [], []
    for row in rows:
        figure = row.read("number", lambda cell: _figure(cell, by_number, typed))
        if figure is not None:
            saved = entries.get(figure.pk, Entry())
            value = row.read("value", _count)
            words = row.read("words", lambda cell, figure=figure: _words(cell, figure)) or ""
            typed[figure.pk] = Entry(value, words, saved.attested and value == 0)
        bad += [BadPlace(row.address(name), row.shown(name), s) for name, s in row.problems.items()]
        remarks += [(row.address(name), text) for name, text in row.remarks.items()]
    missing = [figure.number for figure in figures if figure.pk not in typed]
    if missing and not bad:
        sentence = _("The rows of %s are missing. Download the workbook again.")
        raise RefusedSheet([sentence % ", ".join(missing)])
    if bad:
        return FiguresPlan(bad=bad, remarks=remarks)
    changes = [Change(f, entries.get(f.pk, Entry()), typed[f.pk]) for f in figures]
    return FiguresPlan(
        changes=changes,
        remarks=remarks,
        problems=problems_of(figures=figures, entries=typed),
        seen={change.figure: change.then for change in changes},
    )


def _figure(cell, by_number, typed):
    """The Figure of a row. Raises BadCell for an unknown one or one that stood above."""
    number = to_arabic(cell.text())
    if number not in by_number:
        raise BadCell(_("There is no figure “%s”. Take this row out.") % number)
    if by_number[number].pk in typed:
        raise BadCell(_("Figure %s stands in two rows. Keep one of them.") % number)
    return by_number[number]


def _count(cell):
    value = cell.whole()
    if value is not None and value > MOST:
        raise BadCell(_("Enter a whole number of children, such as 0 or 125."))
    return value


def _words(cell: Cell, figure):
    text = cell.text()
    if text and not takes_words(figure):
        raise BadCell(_("No words are asked for here. Clear this cell."))
    if len(text) > LONGEST:
        raise BadCell(_("Shorten this text to at most %s characters.") % LONGEST)
    return text
