import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thai.clusters import clusters
from thai.text import clean, fold

THAI = st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E5C)] + list(" aA1\u200b,."))

# Marks in orders that nobody types on purpose
ODD = ["ํๅ็", "ุ์ฺ", "ํ็ํา", "ำำ็", "ุ\u200bิ", "เ\u200bเก", "ก่่ํา้"]


def examples(test):
    for text in ODD:
        test = example(text)(test)
    return test


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ทํางาน", "ทำงาน"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("เเม่", "แม่"),
        ("ก่ี", "กี่"),
        ("ดีีี", "ดี"),
        ("ก่ี่", "กี่"),
        ("พา\u200bน้อง", "พาน้อง"),
        ("กระบี่\ufeff", "กระบี่"),
        ("มๅ", "มา"),
        ("ฤๅษี", "ฤๅษี"),
        ("ป้าา", "ป้าา"),
        # As old fonts have them in PDFs: marks beside a tall consonant, letters without their feet
        ("ป\uf705\uf701\uf70a", "ปิ่"),
        ("ปู\uf717 ทุ\uf70b ท\uf710ง\uf714", "ปู์ ทุ้ ทัง้"),
        ("น\uf70b\uf711า", "น้ำ"),
        ("\uf700ุ \uf70f\uf718 ก\uf719ก\uf71aก\uf712", "ฐุ ญุ กูกฺก็"),
        ("๒๕๖๕ Krabi", "๒๕๖๕ Krabi"),
        ("e\u0301", "é"),
        ("", ""),
    ],
)
def test_clean_gives_the_one_spelling(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ปี ๒๕๖๕", "ปี 2565"),
        ("Krabi We Care You", "krabi we care you"),
        ("Café", "cafe"),
        ("ＫＰＩ ﬁne", "kpi fine"),
        ("ดําเนินการ", "ดำเนินการ"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
    ],
)
def test_fold_compares_without_case_digits_and_accents(typed, folded):
    assert fold(typed) == folded


@examples
@given(THAI)
def test_clean_is_stable_and_composed(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_fold_is_stable(text):
    assert fold(fold(text)) == fold(text)


@examples
@given(THAI)
def test_fold_of_clusters_is_fold_of_the_text(text):
    """What lets a highlight find its way back from folded to written text."""
    assert "".join(fold(cluster) for cluster in clusters(text)) == fold(text)


@examples
@given(THAI)
def test_fold_does_not_care_whether_the_text_was_cleaned(text):
    assert fold(clean(text)) == fold(text)
