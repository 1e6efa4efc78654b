"""“Did you mean” over a vocabulary at hand; no database is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.search.spelling import Spelling

SPELLING = Spelling(
    [
        "โครงการพาน้องกลับมาเรียน ปีงบประมาณ 2566",
        "สพป.กระบี่ ติดตามเด็กออกกลางคัน",
        "Krabi We Care You",
        "ห้องเรียนเสมือนจริง",
        "ตรัง",
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("พาน้องกลัมาเรียน", "พาน้องกลับมาเรียน"),  # left out
        ("พาน้องกลับบมาเรียน", "พาน้องกลับมาเรียน"),  # typed twice
        ("เด็กออกกลางคัณ", "เด็กออกกลางคัน"),  # another consonant
        ("กระบิ่", "กระบี่"),  # another vowel
        ("ตั๋รง", "ตรัง"),
        ("กะบี่", "กระบี่"),  # as it is said
        ("พาน้องกรับมาเรียน", "พาน้องกลับมาเรียน"),
        ("karbi", "krabi"),  # exchanged
        ("Krabi We Cere You", "krabi we care you"),
        ("กระบิ่ ๒๕๖๖", "กระบี่ 2566"),  # the rest stays
        ("สพป.กระบิ่", "สพป.กระบี่"),
        ("ห้องเรียนเสมือนจิง", "ห้องเรียนเสมือนจริง"),
    ],
)
def test_nearest_words_are_suggested(typed, meant):
    assert SPELLING.corrected(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "กระบี่",
        "น้องกลับ",
        "Krabi",
        "2570",
        "",
        "ก",
        "!?",
        "ราชกิจจานุเบกษา",
        "washington",
        "ก" * 500,
        "กระบิ่ กระบั่ กระบั้ กระบู่ กระบ่า",
    ],
)
def test_known_and_foreign_words_are_left_alone(typed):
    assert SPELLING.corrected(typed) is None


def test_an_empty_vocabulary_suggests_nothing():
    assert Spelling([]).corrected("กระบี่") is None


@given(st.text(max_size=60))
def test_what_is_suggested_is_known(typed):
    meant = SPELLING.corrected(typed)
    assert meant is None or SPELLING.corrected(meant) is None
