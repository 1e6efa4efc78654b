"""Counting the dropout system's workbook: its rows name children, so it is never kept."""

from files.counts import count_filled_rows


def count_rows(file):
    """{"sheets": [{"name": str, "rows": int}]} of an XLSX: rows with a value, less the heading.

    Nothing of the cells is returned. Raises RejectedFile.
    """
    sheets = count_filled_rows(file)
    return {"sheets": [sheet | {"rows": max(0, sheet["rows"] - 1)} for sheet in sheets]}
