"""The check that finds English in a Thai page."""

import pytest

from support.untranslated import Leftover, english_words, untranslated


@pytest.mark.parametrize(
    ("body", "leftovers"),
    [
        ("<p>บันทึกแล้ว</p>", []),
        ("<p>Saved</p>", [("p", "Saved", ("Saved",))]),
        ("<p>ส่ง <b>Draft</b> แล้ว</p>", [("b", "Draft", ("Draft",))]),
        ("<p>ส่ง <b>ร่าง</b> again now</p>", [("p", "again now", ("again", "now"))]),
        ("<p>ดาวน์โหลดไฟล์ Excel (XLSX) หรือ PDF</p>", []),
        ("<p>รหัส SHA-256 ไม่เกิน 10 MB</p>", []),
        (
            '<img alt="A photo" src="a.jpg">',
            [("img[alt]", "A photo", ("photo",))],
        ),
        ('<button aria-label="Close"></button>', [("button[aria-label]", "Close", ("Close",))]),
        ('<a title="Next page">ถัดไป</a>', [("a[title]", "Next page", ("Next", "page"))]),
        ('<input placeholder="Search">', [("input[placeholder]", "Search", ("Search",))]),
        ('<input type="submit" value="Send">', [("input[value]", "Send", ("Send",))]),
        ('<input type="text" value="What an editor typed">', []),
        ("<textarea>What an editor typed</textarea>", []),
        ("<script>let words = 1</script><style>p { color: red }</style>", []),
        ("<svg><title>Icon</title></svg>", []),
        ('<p lang="en">Krabi We Care You</p>', []),
        ('<p><i lang="en">Krabi</i> shows more</p>', [("p", "shows more", ("shows", "more"))]),
        ('<p translate="no">report of may</p>', []),
        ("<!-- a comment --><p>ข่าว</p>", []),
        ("<p><!-- a comment -->News</p>", [("p", "News", ("News",))]),
        ("<select><option>Choose</option></select>", [("option", "Choose", ("Choose",))]),
        ("<p>ดู https://example.org/a/page ที่ /en/news/ หรือเขียนถึง a.b@example.org</p>", []),
        ("<p>ไฟล์ report.pdf ของ evaluator1</p>", []),
        ("<p>เปิดไฟล์ 161500f3-f3f4-401f-bcae-aab0a2a43372</p>", []),
        ("<p>รหัส MVUF-OXEW-FHNH</p>", []),
        ("<p>{number} มากกว่าผลรวมอยู่ {by}</p>", []),
    ],
)
def test_untranslated_finds_the_english_of_a_thai_page(body, leftovers):
    found = untranslated(f'<!doctype html><html lang="th"><body>{body}</body></html>')
    assert found == leftovers


def test_untranslated_finds_nothing_in_an_empty_answer():
    assert untranslated("") == []


def test_untranslated_reads_the_title_of_the_page():
    page = "<!doctype html><html lang='th'><head><title>News - เว็บไซต์</title></head></html>"
    assert untranslated(page) == [Leftover("title", "News - เว็บไซต์", ("News",))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Krabi We Care You", ()),
        ("Krabi We Care You all", ("all",)),
        ("Krabi", ("Krabi",)),
        ("krabi", ()),
        ("Krabikrabi", ("Krabikrabi",)),
    ],
)
def test_english_words_passes_over_what_the_caller_names(text, words):
    assert english_words(text, allowed=["krabi", "Krabi We Care You"]) == words
