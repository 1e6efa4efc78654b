"""Rows and links, as openpyxl reads them back."""

import io
from datetime import datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from evidence.domain.export import sheets
from evidence.domain.export.cells import LINK, TEXT, Link
from evidence.domain.export.sheets import Sheet
from evidence.domain.export.tables import Column, write_table


@pytest.fixture
def read():
    """A function that writes sheets by name and reads the workbook back."""

    def write(**tables):
        workbook = Workbook(write_only=True)
        written = {title: Sheet(workbook, title) for title in tables}
        for title, sheet in written.items():
            workbook._add_sheet(sheet)
            columns, rows = tables[title]
            write_table(sheet, columns, rows)
        file = io.BytesIO()
        workbook.save(file)
        for sheet in written.values():
            sheet.save_links(file)
        return load_workbook(file)

    return write


def test_values_come_back_as_they_were_written(read):
    values = [
        "ข้อความ",
        " เว้นวรรค\n",
        '<a> & "ข"',
        "]]>",
        0,
        -3,
        Decimal("94.99"),
        datetime(2026, 1, 15, 16, 30),
        None,
        "😀",
    ]
    columns = [Column(str(number), TEXT) for number in range(len(values))]
    sheet = read(rows=(columns, [values]))["rows"]
    assert [cell.value for cell in sheet[2][:7]] == [*values[:6], 94.99]
    # A number without the format of a date: the column's look decides.
    assert [cell.value for cell in sheet[2][7:]] == [46037.6875, None, "😀"]


def test_a_cell_holds_nothing_that_would_break_the_file(read):
    with pytest.raises(TypeError):
        read(rows=([Column("a", TEXT, 10)], [[[1, 2]]]))


def test_text_that_looks_like_a_formula_stays_text_and_is_quoted(read):
    texts = ["=1+1", "=HYPERLINK(“x”)", "+1", "-1", "@SUM(A1)", "#N/A", "\tx", "ก"]
    sheet = read(rows=([Column("a")], [[text] for text in texts]))["rows"]
    assert [
        (row[0].value, row[0].data_type, row[0].quotePrefix) for row in sheet.iter_rows(min_row=2)
    ] == [(text, "s", text != "ก") for text in texts]


def test_links_lead_from_their_cells_on_every_sheet(read):
    columns = [Column("name"), Column("link", LINK)]
    workbook = read(
        one=(columns, [["a", Link("ที่หนึ่ง", "https://example.org/1")], ["b", None]]),
        none=(columns, [["c", None]]),
        two=(columns, [["d", "text"], ["e", Link("=1", "https://example.org/ก ข?q=[1]&r=“2”")]]),
    )
    assert {
        (sheet.title, cell.coordinate): (cell.value, cell.hyperlink.target)
        for sheet in workbook
        for row in sheet
        for cell in row
        if cell.hyperlink
    } == {
        ("one", "B2"): ("ที่หนึ่ง", "https://example.org/1"),
        ("two", "B3"): (
            "=1",
            "https://example.org/%E0%B8%81%20%E0%B8%82?q=%5B1%5D&r=%E2%80%9C2%E2%80%9D",
        ),
    }


def test_links_beyond_what_excel_takes_are_plain_text(read, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_LINKS", 2)
    links = [[Link(f"https://example.org/{n}", f"https://example.org/{n}")] for n in range(3)]
    sheet = read(rows=([Column("link", LINK)], links))["rows"]
    assert [(row[0].value, row[0].hyperlink is not None) for row in sheet.iter_rows(min_row=2)] == [
        ("https://example.org/0", True),
        ("https://example.org/1", True),
        ("https://example.org/2", False),
    ]
