"""The log in words."""

import pytest
from django.utils import translation
from wagtail.models import ModelLogEntry

CLEAR = {"value": "clear", "reason": "ครบ"}
NOT_CLEAR = {"value": "not_clear", "reason": "ไม่ลงนาม"}
UNJUDGED = {"supported": None, "reason": "", "figures": {}}
SOMCHAI = {"username": "somchai", "name": "สมชาย ทดสอบ"}
MALEE = {"username": "malee", "name": "มาลี ทดสอบ"}

CLOSING = "2026-12-31T09:30:00+00:00"
UNTIL = "2027-01-01T09:30:00+00:00"


def figure(value, note="", attested=False):
    return {"value": value, "note": note, "attested": attested}


#: (action, data) → message in Thai, message in English, comment
TABLE = [
    (
        ("opened", {"before": None, "after": "draft"}),
        "เริ่มรายงาน: ยังไม่เริ่ม → ฉบับร่าง",
        "Report begun: Not begun → Draft",
        "",
    ),
    (("filed", {"title": "แผน.pdf"}), "เพิ่ม “แผน.pdf” แล้ว", "“แผน.pdf” filed", ""),
    (("filed", {}), "เพิ่ม “–” แล้ว", "“–” filed", ""),
    (
        (
            "figures",
            {
                "changes": {
                    "1.2": [figure(None), figure(1019)],
                    "2.4": [figure(3, "ย้าย"), figure(0, attested=True)],
                }
            },
        ),
        "บันทึกตัวเลขแล้ว: 1.2: ยังไม่กรอก → 1,019 · 2.4: 3 “ย้าย” → 0 (ยืนยันแล้ว)",
        "Figures saved: 1.2: blank → 1,019 · 2.4: 3 “ย้าย” → 0, attested",
        "",
    ),
    (
        ("challenge", {"before": False, "after": True}),
        "ประเด็นท้าทาย (PA): ไม่ใช่ → ใช่",
        "Challenge issue (PA): no → yes",
        "",
    ),
    (
        ("submitted", {"before": "draft", "after": "submitted", "receipt": "2570-06-00001-1"}),
        "ส่งรายงานแล้ว ใบรับรายงานเลขที่ 2570-06-00001-1: ฉบับร่าง → ส่งแล้ว",
        "Report sent, receipt 2570-06-00001-1: Draft → Submitted",
        "",
    ),
    (
        ("verdict", {"criterion": 3, "before": None, "after": CLEAR}),
        "ประเด็นที่ 3: ยังไม่ประเมิน → ชัดเจน",
        "Criterion 3: not judged → Clear",
        "ครบ",
    ),
    (
        ("verdict", {"criterion": 3, "before": CLEAR, "after": NOT_CLEAR}),
        "ประเด็นที่ 3: ชัดเจน → ไม่ชัดเจน",
        "Criterion 3: Clear → Not clear",
        {"th": "ไม่ลงนาม (เดิม: ครบ)", "en": "ไม่ลงนาม (before: ครบ)"},
    ),
    (
        ("verdict", {"criterion": 3, "before": {**CLEAR, "reason": "x"}, "after": CLEAR}),
        "ประเด็นที่ 3: ชัดเจน",
        "Criterion 3: Clear",
        {"th": "ครบ (เดิม: x)", "en": "ครบ (before: x)"},
    ),
    (
        (
            "figures_judged",
            {
                "before": UNJUDGED,
                "after": {"supported": False, "reason": "นับซ้ำ"},
                "changes": {"1.2": [1019, 1000]},
            },
        ),
        "ตัวเลขเชิงปริมาณ: ยังไม่ประเมิน → ไม่สนับสนุน · 1.2: 1,019 → 1,000",
        "Figures: not judged → Not supported · 1.2: 1,019 → 1,000",
        "นับซ้ำ",
    ),
    (
        (
            "acceptance",
            {
                "title": "เยี่ยมบ้าน",
                "before": {"accepted": False, "reason": "ดี"},
                "after": {"accepted": True, "reason": "ดี"},
            },
        ),
        "เยี่ยมบ้าน: ไม่รับรอง → รับรอง",
        "เยี่ยมบ้าน: Not accepted → Accepted",
        "ดี",
    ),
    (
        ("acceptance", {"before": None, "after": {"accepted": False, "reason": "ไม่มี"}}),
        "แนวทาง: ยังไม่ประเมิน → ไม่รับรอง",
        "The guideline: not judged → Not accepted",
        "ไม่มี",
    ),
    (
        ("evaluated", {"version": 2, "before": "draft", "after": "submitted"}),
        "ส่งการประเมินของฉบับที่ 2 แล้ว: ฉบับร่าง → ส่งแล้ว",
        "Evaluation of version 2 submitted: Draft → Submitted",
        "",
    ),
    (
        (
            "returned",
            {
                "before": "submitted",
                "after": "returned",
                "reasons": {"3": "แก้ตาราง", "5": "ลิงก์เสีย"},
                "until": UNTIL,
            },
        ),
        "ส่งคืนให้แก้ไข ภายใน 1 ม.ค. 70 16.30 น.: ส่งแล้ว → ส่งคืนให้แก้ไข",
        "Returned for revision until 1 Jan 2027, 16:30: Submitted → Returned for revision",
        "3. แก้ตาราง · 5. ลิงก์เสีย",
    ),
    (
        ("assigned", {"evaluator": SOMCHAI}),
        "มอบหมายให้ สมชาย ทดสอบ",
        "Assigned to สมชาย ทดสอบ",
        "",
    ),
    (
        ("reassigned", {"before": SOMCHAI, "evaluator": MALEE}),
        "โอนจาก สมชาย ทดสอบ ให้ มาลี ทดสอบ",
        "Handed over from สมชาย ทดสอบ to มาลี ทดสอบ",
        "",
    ),
    (
        ("refused_conflict", {"evaluator": SOMCHAI}),
        "ปฏิเสธ: สมชาย ทดสอบ มีผลประโยชน์ทับซ้อน",
        "Refused: สมชาย ทดสอบ has a conflict of interest",
        "",
    ),
    (
        (
            "settled",
            {
                "criterion": 3,
                "before": {"evaluator": SOMCHAI, "value": "clear"},
                "after": {"evaluator": MALEE, "value": "not_clear"},
                "reason": "ไม่ลงนาม",
            },
        ),
        "ประเด็นที่ 3: ตามที่ สมชาย ทดสอบ ประเมิน (ชัดเจน) → ตามที่ มาลี ทดสอบ ประเมิน (ไม่ชัดเจน)",
        "Criterion 3: as สมชาย ทดสอบ judged (Clear) → as มาลี ทดสอบ judged (Not clear)",
        "ไม่ลงนาม",
    ),
    (
        (
            "settled",
            {
                "criterion": 1,
                "before": None,
                "after": {"evaluator": MALEE, "value": None},
                "reason": "นับซ้ำ",
            },
        ),
        "ประเด็นที่ 1: ยังไม่ชี้ขาด → ตามที่ มาลี ทดสอบ ประเมิน",
        "Criterion 1: not settled → as มาลี ทดสอบ judged",
        "นับซ้ำ",
    ),
    (
        (
            "extended",
            {"name": "สพป.กระบี่", "before": CLOSING, "until": UNTIL, "reason": "น้ำท่วม"},
        ),
        "ขยายกำหนดส่งของ สพป.กระบี่: 31 ธ.ค. 69 16.30 น. → 1 ม.ค. 70 16.30 น.",
        "Deadline of สพป.กระบี่ extended: 31 Dec 2026, 16:30 → 1 Jan 2027, 16:30",
        "น้ำท่วม",
    ),
    (
        ("file_viewed", {"evidence": "f2d45696", "title": "แผน"}),
        "เปิดไฟล์ “แผน”",
        "File opened: “แผน”",
        "",
    ),
    (
        ("not_reported", {"district": "krabi-primary", "name": "สพป.กระบี่", "reason": "ไม่ส่ง"}),
        "ปิด สพป.กระบี่ เป็นไม่รายงานแล้ว",
        "สพป.กระบี่ closed as not reported",
        "ไม่ส่ง",
    ),
    (
        (
            "overridden",
            {"name": "สพป.กระบี่", "before": 4, "level": 2, "derived": 4, "reason": "ซ้ำ"},
        ),
        "ปรับระดับของ สพป.กระบี่: ระดับ 4 → ระดับ 2 · ตามเกณฑ์ได้ ระดับ 4",
        "Level of สพป.กระบี่ overridden: level 4 → level 2 · derived: level 4",
        "ซ้ำ",
    ),
    (
        ("override_withdrawn", {"name": "สพป.กระบี่", "level": 2, "derived": 4, "reason": "ซ้ำ"}),
        "สพป.กระบี่ กลับไปใช้ระดับตามเกณฑ์: ระดับ 2 → ระดับ 4",
        "The derived level of สพป.กระบี่ stands again: level 2 → level 4",
        "ซ้ำ",
    ),
    (
        ("released", {"results": 245}),
        "ประกาศผลของ 245 เขตแล้ว",
        "Results of 245 districts released",
        "",
    ),
    (
        ("level_released", {"before": None, "level": 4, "derived": 4, "reason": ""}),
        "ประกาศระดับ: ยังไม่ประกาศ → ระดับ 4",
        "Level released: not released → level 4",
        "",
    ),
    (
        ("corrected", {"before": 4, "level": None, "reason": "ไม่ได้รายงาน"}),
        "แก้ไขผลสรุป: ระดับ 4 → ไม่มีระดับ",
        "Result corrected: level 4 → no level",
        "ไม่ได้รายงาน",
    ),
]

#: Entries as they were written before they told both states: they still read.
OLDER = [
    (("submitted", {"receipt": "2570-06-00001-1"}), "Report sent, receipt 2570-06-00001-1"),
    (("figures", {"figures": {"f1_2": 12}}), "Figures saved"),
    (("figures_judged", {"supported": False}), "Figures: not judged → Not supported"),
    (("acceptance", {"accepted": True}), "The guideline: not judged → Accepted"),
    (("assigned", {"evaluator": "somchai"}), "Assigned to somchai"),
    (("reassigned", {"before": "somchai", "evaluator": "malee"}), None),
    (("settled", {"criterion": 3, "evaluator": "malee"}), None),
    (("extended", {"name": "สพป.กระบี่", "until": UNTIL}), None),
    (("overridden", {"name": "สพป.กระบี่", "before": None, "level": 2}), None),
    (("override_withdrawn", {"name": "สพป.กระบี่", "level": 2}), None),
]


def told(logged, language):
    action, data = logged
    entry = ModelLogEntry(action=f"evidence.{action}", data=data)
    with translation.override(language):
        return entry.message.replace("\N{NO-BREAK SPACE}", " "), entry.comment


@pytest.mark.parametrize(("logged", "thai", "english", "comment"), TABLE)
def test_entry_tells_before_and_after_in_both_languages(logged, thai, english, comment):
    comments = comment if isinstance(comment, dict) else {"th": comment, "en": comment}
    assert told(logged, "th") == (thai, comments["th"])
    assert told(logged, "en") == (english, comments["en"])


@pytest.mark.parametrize(("logged", "message"), OLDER)
def test_older_entry_still_reads(logged, message):
    shown, _comment = told(logged, "en")
    assert message is None or shown == message
    assert shown
