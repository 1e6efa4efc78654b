"""The glossary's rules, and that our catalogues keep them."""

import polib
import pytest

from support.catalogues import OURS, entries, name, thai
from support.thai_style import breaches, parts_differ

# The quotation mark is the subject of this one.
ABOUT_QUOTES = 'Multi-word tags with spaces will automatically be enclosed in double quotes (").'

# Wagtail fills {model_name} with None in its search of pages: Thai leaves it out.
WITHOUT_MODEL_NAME = [
    "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s across entire site.",
    "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s in "
    "'<span class=\"w-title-ellipsis\">%(title)s</span>'.",
    "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s",
]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("อัพโหลดไฟล์", ["misspelt"]),
        ("เพิ่มลิงค์", ["misspelt"]),
        ("ไม่มีสิทธิเข้าถึง", ["misspelt"]),
        ("เซฟหน้า", ["word"]),
        ("ก๊อปปี้หน้า", ["word"]),
        ("จัดพิมพ์หน้า", ["word"]),
        ("เพิ่มแท็ก", ["word"]),
        ("ไซต์ทั้งหมด", ["word"]),
        ("ขออภัย บันทึกไม่ได้", ["tone"]),
        ("กรุณากรอกชื่อ", ["tone"]),
        ("บันทึกเรียบร้อยแล้ว", ["tone"]),
        ("ลบหน้านี้ไหม?", ["tone"]),
        ("แจ้งให้ท่านทราบ", ["tone"]),
        ("รูปภาพถูกลบแล้ว", ["passive"]),
        ("เอกสารทั้งหลาย", ["plural"]),
        ("ลบคํา", ["character"]),
        ("เเก้ไข", ["character"]),
        ("เอกสารอื่นๆ", ["mai yamok"]),
        ("เอกสารอื่น ๆ", ["mai yamok"]),
        ("เอกสารอื่น\u00a0ๆของเขต", ["mai yamok"]),
        ("โครงการ ฯ", ["paiyannoi"]),
        ("ย้ายหน้า 'ข่าว' แล้ว", ["quotes"]),
        ('ย้ายหน้า "%(title)s" แล้ว', ["quotes"]),
        ("ย้ายหน้า “ ข่าว” แล้ว", ["quotes' spaces"]),
        ("ย้ายหน้า“ข่าว” แล้ว", ["quotes' spaces"]),
        ("กำลังบันทึก...", ["three dots"]),
        ("บันทึกแล้ว.", ["full stop"]),
        ("สถานะ : ฉบับร่าง", ["space before a sign"]),
        ("หน้า%(number)s", ["space around a value"]),
        ("%(number)sหน้า", ["space around a value"]),
        ("หน้า<b>%(number)s</b>", ["space around a value"]),
        ("ไม่เกิน {size}ไฟล์", ["space around a value"]),
        ("ส่งไฟล์PDF", ["space around Latin and digits"]),
        ("ส่ง 3ไฟล์", ["space around Latin and digits"]),
        ("ส่ง  แล้ว", ["double space"]),
        ("ระดับ ๔", ["Thai digits"]),
    ],
)
def test_a_breach_is_named(text, broken):
    assert breaches(text) == broken


@pytest.mark.parametrize(
    "text",
    [
        "บันทึกแล้ว",
        "ส่งไฟล์ PDF ไม่เกิน 10 MB",
        "เอกสารอื่น\u00a0ๆ ของเขต",
        "กรุงเทพฯ",
        "กำลังบันทึก…",
        "28 ก.พ. 65",
        "ลบหน้านี้หรือไม่",
        "ย้ายหน้า “ข่าว” แล้ว",
        "หน้า %(page_num)s จาก %(total_pages)s",
        "หน้า <b>%(number)s</b> จาก {total}",
        "“%(title)s” (%(count)s)",
        "ผู้มีสิทธิ์เท่านั้น",
        "เว็บไซต์: %(site)s, %(name)s",
        "มีบัญชีแล้ว %(link)sเข้าสู่ระบบ%(end_link)s",
        "100 %",
        "%(time_period)sที่แล้ว โดย %(user_display_name)s",
    ],
)
def test_good_thai_breaks_no_rule(text):
    assert breaches(text) == []


@pytest.mark.parametrize(
    ("english", "plural", "translation", "differ"),
    [
        ("Delete %(title)s", "", "ลบ %(title)s", False),
        ("Delete %(title)s", "", "ลบ %(name)s", True),
        ("Delete %(title)s", "", "ลบ", True),
        ("Deleted", "", "ลบ %(title)s แล้ว", True),
        ("One page", "%(count)s pages", "%(count)s หน้า", False),
        ("One page", "%(count)s pages", "%(total)s หน้า", True),
        ("<b>{0}</b> saved", "", "บันทึก <b>{0}</b> แล้ว", False),
        ("<b>{0}</b> saved", "", "บันทึก <b>{0} แล้ว", True),
        ('<a href="x">add</a>', "", '<a href="y">เพิ่ม</a>', True),
        ("%d%s", "", "%s%d", False),
    ],
)
def test_parts_of_both_sides_are_compared(english, plural, translation, differ):
    forms = {"msgstr_plural": {0: translation}} if plural else {"msgstr": translation}
    assert parts_differ(polib.POEntry(msgid=english, msgid_plural=plural, **forms)) is differ


@pytest.mark.parametrize("path", OURS, ids=name)
def test_our_thai_keeps_the_rules(path):
    broken = {entry.msgid: breaches(thai(entry)) for entry in entries(path)}
    assert {msgid: names for msgid, names in broken.items() if names} == (
        {ABOUT_QUOTES: ["quotes"]} if ABOUT_QUOTES in broken else {}
    )


@pytest.mark.parametrize("path", OURS, ids=name)
def test_our_thai_keeps_placeholders_and_tags(path):
    differing = [entry.msgid for entry in entries(path) if parts_differ(entry)]
    assert differing == (
        WITHOUT_MODEL_NAME if name(path) == "packages/th/LC_MESSAGES/django.po" else []
    )
