"""A table is laid out before its first row is written."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from evidence.domain.export.cells import LONG_TEXT, TEXT
from evidence.domain.export.sheets import Sheet
from evidence.domain.export.tables import Column, write_table


@pytest.fixture
def written():
    """A function that writes one table and reads its sheet back."""

    def write(columns, rows, **options):
        workbook = Workbook(write_only=True)
        sheet = Sheet(workbook, "table")
        workbook._add_sheet(sheet)
        file = io.BytesIO()
        assert write_table(sheet, columns, rows, **options) == len(rows)
        workbook.save(file)
        return load_workbook(file)["table"]

    return write


@pytest.mark.parametrize(
    ("above", "frozen", "freeze", "filter_"),
    [("", 2, "C2", "A1:C3"), ("ตัวอย่าง", 2, "C3", "A2:C4"), ("", 1, "B2", "A1:C3")],
)
def test_headings_stay_in_sight_and_rows_are_filtered(written, above, frozen, freeze, filter_):
    columns = [Column(name) for name in "abc"]
    sheet = written(columns, [[1, 2, 3], [4, 5, 6]], above=above, frozen=frozen)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == (freeze, filter_)


def test_rows_without_a_width_to_measure_are_never_gathered(written):
    """Each row is made when the one before has been written."""
    columns = [Column("a", TEXT, 10)]
    workbook = Workbook(write_only=True)
    sheet = Sheet(workbook, "table")
    appended = []
    sheet.append = lambda row: appended.append(row[0][1])
    seen = []

    def rows():
        for number in range(3):
            seen.append(len(appended))
            yield [number]

    write_table(sheet, columns, rows())
    assert (appended, seen) == (["a", 0, 1, 2], [1, 2, 3])


def test_columns_fit_what_is_seen_of_thai(written):
    columns = [Column("ก"), Column("ก"), Column("ก", LONG_TEXT), Column("ก", TEXT, 7)]
    # Marks take no width: both first columns are as wide.
    rows = [["กิ่" * 20, "ก" * 20, "ก" * 200, "ก" * 200]]
    sheet = written(columns, rows)
    widths = [sheet.column_dimensions[letter].width for letter in "ABCD"]
    assert widths == [24.0, 24.0, 90.0, 7.0]


def test_wrapped_text_has_the_height_of_its_lines(written):
    columns = [Column("ก"), Column("ก", LONG_TEXT)]
    rows = [["1", "หนึ่งบรรทัด"], ["2", "หนึ่ง\nสอง\nสาม"], ["3", "ก" * 126]]
    sheet = written(columns, rows)
    heights = [sheet.row_dimensions[number].height for number in (2, 3, 4)]
    assert heights == [None, 48.0, 32.0]
