"""Counting the rows of a workbook without reading it into the server's process."""

from . import sandbox
from .spool import spooled


def count_filled_rows(file):
    """[{"name": sheet, "rows": number}] of an XLSX: rows with a value, headings included.

    Nothing of the cells is returned. Raises RejectedFile.
    """
    with (
        spooled(file, in_memory=True) as copy,
        sandbox.run("row_counts.count", copy.file) as (sheets, _product),
    ):
        return sheets
