"""Headings end their lines between words, in a real browser too."""

import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from support.browser import PHONE
from thai.unbroken import WORDS, unbroken


def pieces(text):
    return re.findall(r'<span class="unbroken">(.*?)</span>', unbroken(text))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("สำนักงานเขตพื้นที่การศึกษา", ["สำนักงาน", "เขตพื้นที่", "การศึกษา"]),
        ("หน่วยงานร่วมมือกันตามบันทึกข้อตกลง", ["หน่วยงาน", "ร่วมมือ", "บันทึกข้อตกลง"]),
        ("เด็กออกกลางคันกับเด็กตกหล่น", ["เด็กออกกลางคัน", "เด็กตกหล่น"]),
        ("ประชุมวันที่ 9 ธันวาคม 2564", ["ประชุม", "วันที่ 9 ธันวาคม"]),
        ("๒๘ ก.พ. 65", ["๒๘ ก.พ."]),
        ("“ก-ต-ป-น” ในเขต 1 รอบ 12 เดือน", ["ก-ต-ป-น", "เขต 1", "รอบ 12 เดือน"]),
        # โครงการ is a word; its end is not a การ before another.
        ("โครงการพาน้องกลับมาเรียน", ["โครงการ", "พาน้อง", "กลับมาเรียน"]),
        # With a vowel before or after it, the letters belong to another word.
        ("ใระบบ ระบบำ", []),
        ("Krabi We Care You", []),
        ("", []),
    ],
)
def test_words_and_set_phrases_are_kept_whole(text, kept):
    assert pieces(text) == kept


def test_a_line_may_end_between_two_kept_words():
    assert unbroken("พาน้องกลับมาเรียน") == (
        '<span class="unbroken">พาน้อง</span><wbr><span class="unbroken">กลับมาเรียน</span>'
    )


@given(st.text(alphabet="การศึกษาเขต 1-ก9ธันวาคม<>&\"'"))
def test_no_character_is_lost_and_none_becomes_markup(text):
    html = unbroken(text)
    bare = re.sub(r'<span class="unbroken">|</span>|<wbr>', "", html)
    assert Template("{{ text }}").render(Context({"text": text})) == bare


def test_words_fit_a_phone_and_stand_once():
    lines = [line for line in WORDS.read_text(encoding="utf-8").splitlines() if line]
    words = [line for line in lines if not line.startswith("#")]
    assert [word for word in words if len(word) > 16 or word != word.strip()] == []
    assert len(set(words)) == len(words) > 80


@pytest.mark.browser
def test_browser_ends_no_line_inside_a_word(chromium):
    """The control, without the filter, is torn: otherwise the test would show nothing."""
    page = chromium.new_page(viewport=PHONE)
    text = "หน่วยงานที่ร่วมบันทึกข้อตกลงความร่วมมือของสำนักงานเขตพื้นที่การศึกษาประถมศึกษา"
    page.set_content(
        "<style>.unbroken{white-space:nowrap}p{font:24px sans-serif;inline-size:10em}</style>"
        f'<p lang="th" id="plain">{text}</p><p lang="th" id="kept">{unbroken(text)}</p>'
    )
    torn = """([id, words]) => words.filter((word) => {
      const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode());) {
        const at = node.data.indexOf(word);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        return new Set([...range.getClientRects()].map((box) => box.top)).size > 1;
      }
      return false;
    })"""
    words = ["หน่วยงาน", "บันทึกข้อตกลง", "ความร่วมมือ", "สำนักงาน", "เขตพื้นที่", "การศึกษา", "ประถมศึกษา"]
    assert page.evaluate(torn, ["kept", words]) == []
    assert page.evaluate(torn, ["plain", words]) != []
    page.close()
