"""An Excel workbook as rows of values, for reading it on the screen."""

import itertools
from datetime import date, datetime, time

import openpyxl

from .office import opened

MAX_SHEETS = 20
MAX_CELL_CHARS = 1000


def to_rows(source, product, *, rows, columns):
    """Sandbox job: the first `rows` × `columns` cells of each sheet, as Excel last showed them.

    Reading stops there, however far away a sheet claims to end. Dates are {"date": iso},
    {"datetime": iso}; a formula without a stored value is null.
    """
    with opened(source):
        pass
    source.seek(0)
    workbook = openpyxl.load_workbook(source, read_only=True, data_only=True, keep_links=False)
    return [_sheet(sheet, rows, columns) for sheet in workbook.worksheets[:MAX_SHEETS]]


def _sheet(sheet, rows, columns):
    # What the sheet says of its own size is often wrong, and sometimes meant to be.
    sheet.reset_dimensions()
    cells = sheet.iter_rows(max_row=rows + 1, max_col=columns + 1, values_only=True)
    found = [list(row) for row in itertools.islice(cells, rows + 1)]
    cut = len(found) > rows or any(len(row) > columns and row[columns] is not None for row in found)
    found = [[_plain(value) for value in row[:columns]] for row in found[:rows]]
    return {
        "name": sheet.title,
        "hidden": sheet.sheet_state != "visible",
        "rows": _trimmed(found),
        "cut": cut,
    }


def _trimmed(rows):
    """Without the empty rows at the end and the empty columns at the right."""
    filled = [[i for i, value in enumerate(row, 1) if value is not None] for row in rows]
    height = max((i for i, row in enumerate(filled, 1) if row), default=0)
    width = max((row[-1] for row in filled if row), default=0)
    return [(row + [None] * width)[:width] for row in rows[:height]]


def _plain(value):
    """The value as JSON."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        if value.time() == time():
            return {"date": value.date().isoformat()}
        return {"datetime": value.isoformat(sep=" ", timespec="minutes")}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return str(value)[:MAX_CELL_CHARS] or None
