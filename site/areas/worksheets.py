"""A sheet of Excel as a person filled it in: headings, cells, and what is wrong with which.

Who opens the file hands over a Worksheet; nothing here knows Excel.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from thai.digits import to_arabic
from thai.text import clean, fold

_WHOLE = re.compile(r"\d{1,9}")
#: The headings stand in one of the first rows: a title may stand above them.
HEADING_ROWS = 10


@dataclass(frozen=True)
class Worksheet:
    """`rows` are rows of (kind, value) or None. Kinds: n number, s text, f formula, d date (ISO),
    b truth, e error. `others` names further sheets that hold values, `merged` merged ranges."""

    name: str
    rows: tuple
    others: tuple = ()
    merged: tuple = ()
    sha256: str = ""


class BadCell(ValueError):
    """What is wrong with a cell, as a sentence that says what to do."""


class RefusedSheet(ValueError):
    """The sheet as a whole cannot be read; `problems` has a sentence for each reason."""

    def __init__(self, problems):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass
class Row:
    """A row below the headings: its number in Excel, its cells by name, what was found wrong
    ({name: sentence}) and what was read otherwise than it stands ({name: sentence}).

    `places` are the columns of the names, counted from 0."""

    number: int
    cells: dict
    places: dict = field(default_factory=dict, kw_only=True)
    problems: dict = field(default_factory=dict)
    remarks: dict = field(default_factory=dict)

    def read(self, name, reader):
        """What `reader` makes of a cell; None where it finds fault, which the row remembers."""
        cell = Cell(*(self.cells.get(name) or ("", None)))
        try:
            value = reader(cell)
        except BadCell as problem:
            self.problems[name] = str(problem)
            return None
        if remark := cell.remark(value):
            self.remarks[name] = remark
        return value

    def address(self, name):
        """Where the cell stands in Excel, such as C9; the row alone where it has no column."""
        column, letters = self.places.get(name, -1), ""
        while column >= 0:
            letters = chr(ord("A") + column % 26) + letters
            column = column // 26 - 1
        return f"{letters}{self.number}"

    @property
    def elsewhere(self):
        """Problems of cells that the sheet has no column or no value for."""
        return [(name, text) for name, text in self.problems.items() if not self.cells.get(name)]

    def shown(self, name):
        """The cell as it stands, for the preview."""
        kind, value = self.cells.get(name) or ("", None)
        return {"": "", "f": "=…", "e": "#"}.get(kind, plain(value))


@dataclass(frozen=True)
class SheetPlan:
    """What a sheet would do: `pairs` of (Row, outcome; None where the row has a problem)."""

    pairs: list

    @property
    def outcomes(self):
        return [outcome for _row, outcome in self.pairs if outcome]

    @property
    def wrong_rows(self):
        return [row for row, _outcome in self.pairs if row.problems]


class Cell(NamedTuple):
    kind: str
    value: object

    def text(self):
        """Its text: cleaned, without blanks around. Raises BadCell for a formula or an error."""
        if self.kind == "f":
            raise BadCell(_("There is a formula. Copy the cell and paste its value only."))
        if self.kind == "e":
            raise BadCell(_("Excel shows an error here. Enter the value itself."))
        return clean(plain(self.value)).strip()

    def whole(self):
        """A whole number from 0 up, from a number or from text such as “๑,๒๓๔”; None if empty."""
        text = to_arabic(self.text()).replace(",", "")
        if not text:
            return None
        if text.startswith("-"):
            raise BadCell(_("The number is negative. Enter a whole number from 0 up."))
        if not _WHOLE.fullmatch(text):
            raise BadCell(_("“%s” is no whole number. Enter digits only, such as 125.") % text)
        return int(text)

    def remark(self, value):
        """A sentence if the cell is read otherwise than it stands; None else."""
        if self.kind == "s" and value is not None:
            arabic = to_arabic(self.value)
            if arabic != self.value and _WHOLE.fullmatch(arabic.replace(",", "").strip()):
                return _("Thai digits, read as %s.") % arabic.strip()
            if self.value != self.value.strip():
                return _("Blanks around the text are left out.")
        return None


def plain(value):
    """A cell's value as text: 5.0 is 5."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def rows_below(sheet, headings, *, required):
    """The Rows below the headings of `sheet` that hold anything.

    `headings` is {name: the headings it may bear}; case, blanks and Thai digits do not matter.
    Raises RefusedSheet for merged cells, further sheets with values and missing headings.
    """
    problems = []
    if sheet.others:
        problems.append(
            _("Other sheets hold data too: %s. Keep one sheet only.") % ", ".join(sheet.others)
        )
    if sheet.merged:
        problems.append(
            _("Cells are merged: %s. Select them, choose Unmerge Cells, and fill each cell.")
            % ", ".join(sheet.merged)
        )
    known = {fold(word): name for name, words in headings.items() for word in words}
    top, places = _headings(sheet, known)
    if missing := [headings[name][0] for name in required if name not in places]:
        problems.append(_("These headings are missing: %s") % ", ".join(map(str, missing)))
    if problems:
        raise RefusedSheet(problems)
    rows = []
    for number, cells in enumerate(sheet.rows[top + 1 :], top + 2):
        if any(cell is not None for cell in cells):
            there = {name: cells[at] for name, at in places.items() if at < len(cells)}
            rows.append(Row(number, there, places=places))
    return rows


def _headings(sheet, known):
    """(index of the row with the most known headings, {name: column})."""
    best = (0, {})
    for index, cells in enumerate(sheet.rows[:HEADING_ROWS]):
        places = {}
        for column, cell in enumerate(cells):
            name = known.get(fold(plain(cell[1])).strip()) if cell else None
            if name:
                places.setdefault(name, column)
        if len(places) > len(best[1]):
            best = (index, places)
    return best
