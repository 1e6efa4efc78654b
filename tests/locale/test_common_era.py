"""The check that finds years of the Common Era in a Thai page."""

import pytest

from support.common_era import common_era


@pytest.mark.parametrize(
    ("body", "years"),
    [
        ("<p>28 กุมภาพันธ์ 2565</p>", []),
        ("<p>28 กุมภาพันธ์ 2022</p>", [("2022",)]),
        ("<p>ส่งเมื่อ 2022-02-28</p>", [("2022-02-28",)]),
        ("<p>ส่งเมื่อ 28/02/2022</p>", [("28/02/2022",)]),
        ("<p>พ.ศ. 2564–2565</p>", []),
        ("<p>โทร. 0 2000 0000</p>", []),
        ("<p>2,022 คน และ 94.2022</p>", []),
        ("<p>เลขที่ 2569-06-00001-1</p>", []),
        ("<p>ดู https://example.org/2022/02/ และ /news/2022/</p>", []),
        ('<time datetime="2022-02-28T09:30">เมื่อวาน</time>', []),
        ('<a title="แก้ไข 28 ก.พ. 2022">แก้ไข</a>', [("2022",)]),
        ('<input type="text" value="28/2/2022">', [("28/2/2022",)]),
        ('<input type="text" value="28/2/2565">', []),
        ('<input type="text" name="source_en" value="a letter of 9 December 2021">', []),
        ('<input type="hidden" value="2022-02-28">', []),
        ('<p lang="en">28 February 2022</p>', []),
        ("<p>โรค COVID 2019</p>", []),
    ],
)
def test_common_era_finds_the_years_of_a_thai_page(body, years):
    page = f'<!doctype html><html lang="th"><body>{body}</body></html>'
    assert [found.words for found in common_era(page, allowed=["COVID 2019"])] == years


def test_common_era_finds_nothing_in_an_empty_answer():
    assert common_era("") == []
