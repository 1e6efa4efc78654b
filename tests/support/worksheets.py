"""Workbooks as they should not be, built around a good row: what people really upload."""

import io

import openpyxl

from support import samples


def workbook(headings, *rows, merged=(), other=None):
    """An XLSX with headings and rows; `merged` ranges, `other` a value on a further sheet."""
    book = openpyxl.Workbook()
    for row in (headings, *rows):
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    if other is not None:
        book.create_sheet("อื่น").append([other])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def hostile(headings, good):
    """{name: (bytes, code of the refusal)}: files that are no workbook to read."""
    content = workbook(headings, good)
    return {
        "1,000,000 empty rows": (samples.xlsx_empty_rows(), "too_many_rows"),
        "a cell at the very end": (samples.xlsx_far_cell(), "too_many_rows"),
        "macro": (samples.repacked(content, {"xl/vbaProject.bin": b"macro"}), "macro"),
        "password": (samples.ole("EncryptionInfo", "EncryptedPackage"), "password_office"),
        "old Excel": (samples.ole("Root Entry", "Workbook"), "old_office"),
        "zip bomb": (samples.xlsx_bomb(), "unpacks_too_large"),
        "cut off": (content[: len(content) // 2], "damaged"),
        "a PDF": (samples.pdf(), "not_xlsx"),
        "a Word document": (samples.docx(), "not_xlsx"),
        "a web page": (b"<html><table></table></html>", "other_document"),
        "empty": (b"", "empty"),
    }
