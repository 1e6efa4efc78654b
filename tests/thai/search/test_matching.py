"""A text at hand is judged as the index would judge it."""

import pytest
from modelsearch.query import PlainText

from thai.search.matching import Matcher
from thai.search.synonyms import Synonyms


@pytest.fixture(autouse=True)
def _groups(monkeypatch):
    groups = Synonyms([("พาน้องกลับมาเรียน", "พาน้องกลับเข้าเรียน")])
    monkeypatch.setattr("thai.search.rewrite.current", lambda: groups)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("กระบี่", "สพป.กระบี่", True),
        ("กระบี่ 2565", "ปี ๒๕๖๕ ที่กระบี่", True),
        ("กระบี่ 2566", "ปี ๒๕๖๕ ที่กระบี่", False),
        (PlainText("กระบี่ 2566", operator="or"), "ปี ๒๕๖๕ ที่กระบี่", True),
        (~PlainText("กระบี่"), "ปี ๒๕๖๕ ที่กระบี่", False),
        (~PlainText("ตรัง"), "ปี ๒๕๖๕ ที่กระบี่", True),
        ("พาน้องกลับมาเรียน", "โครงการพาน้องกลับเข้าเรียน", True),
        ('"เขต พื้นที่"', "เขตพื้นที่", False),
        ("care", "We Care You", True),
        ("car", "We Care You", False),
        ("!!!", "We Care You", False),
    ],
)
def test_a_text_matches_as_the_search_would_find_it(query, text, found):
    assert Matcher(query).matches(text) is found


def test_terms_are_told_apart():
    matcher = Matcher("กระบี่ งบประมาณ pdca")
    assert matcher.terms("วงจร PDCA ของกระบี่") == {0, 2}
    assert matcher.terms("ไม่มี") == set()


def test_lines_with_a_term_are_kept():
    text = "สารบัญ\nกระบี่ 12\nท้ายเล่ม\nงบประมาณ"
    assert Matcher("งบประมาณ กระบี่").lines(text) == "กระบี่ 12\nงบประมาณ"
    assert Matcher("ตรัง").lines(text) == text
