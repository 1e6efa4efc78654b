"""A sheet that is one table: headings that stay in sight, a filter, columns wide enough."""

from dataclasses import dataclass, replace
from math import ceil

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.utils import get_column_letter

from .cells import PLAIN, Link, Look, font, is_risky, text_cell, value_of, width_of

NARROWEST, WIDEST = 8, 52
WIDEST_WRAPPED = 64
# A filter's button covers the end of a heading's last line.
BUTTON = 3
HEADING_LINES = 4
LINE_HEIGHT = 17
A4 = 9


@dataclass(frozen=True)
class Column:
    """A heading and the look of what stands below it.

    `width` is in digits of the workbook's font; None is as wide as the rows need.
    """

    heading: str
    look: Look = PLAIN
    width: float | None = None


def write_table(sheet, columns, rows, *, above="", frozen=2):
    """Write `rows` (iterables of values) under the headings; returns how many.

    `above` is a line over the headings, `frozen` the number of columns that stay in sight. Rows
    are written as they come unless a column's width depends on them.
    """
    rows = ([value_of(value) for value in row] for row in rows)
    if any(column.width is None for column in columns):
        rows = list(rows)
        columns = [
            replace(column, width=column.width or _fit(column, [row[number] for row in rows]))
            for number, column in enumerate(columns)
        ]
    top = 2 if above else 1
    _set_up(sheet, columns, top=top, frozen=frozen)
    if above:
        sheet.append([_cell(sheet, above, font=font(bold=True, color="7A4800"))])
    sheet.append([_heading(sheet, column.heading) for column in columns])
    bottom = top
    fill = _filler(sheet, columns)
    for row in rows:
        bottom += 1
        if (lines := _lines(columns, row)) > 1:
            sheet.row_dimensions[bottom].height = LINE_HEIGHT * lines
        sheet.append(fill(row, bottom))
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(columns))}{bottom}"
    return bottom - top


def _filler(sheet, columns):
    """A function from values to what openpyxl writes. Its cells are used again for every row."""
    letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
    looks = [column.look for column in columns]
    cells = [look.cell(sheet) for look in looks]

    def fill(row, number):
        filled = []
        for letter, look, cell, value in zip(letters, looks, cells, row, strict=True):
            if isinstance(value, Link):
                sheet.link(f"{letter}{number}", value.address)
                value = value.text
            if is_risky(value):
                value = text_cell(sheet, value, look)
            elif cell is not None and value is not None:
                cell.value = value
                value = cell
            filled.append(value)
        return filled

    return fill


def _set_up(sheet, columns, *, top, frozen):
    """What openpyxl must know of the sheet before its first row."""
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.print_title_cols = f"A:{get_column_letter(frozen)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    lines = max(_folded(column.heading, column.width - BUTTON) for column in columns)
    sheet.row_dimensions[top].height = LINE_HEIGHT * lines + 4


def _lines(columns, row):
    """How many lines the row's longest wrapped text takes."""
    return max(
        (
            _folded(value, column.width)
            for column, value in zip(columns, row, strict=True)
            if column.look.wrap and value is not None
        ),
        default=1,
    )


def _folded(text, width):
    """How many lines a text takes in a column of that width."""
    return sum(max(1, ceil(width_of(line) / (width - 1))) for line in text.split("\n"))


def _fit(column, values):
    """Wide enough for every value, or for a wrapped text to be read."""
    widest = max((width_of(value) for value in values if value is not None), default=0) * 1.1
    heading = width_of(column.heading) / HEADING_LINES + BUTTON
    most = WIDEST_WRAPPED if column.look.wrap else WIDEST
    return round(min(max(widest, heading, NARROWEST) + 2, most), 1)


def _heading(sheet, text):
    line = Side(style="thin", color="75837F")
    return _cell(
        sheet,
        text,
        font=font(bold=True, color="073636"),
        fill=PatternFill("solid", fgColor="E7F0EE"),
        alignment=Alignment(wrap_text=True, vertical="center"),
        border=Border(bottom=line),
    )


def _cell(sheet, text, **style):
    cell = WriteOnlyCell(sheet, text)
    for name, value in style.items():
        setattr(cell, name, value)
    return cell
