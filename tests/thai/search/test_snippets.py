import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import PlainText

from thai.clusters import borders
from thai.search.snippets import highlight, runs, snippet
from thai.search.synonyms import Synonyms

TEXT = (
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษากระบี่ ดำเนินโครงการพาน้องกลับเข้าเรียน ปี ๒๕๖๕ "
    "ค้นหาเด็กออกกลางคัน 110,755 คน <b>ทํางาน</b> กับภาคีเครือข่าย และอื่น ๆ (MOU) ระดับจังหวัด"
)


@pytest.fixture(autouse=True)
def _groups(monkeypatch):
    groups = Synonyms([("พาน้องกลับมาเรียน", "พาน้องกลับเข้าเรียน"), ("สพป.", TEXT[:36])])
    monkeypatch.setattr("thai.search.rewrite.current", lambda: groups)


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("น้อง", ["น้อง"]),
        ("สพป.กระบี่", ["สำนักงานเขตพื้นที่การศึกษาประถมศึกษากระบี่"]),
        ("พาน้องกลับมาเรียน", ["พาน้องกลับเข้าเรียน"]),
        ("2565", ["๒๕๖๕"]),
        ("110755", ["110,755"]),
        ("ทำงาน", ["ทํางาน"]),
        ("อื่นๆ", ["อื่น ๆ"]),
        ("mou ระดับ", ["MOU", "ระดับ"]),
        ('"MOU ระดับ"', ["MOU) ระดับ"]),
        # To the end of the cluster that was begun
        ("กระบ", ["กระบี่"]),
        ("เครือ ข่าย", ["เครือข่าย"]),
        ("mo", []),
        ("11", []),
        ("ขตพื้น", []),
        ("ไม่มี", []),
        ("!!!", []),
    ],
)
def test_highlight_marks_what_the_search_finds(query, marked):
    html = highlight(TEXT, query)
    assert [unescape(part) for part in re.findall("<mark>(.*?)</mark>", html)] == marked
    assert unescape(re.sub("</?mark>", "", html)) == TEXT


def test_highlight_escapes_the_text():
    assert highlight("<b>ดี</b>", "ดี") == "&lt;b&gt;<mark>ดี</mark>&lt;/b&gt;"


def test_highlight_of_suggestions_marks_the_beginning_of_a_word():
    assert highlight("Krabi We", "kra", open_end=True) == "<mark>Kra</mark>bi We"


def test_runs_are_plain_text_with_what_matches():
    assert runs("<b>Krabi We", "kra", open_end=True) == [
        ("<b>", False),
        ("Kra", True),
        ("bi We", False),
    ]
    assert runs("", "kra") == []


def test_highlight_takes_search_queries():
    query = PlainText("ดี") & ~PlainText("ไป")
    assert highlight("ดี ไป", query) == "<mark>ดี</mark> ไป"


def test_snippet_shows_the_place_where_most_terms_stand_together():
    text = "กระบี่ " + "ที่อื่น " * 40 + "กระบี่ พบเด็ก " + "ที่อื่น " * 40
    assert snippet(text, "กระบี่ เด็ก", length=60) == (
        "…ที่อื่น ที่อื่น <mark>กระบี่</mark> พบ<mark>เด็ก</mark> ที่อื่น ที่อื่น ที่อื่น…"
    )


def test_snippet_of_a_short_text_is_the_text():
    assert snippet("พาน้องกลับมาเรียน", "น้อง") == "พา<mark>น้อง</mark>กลับมาเรียน"


def test_snippet_without_a_match_begins_at_the_beginning():
    assert snippet(TEXT, "ไม่มี", length=50) == "สำนักงานเขตพื้นที่การศึกษาประถมศึกษากระบี่…"


def test_snippet_of_nothing_is_empty():
    assert snippet("", "น้อง") == ""


THAI = st.text(alphabet="กขคเแาิี่้์ำํๆฯ aB1๒<&", max_size=120)


@given(THAI, st.text(alphabet="กขเาิ่ a1", max_size=4), st.integers(5, 60))
def test_snippet_never_cuts_a_cluster(text, query, length):
    text = " ".join(text.split())
    shown = re.sub("</?mark>", "", snippet(text, query, length=length))
    kept = unescape(shown).removeprefix("…").removesuffix("…")
    allowed = set(borders(text))
    starts = [match.start() for match in re.finditer(f"(?={re.escape(kept)})", text)]
    assert any({start, start + len(kept)} <= allowed for start in starts)


@given(THAI, st.text(alphabet="กขเาิ่ a1", max_size=4))
def test_marks_never_cut_a_cluster(text, query):
    done, allowed = 0, set(borders(text))
    for part in re.split("</?mark>", highlight(text, query)):
        done += len(unescape(part))
        assert done in allowed
