"""A CSV as Excel in Thailand writes it: its cells as text."""

import csv
import io
import itertools

from ..rejections import RejectedFile
from .tables import MAX_CHARS

DELIMITERS = ",;\t"
MAX_BYTES = 5 * 1024 * 1024
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(source, product, *, rows, columns):
    """Sandbox job: the cells of a CSV, in the shape of `tables.read`.

    In UTF-8, UTF-16 or TIS-620, parted by commas, semicolons or tabs. Raises RejectedFile:
    "not_table" for what is no text, "too_many_rows" for more than `rows`.
    """
    source.seek(0)
    text = _decoded(source.read(MAX_BYTES + 1))
    top = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=top.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        found = [_cells(line[:columns]) for line in itertools.islice(lines, rows + 1)]
    except csv.Error:
        raise RejectedFile("not_table") from None
    if len(found) > rows:
        raise RejectedFile("too_many_rows", limit=rows)
    return {"sheet": "", "others": [], "merged": [], "rows": found}


def _decoded(content):
    if len(content) > MAX_BYTES or (b"\0" in content and not content.startswith(_UTF16_MARKS)):
        raise RejectedFile("not_table")
    encodings = ["utf-16"] if content.startswith(_UTF16_MARKS) else ["utf-8-sig", "cp874"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RejectedFile("not_table")


def _cells(values):
    return [["s", value[:MAX_CHARS]] if value.strip() else None for value in values]
