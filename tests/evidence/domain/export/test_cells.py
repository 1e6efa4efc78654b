"""What stands in a cell."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy

from evidence.domain.export.cells import LONGEST, Link, is_risky, moment, value_of, width_of


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("คำสั่ง 1", "คำสั่ง 1"),
        ("", None),
        ("\x00\x08\x0b\x1f\ufffe\uffff", None),
        ("ก\x0bข\ufffeค", "กขค"),
        ("สอง\r\nบรรทัด\rสาม\n", "สอง\nบรรทัด\nสาม\n"),
        ("แท็บ\tอยู่", "แท็บ\tอยู่"),
        ("=1+1", "=1+1"),
        # Excel reads _x0041_ as A; an escaped underscore is an underscore.
        ("scan_x0041_.pdf", "scan_x005F_x0041_.pdf"),
        ("scan_x41_.pdf", "scan_x41_.pdf"),
        (gettext_lazy("Clear"), "ล้าง"),
        (0, 0),
        (None, None),
        (Link("ก\x00", "https://example.org/"), Link("ก", "https://example.org/")),
        (datetime(2026, 1, 14, 20, 30, 1, 999, tzinfo=UTC), datetime(2026, 1, 15, 3, 30, 1)),
    ],
)
def test_values_are_kept_as_excel_can_hold_them(given, kept):
    assert value_of(given) == kept


def test_text_longer_than_a_cell_is_cut_where_thai_may_be_cut():
    text = value_of("กี่" * 20_000)
    assert (len(text) <= LONGEST, text[-4:]) == (True, "กี่…")


@pytest.mark.parametrize("text", ["=A1", "+66", "-1", "@SUM(A1)", "#REF!", "\t=A1"])
def test_text_that_excel_would_compute_is_risky(text):
    assert is_risky(text)


@pytest.mark.parametrize("value", ["1", "– ไม่มี", "ก=1", 5, None])
def test_other_values_are_not_risky(value):
    assert not is_risky(value)


@pytest.mark.parametrize(
    ("value", "width"),
    [("กี่", 1), ("น้ำ", 2), ("เกาะ", 4), ("ปีที่ 1", 4), ("สั้น\nยาวกว่า", 6), ("é", 1), (1019, 4)],
)
def test_thai_marks_take_no_width(value, width):
    assert width_of(value) == width


def test_moments_show_the_buddhist_era_in_thai_alone():
    with translation.override("th"):
        assert moment().number_format == "[$-107041E]d mmm yyyy hh:mm"
    with translation.override("en"):
        assert moment().number_format == "[$-409]d mmm yyyy hh:mm"
