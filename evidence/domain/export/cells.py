"""What stands in one cell: text that stays text, real numbers and dates, and how each looks."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from thai.bilingual import is_english
from thai.clusters import truncate
from thai.dates import local
from thai.widths import display_width

#: Excel holds no more characters in a cell.
LONGEST = 32_767

# What XML cannot say, line ends other than Excel's, and _x0041_, which Excel reads as A.
_ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
_ESCAPED = "_(?=x[0-9A-Fa-f]{4}_)"
_UNUSUAL = re.compile(f"{_ILLEGAL}|{_ESCAPED}|\r\n?")
# A text that begins so becomes a formula or an error value once somebody edits it.
_RISKY = tuple("=+-@#\t")


@dataclass(frozen=True)
class Look:
    """How the cells of a column look."""

    number_format: str = "General"
    horizontal: str | None = None
    vertical: str = "top"
    wrap: bool = False
    ink: str | None = None
    paper: str | None = None
    bold: bool = False
    underlined: bool = False

    def style(self, sheet, *, quoted=False):
        """The id of this look among the workbook's styles.

        A `quoted` text stays a text even when it is edited in Excel.
        """
        cell = WriteOnlyCell(sheet)
        cell.number_format = self.number_format
        cell.alignment = Alignment(
            horizontal=self.horizontal, vertical=self.vertical, wrap_text=self.wrap
        )
        # A bare Font would fall back to another face than the rest of the workbook has.
        cell.font = Font(
            name="Calibri",
            size=11,
            family=2,
            scheme="minor",
            color=self.ink,
            bold=self.bold,
            underline="single" if self.underlined else None,
        )
        if self.paper:
            cell.fill = PatternFill("solid", fgColor=self.paper)
        cell.quotePrefix = quoted
        return cell.style_id


TEXT = Look()
LONG_TEXT = Look(wrap=True)
WHOLE_NUMBER = Look("#,##0")
SMALL_NUMBER = Look("0", "center")
PERCENTAGE = Look("0.00")
LINK = Look(ink="0B4A4A", underlined=True)
HEADING = Look(vertical="center", wrap=True, bold=True, ink="073636", paper="E7F0EE")
DEMO_MARK = Look(bold=True, ink="7A4800")


def moment():
    """The Look of a date with its time, in the active language.

    In Thai the number is a date as any other, and its format shows the Buddhist Era with Arabic
    digits (07: the Thai calendar, 041E: Thai): 28 ก.พ. 2565 16:30.
    """
    language = "409" if is_english() else "107041E"
    return Look(f"[$-{language}]d mmm yyyy hh:mm", "left")


class Link(NamedTuple):
    """A text that leads to an address."""

    text: str
    address: str


def value_of(value):
    """`value` as Excel can hold it: moments in Bangkok's time, clean texts, None for nothing.

    A text may be lazy.
    """
    if isinstance(value, str | Promise):
        return clean(str(value)) or None
    if isinstance(value, datetime):
        return local(value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, Link):
        return value._replace(text=clean(value.text))
    return value


def clean(text):
    """`text` with nothing in it that a workbook cannot hold, and no longer than a cell holds."""
    if _UNUSUAL.search(text):
        text = _UNUSUAL.sub(_usual, text)
    return text if len(text) <= LONGEST else truncate(text, LONGEST)


def _usual(match):
    match match[0]:
        case "_":
            return "_x005F_"
        case "\r" | "\r\n":
            return "\n"
    return ""


def is_risky(value):
    """Whether Excel would compute a text once somebody edits its cell."""
    return isinstance(value, str) and value.startswith(_RISKY)


def width_of(value):
    """How many columns of digits a value takes on its longest line: Thai marks take none."""
    if isinstance(value, datetime):
        return 18
    return display_width(str(value))
