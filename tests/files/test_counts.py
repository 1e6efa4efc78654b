import io

import pytest

from files.counts import count_filled_rows
from files.rejections import RejectedFile
from support import samples

pytestmark = pytest.mark.usefixtures("same_process")


def test_rows_with_a_value_are_counted_by_sheet():
    content = samples.xlsx([["ชื่อ"], ["ก"], [None], ["", 0]], ว่าง=[])
    assert count_filled_rows(io.BytesIO(content)) == [
        {"name": "Sheet", "rows": 3},
        {"name": "ว่าง", "rows": 0},
    ]


def test_sheet_whose_part_has_an_absolute_name_is_counted():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x" Target="/xl/worksheets/sheet1.xml"/></Relationships>'
    )
    content = samples.repacked(samples.xlsx(), {"xl/_rels/workbook.xml.rels": relations})
    assert count_filled_rows(io.BytesIO(content)) == [{"name": "Sheet", "rows": 2}]


@pytest.mark.long
def test_million_empty_rows_are_none():
    content = samples.xlsx_empty_rows()
    assert count_filled_rows(io.BytesIO(content)) == [{"name": "Sheet", "rows": 0}]


def test_bomb_is_not_counted():
    with pytest.raises(RejectedFile) as refused:
        count_filled_rows(io.BytesIO(samples.xlsx_bomb()))
    assert refused.value.code == "unpacks_too_large"
