import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.clusters import clusters
from thai.search.document import joined_tokens
from thai.search.sequence import Sequence
from thai.search.tokens import BREAK, LONGEST_TOKEN, is_thai, run_tokens, runs, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("พาน้องกลับ", ["พาน้องกลับ"]),
        ("สพป.กระบี่ ๒๕๖๕", ["สพป", "กระบี่", "2565"]),
        ("Krabi We Care You", ["krabi", "we", "care", "you"]),
        ("COVID-19", ["covid", "19"]),
        ("covid19", ["covid19"]),
        ("รอบ6เดือน", ["รอบ", "6", "เดือน"]),
        ("อื่น ๆ", ["อื่นๆ"]),
        ("อื่นๆ", ["อื่นๆ"]),
        ("กรุงเทพฯ", ["กรุงเทพ"]),
        ("110,755 คน", ["110755", "คน"]),
        ("1,2,3", ["1", "2", "3"]),
        ("94.97", ["94", "97"]),
        ("ทํางาน", ["ทำงาน"]),
        ("ฯ ฿ … !", []),
        ("", []),
    ],
)
def test_runs_part_scripts_and_join_what_belongs_together(text, expected):
    assert runs(text) == expected


def test_tokens_overlap_and_end():
    assert tokens("พาน้อง krabi") == ["พาน้", "น้อ", "อง", "ง", "krabi"]


def test_a_word_without_end_is_cut():
    assert run_tokens("a" * 500) == ["a" * LONGEST_TOKEN]


def test_texts_of_one_column_are_kept_apart():
    assert joined_tokens(["ดี", "ไป"]) == ["ดี", BREAK, "ไป", BREAK]


@given(st.text(alphabet="กขคเแาิี่้์ๆฯ aB1๒,.\u200b"))
def test_tokens_of_thai_hold_its_clusters_in_order(text):
    for run in filter(is_thai, runs(text)):
        pieces = clusters(run)
        for token, piece in zip(run_tokens(run), pieces, strict=True):
            assert token.startswith(piece)


@given(st.text())
def test_tokens_hold_nothing_that_a_database_would_read_as_syntax(text):
    assert not set("'\"\\ \0:*()&|!<>") & set("".join(tokens(text)))


@pytest.mark.parametrize(
    ("text", "open_end", "expected", "is_prefix"),
    [
        ("น้อง", False, ["น้อ", "อง"], True),
        ("ดี", False, ["ดี"], True),
        ("krabi", False, ["krabi"], False),
        ("krabi", True, ["krabi"], True),
        ("สพป.กระบี่", False, ["สพ", "พป", "ป", "กระ", "ระบี่"], True),
        ("ที่ 13", False, ["ที่", "13"], False),
    ],
)
def test_sequence_is_open_where_thai_may_go_on(text, open_end, expected, is_prefix):
    sequence = Sequence(text, open_end=open_end)
    assert (sequence.tokens, sequence.is_prefix) == (expected, is_prefix)
