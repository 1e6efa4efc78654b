"""An Excel workbook that somebody filled in: its cells as they are, formulas included."""

import itertools
from datetime import date, datetime
from xml.sax.handler import ContentHandler

import openpyxl

from ..rejections import RejectedFile
from .office import opened, read_all, type_of
from .office_text import parsed
from .row_counts import sheet_parts

MAX_CHARS = 500
MAX_MERGED = 20


def read(source, product, *, rows, columns):
    """Sandbox job: the cells of the first sheet, and whatever makes a workbook hard to read.

    Returns {"sheet": name, "others": names of further sheets that hold values, "merged": the
    first merged ranges, "rows": rows of [kind, value]}. A kind is "n" (a number), "s" (a text),
    "f" (a formula), "d" (a date, ISO), "b" (a truth) or "e" (an error); an empty cell is null.
    Raises RejectedFile: "too_many_rows" where a sheet goes further than `rows`.
    """
    with opened(source) as package:
        if type_of(package) != "xlsx":
            raise RejectedFile("not_xlsx")
        read_all(package)
        sheets = [(name, _look(package, part, rows)) for name, part in sheet_parts(package)]
    if not sheets:
        raise RejectedFile("other_document")
    name, seen = sheets[0]
    return {
        "sheet": name,
        "others": [other for other, look in sheets[1:] if look.has_values],
        "merged": seen.merged,
        "rows": _cells(source, rows, columns) if seen.has_values else [],
    }


def _look(package, part, rows):
    """One pass over the XML of a sheet, which tells of rows that openpyxl would have to make."""
    look = _Look(rows)
    with package.open(part) as file:
        for _size in parsed(file, look):
            if look.rows > rows or look.last > rows:
                raise RejectedFile("too_many_rows", limit=rows)
    return look


class _Look(ContentHandler):
    """How many rows a sheet has, how far the last one lies, values, merged ranges."""

    def __init__(self, limit):
        self.limit, self.rows, self.last = limit, 0, 0
        self.has_values, self.merged = False, []

    def startElement(self, name, attrs):
        name = name.rpartition(":")[2]
        if name == "row":
            self.rows += 1
            self.last = max(self.last, int(attrs.get("r", 0)))
        elif name in ("v", "f", "is"):
            self.has_values = True
        elif name == "mergeCell" and len(self.merged) < MAX_MERGED:
            self.merged.append(attrs.get("ref", ""))


def _cells(source, rows, columns):
    source.seek(0)
    workbook = openpyxl.load_workbook(source, read_only=True, keep_links=False)
    sheet = workbook.worksheets[0]
    # What the sheet says of its own size is often wrong, and sometimes meant to be.
    sheet.reset_dimensions()
    found = sheet.iter_rows(max_row=rows, max_col=columns)
    return [_trimmed([_cell(cell) for cell in row]) for row in itertools.islice(found, rows)]


def _trimmed(cells):
    """Without the empty cells at the end."""
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _cell(cell):
    value = cell.value
    if value is None:
        return None
    if cell.data_type in ("f", "e"):
        return [cell.data_type, ""]
    if isinstance(value, bool):
        return ["b", value]
    if isinstance(value, datetime | date):
        return ["d", value.isoformat()]
    if isinstance(value, int | float):
        return ["n", value]
    text = str(value)[:MAX_CHARS]
    return ["s", text] if text.strip() else None
