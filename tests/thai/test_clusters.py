import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.clusters import borders, clusters, is_border, truncate

TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E5C)] + list(" aé\u0301\u200b")),
)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("พาน้อง", ["พา", "น้", "อ", "ง"]),
        ("น้ำใจ", ["น้ำ", "ใจ"]),
        ("โครงการ", ["โค", "ร", "ง", "กา", "ร"]),
        ("เกาะ", ["เกาะ"]),
        ("แห่งชาติ", ["แห่", "ง", "ชา", "ติ"]),
        ("ศิลป์", ["ศิ", "ล", "ป์"]),
        ("ฤๅษี", ["ฤๅ", "ษี"]),
        ("พฤศจิกายน", ["พ", "ฤ", "ศ", "จิ", "กา", "ย", "น"]),
        ("นํ้า", ["นํ้า"]),
        ("ๆ ฯ", ["ๆ", " ", "ฯ"]),
        ("e\u0301t", ["e\u0301", "t"]),
        ("เขต 1", ["เข", "ต", " ", "1"]),
        ("", []),
    ],
)
def test_clusters_keep_marks_with_their_consonant(text, pieces):
    assert clusters(text) == pieces


@given(TEXTS)
def test_clusters_lose_and_reorder_nothing(text):
    assert "".join(clusters(text)) == text


@given(TEXTS, st.integers(min_value=1, max_value=30))
def test_truncate_cuts_only_at_borders(text, length):
    shown = truncate(text, length)
    assert len(shown) <= length or shown == text
    if shown != text:
        kept = shown.removesuffix("…")
        assert text.startswith(kept)
        assert is_border(text, len(kept)) or text[len(kept)].isspace()


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("พาน้องกลับมาเรียน", 17, "พาน้องกลับมาเรียน"),
        ("พาน้องกลับมาเรียน", 5, "พาน้…"),
        ("พาน้องกลับมาเรียน", 4, "พา…"),
        ("สพป.กระบี่ พาน้องกลับมาเรียน", 14, "สพป.กระบี่…"),
        ("ก ข", 2, "ก…"),
    ],
)
def test_truncate_prefers_a_space_near_the_end(text, length, shown):
    assert truncate(text, length) == shown


def test_truncate_refuses_a_length_without_room():
    with pytest.raises(ValueError, match="ellipsis"):
        truncate("กระบี่", 0)


def test_borders_count_both_ends():
    assert borders("พาน้อง") == [0, 2, 4, 5, 6]
