import pytest

from thai.widths import column_width, display_width


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("กี่", 1),
        ("น้ำ", 2),
        ("เกาะ", 4),
        ("ปู่ญี่ปุ่น", 4),
        ("ปีที่ 1", 4),
        ("สั้น\nยาวกว่า", 6),
        ("กระ\u200bบี่", 4),
        ("é", 1),
    ],
)
def test_thai_marks_take_no_width(text, width):
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("texts", "width"),
    [([], 8), (["น้ำ"], 8), (["จังหวัด", "ประจวบคีรีขันธ์"], 13), (["ก" * 90], 60)],
)
def test_column_fits_its_widest_text_within_bounds(texts, width):
    assert column_width(texts) == width
