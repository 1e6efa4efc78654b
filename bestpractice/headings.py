"""Recognising the official headings, however an office spells them."""

import re

from thai.digits import to_arabic
from thai.text import clean

#: What a heading is about: a field of the page, or PHOTOS. The first that fits holds, so the
#: narrower ones come first.
TITLE, PHOTOS = "title", "photos"
RESULTS = "results_qualitative"
_WORDS = [
    ("results_quantitative", r"(?:ผล\S*?\s*)?(?:ด้าน)?เชิงปริมาณ|quantitative"),
    ("results_qualitative", r"(?:ผล\S*?\s*)?(?:ด้าน)?เชิงคุณภาพ|qualitative"),
    ("plan", r"(?:ขั้น|การ|ขั้นตอน)*\s*(?:ที่\s*\d+\s*)?(?:การ)?(?:วางแผน|เตรียมการ)|\bp\b|plan\b"),
    ("check", r"(?:ขั้น|การ|ขั้นตอน)*\s*(?:ที่\s*\d+\s*)?(?:การ)?(?:ตรวจสอบ|ติดตาม)|\bc\b|check\b"),
    (
        "act",
        r"(?:ขั้น|การ|ขั้นตอน)*\s*(?:ที่\s*\d+\s*)?(?:สรุป(?:ผล)?และ)?(?:การ)?(?:ปรับปรุง|สะท้อนผล)|"
        r"\ba\b|act(?:ion)?\b",
    ),
    # Of the whole method, though it begins as the second step does.
    (
        "process_intro",
        r"ขั้นตอนการ(?:ดำเนินงาน|ปฏิบัติงาน)(?!.*\bdo\b)|(?:วงจร|กระบวนการ|ขั้นตอน)\S*\s*\(?pdca",
    ),
    ("do", r"ขั้น(?:ตอน)?\s*(?:ที่\s*\d+\s*)?(?:การ)?(?:ดำเนิน|ปฏิบัติ|ลงมือ)|การปฏิบัติ\b|\bd\b|do\b"),
    (
        "process_intro",
        r"วิธีการดำเนิน|วิธีดำเนิน|กระบวนการ|ขั้นตอนการดำเนิน|ขั้นตอนการปฏิบัติ|วิธีการปฏิบัติงาน|"
        r"การดำเนินงาน|pdca|process",
    ),
    ("success_factors", r"ปัจจัย|เงื่อนไขความสำเร็จ|success factors"),
    ("technique_intro", r"รูปแบบ|เทคนิค|นวัตกรรม|โมเดล|model|technique"),
    (
        "background",
        r"ความเป็นมา|ที่มา|ความสำคัญ|หลักการและเหตุผล|สภาพปัญหา|เหตุผลความจำเป็น|background",
    ),
    (RESULTS, r"ผลสำเร็จ|ผลการดำเนิน|ผลที่เกิด|ผลลัพธ์|ผลที่ได้|results?\b"),
    (PHOTOS, r"ภาพกิจกรรม|รูปภาพ|ภาพประกอบ|ประมวลภาพ|ภาพถ่าย|photos?\b"),
    (TITLE, r"ชื่อผลงาน|ชื่อเรื่อง|ชื่อวิธีการปฏิบัติ|ชื่อ\s*best|ชื่อแนวปฏิบัติ|title"),
]
_KNOWN = [(field, re.compile(rf"(?:{words})", re.IGNORECASE)) for field, words in _WORDS]
#: “๑.”, “1.2”, “ข้อ 3”, “(ก)”, a bullet.
_NUMBER = re.compile(
    r"^\s*(?:ข้อ(?:ที่)?\s*)?(?:[-•*–▪]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[ก-ฮ][.)])\s*(?=\D)"
)
_AFTER = re.compile(r"\s*[:：]\s*")
#: A line of running text is longer than any heading.
LONGEST = 80


def field_of(text):
    """The field that the heading `text` is about; None if it is none that we know."""
    bare = _NUMBER.sub("", to_arabic(clean(text))).strip()
    for field, pattern in _KNOWN:
        if pattern.match(bare):
            return field
    return None


#: Words that a heading may add without saying anything of its own.
_NEUTRAL = re.compile(
    r"และ|หรือ|ของ|ที่|การ|ความ|ขั้น|ตอน|ด้าน|ผล|งาน|ปัญหา|สำคัญ|สำเร็จ|ส่ง|นำ|ไป|สู่|ให้|เกิด|ใช้|ใน|"
    r"วิธี|กระบวน|ปฏิบัติ|ดำเนิน|กิจกรรม|เชิง|ตาม|วงจร|เป็นเลิศ|แห่ง|เกี่ยวข้อง|ประกอบ|แผน|ประเมิน|แก้ไข|สรุป|"
    r"best|practices?|factors?|of|the|and|"
    r"[\W\d_]+",
    re.IGNORECASE,
)


def says_more(text):
    """Whether the heading `text` holds words beyond those of the official form."""
    bare = _NUMBER.sub("", to_arabic(clean(text)))
    for _field, pattern in _KNOWN:
        bare = pattern.sub("", bare)
    return len(_NEUTRAL.sub("", bare)) > 2


def read_heading(text, *, is_marked):
    """(field, the words that follow on the same line); (None, "") if `text` is no heading.

    `is_marked`: the document makes it look like one. An unmarked line is a heading if it says
    nothing beyond the words of the official form, before a colon if it has one.
    """
    head, *rest = _AFTER.split(text, maxsplit=1)
    follows = rest[0].strip() if rest else ""
    if len(head) > LONGEST or (field := field_of(head)) is None:
        return None, ""
    if is_marked or not says_more(head):
        return field, follows
    return None, ""
