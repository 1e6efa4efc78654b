"""What people look for against what plain substring search would find: the truth to measure by."""

import re
from pathlib import Path

import pytest
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from thai.text import fold

CORPUS = Path(__file__).with_name("corpus.txt")
PRIMARY = ["สพป.", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"]
SECONDARY = ["สพม.", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"]
RETURNING = ["กลับมาเรียน", "กลับเข้าเรียน", "กลับห้องเรียน"]
PROGRAMME = ["พาน้องกลับมาเรียน", "พาน้องกลับเข้าเรียน", "พาน้องกลับห้องเรียน"]

# What is typed, and for each of its words the texts that count as it; where these are left out,
# the words themselves.
QUERIES = [
    # Words within unspaced text
    ("น้อง", None),
    ("เรียน", None),
    ("นักเรียน", None),
    ("โรงเรียน", None),
    ("คณะทำงาน", None),
    ("ลงพื้นที่", None),
    ("เฝ้าระวัง", None),
    ("ภาคีเครือข่าย", None),
    ("ผู้ใหญ่บ้าน", None),
    ("สาธารณสุข", None),
    ("อุปถัมภ์", None),
    ("ความเสมอภาค", None),
    ("ช่วยเหลือ", None),
    ("ภาคบังคับ", None),
    ("ถอดบทเรียน", None),
    ("ปักหมุด", None),
    ("ดี", None),
    ("ดูแล", None),
    ("จิตใจ", None),
    ("เกาะ", None),
    ("รายบุคคล", None),
    # Names within compounds
    ("กระบี่", None),
    ("เชียงใหม่", None),
    ("เชียงราย", None),
    ("บุรี", None),
    ("สุราษฎร์ธานี", None),
    ("นครศรีธรรมราช", None),
    ("ศรี", None),
    ("สมุทร", None),
    ("หนองบัวลำภู", None),
    ("แม่ฮ่องสอน", None),
    ("อยุธยา", None),
    ("เพชร", None),
    ("ตาก", None),
    ("พังงา ภูเก็ต", None),
    # Abbreviations and full names
    ("สพป.กระบี่", [[f"{name}กระบี่" for name in PRIMARY]]),
    ("สพป. กระบี่", [PRIMARY, ["กระบี่"]]),
    ("สพปกระบี่", [[f"{name}กระบี่" for name in PRIMARY]]),
    ("สพม.ตรัง กระบี่", [[f"{name}ตรัง" for name in SECONDARY], ["กระบี่"]]),
    (
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเชียงใหม่ เขต 3",
        [[f"{name}เชียงใหม่" for name in PRIMARY], ["เขต"], ["3"]],
    ),
    ("สพม.สงขลา", [[f"{name}สงขลา" for name in SECONDARY]]),
    ("สพม", [SECONDARY]),
    ("สพท.", [["สพท.", "สำนักงานเขตพื้นที่การศึกษา"]]),
    ("สพฐ.", [["สพฐ.", "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน"]]),
    ("กสศ.", None),
    # Synonyms
    ("พาน้องกลับมาเรียน", [PROGRAMME]),
    ("พาน้องกลับเข้าเรียน", [PROGRAMME]),
    ("พาน้องกลับห้องเรียน", [PROGRAMME]),
    ("กลับมาเรียน", [RETURNING]),
    ("กลับห้องเรียน", [RETURNING]),
    ("โครงการพาน้องกลับเข้าเรียน", [[f"โครงการ{name}" for name in PROGRAMME]]),
    ("พาน้องกลับมาเรียน 2565", [PROGRAMME, ["2565"]]),
    ('"พาน้องกลับเข้าเรียน"', [["พาน้องกลับเข้าเรียน"]]),
    # Digits
    ("2565", None),
    ("๒๕๖๕", [["2565"]]),
    ("รอบ ๖ เดือน", [["รอบ"], ["6"], ["เดือน"]]),
    ("รอบ 12 เดือน", None),
    ("110755", [["110755"]]),
    ("28,811", [["28811"]]),
    ("๑๓๘๕๘", [["13858"]]),
    ("13", None),
    ("28 กุมภาพันธ์ 2565", None),
    # Spelling
    ("คําสั่ง", [["คำสั่ง"]]),
    ("ทำงาน", None),
    ("ทํางาน", [["ทำงาน"]]),
    ("น้ำมัน", None),
    ("นำ้ใจ", [["น้ำใจ"]]),
    ("แนวปฏิบัติ", None),
    ("เเนวทาง", [["แนวทาง"]]),
    ("อื่นๆ", [["อื่นๆ"]]),
    ("อื่น ๆ", [["อื่นๆ"]]),
    ("กลับบ้าน", None),
    ("ปลอด\u200bภัย", [["ปลอดภัย"]]),
    # English and mixed
    ("krabi", None),
    ("We Care", None),
    ("MOU", None),
    ("mou จังหวัด", None),
    ("PA", None),
    ("pdca", None),
    ("Facebook", None),
    ("Best Practice สถานศึกษา", None),
    ("On-site", [["on-site"]]),
    ("DMC 13858", None),
    # Several words, in any order; quotes
    ("เด็ก ช่วยเหลือ", None),
    ("ช่วยเหลือ เด็ก", None),
    ("เขต 7", None),
    ("นครราชสีมา เขต 7", None),
    ('"รอบ 6 เดือน"', [["รอบ 6 เดือน"]]),
    ('"6 เดือน" รายงาน', [["6 เดือน"], ["รายงาน"]]),
    ("“เด็กตกหล่น”", [["เด็กตกหล่น"]]),
    ("ก-ต-ป-น", [["ก-ต-ป-น"]]),
    # Nothing there
    ("มหาวิทยาลัย", None),
    ("ดู่", None),
    ("elephant", None),
]


def plain(text):
    text = re.sub(r"\s+ๆ", "ๆ", fold(text))
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)


def is_in(wanted, text):
    """Plain substring, in Latin and digits at the borders of words."""
    wanted = re.escape(plain(wanted))
    return (
        re.search(f"(?<![a-z0-9]){wanted}(?![a-z0-9])", text)
        if wanted.isascii()
        else (re.search(wanted, text))
    )


def truth(typed, words, texts):
    words = words or [[word] for word in typed.split()]
    return {
        text
        for text in texts
        if all(any(is_in(wanted, plain(text)) for wanted in word) for word in words)
    }


@pytest.fixture(scope="module")
def texts():
    lines = CORPUS.read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.fixture
def pages(db, texts):
    """The corpus as pages below the root, indexed."""
    root = Page.get_first_root_node()
    locale = root.locale
    pages = [
        Page(
            title=text,
            draft_title=text,
            slug=f"document-{number}",
            path=Page._get_path(root.path, root.depth + 1, 100 + number),
            depth=root.depth + 1,
            url_path=f"/document-{number}/",
            content_type=root.cached_content_type,
            locale=locale,
        )
        for number, text in enumerate(texts)
    ]
    Page.objects.bulk_create(pages)
    get_search_backend().add_bulk(Page, pages)
    return Page.objects.filter(id__gte=pages[0].id)


def test_the_set_is_large_enough(texts):
    assert len(set(texts)) >= 300
    assert len(dict(QUERIES)) >= 60


def test_search_finds_what_substrings_would(pages, texts):
    recall, precision, missed = [], [], {}
    for typed, words in QUERIES:
        expected = truth(typed, words, texts)
        found = [page.title for page in pages.search(typed)]
        if set(found) != expected:
            missed[typed] = (expected - set(found), set(found) - expected)
        if expected:
            recall.append(len(expected.intersection(found[:10])) / min(10, len(expected)))
        if found:
            precision.append(len(expected.intersection(found)) / len(found))
    assert sum(recall) / len(recall) >= 0.98, missed
    assert sum(precision) / len(precision) >= 0.99, missed
    # Counted over all results, not the first ten alone, nothing is missed either.
    assert missed == {}
