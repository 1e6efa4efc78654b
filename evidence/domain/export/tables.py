"""A sheet that is one table: headings that stay in sight, a filter, columns wide enough."""

from dataclasses import dataclass, replace
from math import ceil

from openpyxl.utils import get_column_letter

from .cells import DEMO_MARK, HEADING, TEXT, Link, Look, is_risky, value_of, width_of

NARROWEST, WIDEST = 8, 52
WIDEST_WRAPPED = 90
# A filter's button covers the end of a heading's last line.
BUTTON = 3
HEADING_LINES = 4
LINE_HEIGHT = 16
A4 = 9


@dataclass(frozen=True)
class Column:
    """A heading and the look of what stands below it.

    `width` is in digits of the workbook's font; None is as wide as the rows need.
    """

    heading: str
    look: Look = TEXT
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
        sheet.append([(DEMO_MARK.style(sheet), above)])
    heading = HEADING.style(sheet)
    sheet.append([(heading, column.heading) for column in columns])
    bottom = top
    fill = _filler(sheet, columns)
    wrapped = [(number, c.width) for number, c in enumerate(columns) if c.look.wrap]
    for row in rows:
        bottom += 1
        if (lines := _lines(row, wrapped)) > 1:
            sheet.row_dimensions[bottom].height = LINE_HEIGHT * lines
        sheet.append(fill(row, bottom))
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(columns))}{bottom}"
    return bottom - top


def _filler(sheet, columns):
    """A function from values to the cells of a row."""
    styles = [
        (
            get_column_letter(number),
            column.look.style(sheet),
            column.look.style(sheet, quoted=True),
        )
        for number, column in enumerate(columns, 1)
    ]

    def fill(row, number):
        cells = []
        for (letter, style, quoted), value in zip(styles, row, strict=True):
            if isinstance(value, Link):
                sheet.link(f"{letter}{number}", value.address)
                value = value.text
            cells.append((quoted if is_risky(value) else style, value))
        return cells

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


def _lines(row, wrapped):
    """How many lines the row takes; `wrapped` are the numbers and widths of such columns."""
    return max((_folded(row[n], width) for n, width in wrapped if row[n] is not None), default=1)


def _folded(text, width):
    """How many lines a text takes in a column of that width."""
    return sum(max(1, ceil(width_of(line) / (width - 1))) for line in text.split("\n"))


def _fit(column, values):
    """Wide enough for every value, or for a wrapped text to be read."""
    widest = max((width_of(value) for value in values if value is not None), default=0) * 1.1
    heading = width_of(column.heading) / HEADING_LINES + BUTTON
    most = WIDEST_WRAPPED if column.look.wrap else WIDEST
    return round(min(max(widest, heading, NARROWEST) + 2, most), 1)
