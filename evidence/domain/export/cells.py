"""What stands in one cell: text that stays text, real numbers and dates, and how each looks."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from thai.bilingual import is_english
from thai.clusters import truncate
from thai.dates import local

#: Excel holds no more characters in a cell.
LONGEST = 32_767

# What XML cannot say, and line ends other than Excel's.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ as A: an escaped underscore keeps such a text as it is.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# A text that begins so would be a formula or an error value, now or once somebody edits it.
_RISKY = tuple("=+-@#\t")


@dataclass(frozen=True)
class Look:
    """How the cells of a column look. A `plain` one costs nothing: it has no style of its own."""

    number_format: str = "General"
    horizontal: str | None = None
    wrap: bool = False
    link: bool = False
    plain: bool = False

    def cell(self, sheet):
        """A cell of this look, to be filled again and again; None for a plain one."""
        if self.plain:
            return None
        cell = WriteOnlyCell(sheet)
        cell.number_format = self.number_format
        cell.alignment = Alignment(horizontal=self.horizontal, vertical="top", wrap_text=self.wrap)
        if self.link:
            cell.font = font(color="0B4A4A", underline="single")
        return cell


PLAIN = Look(plain=True)
TEXT = Look()
LONG_TEXT = Look(wrap=True)
WHOLE_NUMBER = Look("#,##0")
SMALL_NUMBER = Look("0", "center")
PERCENTAGE = Look("0.00")
LINK = Look(link=True)


def moment():
    """The Look of a date with its time, in the active language.

    In Thai the number is a date as any other, and its format shows the Buddhist Era with Arabic
    digits (07: the Thai calendar, 041E: Thai): 28 ก.พ. 2565 16:30.
    """
    language = "409" if is_english() else "107041E"
    return Look(f"[$-{language}]d mmm yyyy hh:mm", "left")


def font(**traits):
    """The workbook's font with these traits; a bare Font would fall back to another face."""
    return Font(name="Calibri", size=11, family=2, scheme="minor", **traits)


class Link(NamedTuple):
    """A text that leads to an address."""

    text: str
    address: str


def value_of(value):
    """`value` as Excel can hold it: moments in Bangkok's time, clean texts, None for nothing."""
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, datetime):
        return local(value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, Link):
        return value._replace(text=clean(value.text))
    return value


def clean(text):
    """`text` with nothing in it that a workbook cannot hold, and no longer than a cell holds."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPE.sub("_x005F_", _ILLEGAL.sub("", text))
    return text if len(text) <= LONGEST else truncate(text, LONGEST)


def is_risky(value):
    """Whether a text could be taken for something to compute."""
    return isinstance(value, str) and value.startswith(_RISKY)


def text_cell(sheet, text, look):
    """A cell in which `text` is text whatever it begins with, even when it is edited in Excel."""
    cell = look.cell(sheet) or WriteOnlyCell(sheet)
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def width_of(value):
    """How many columns of digits a value takes on its longest line: Thai marks take none."""
    if isinstance(value, datetime):
        return 18
    lines = str(value).split("\n")
    return max(sum(unicodedata.category(char) != "Mn" for char in line) for line in lines)
