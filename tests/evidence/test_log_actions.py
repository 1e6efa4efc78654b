"""The log in words."""

import pytest
from django.utils import translation
from wagtail.models import ModelLogEntry

CLEAR = {"value": "clear", "reason": "ครบ"}
NOT_CLEAR = {"value": "not_clear", "reason": "ไม่ลงนาม"}

UNTIL = "2027-01-01T09:30:00+00:00"

#: (action, data) → (message, comment) in English
TABLE = [
    (("opened", {}), ("Report begun", "")),
    (("filed", {"title": "แผน.pdf"}), ("“แผน.pdf” filed", "")),
    (("filed", {}), ("“–” filed", "")),
    (("submitted", {"receipt": "2570-06-00001-1"}), ("Report sent, receipt 2570-06-00001-1", "")),
    (
        ("verdict", {"criterion": 3, "before": None, "after": CLEAR}),
        ("Criterion 3: Clear", "ครบ"),
    ),
    (
        ("verdict", {"criterion": 3, "before": CLEAR, "after": NOT_CLEAR}),
        ("Criterion 3: Not clear, before: Clear", "ไม่ลงนาม"),
    ),
    (
        ("verdict", {"criterion": 3, "before": {**CLEAR, "reason": "x"}, "after": CLEAR}),
        ("Criterion 3: Clear", "ครบ"),
    ),
    (
        ("figures_judged", {"supported": False, "reason": "นับซ้ำ"}),
        ("Figures not supported by the evidence", "นับซ้ำ"),
    ),
    (
        ("acceptance", {"title": "เยี่ยมบ้าน", "accepted": True, "reason": "ดี"}),
        ("Accepted: เยี่ยมบ้าน", "ดี"),
    ),
    (
        ("acceptance", {"accepted": False, "reason": "ไม่มี"}),
        ("Not accepted: the guideline", "ไม่มี"),
    ),
    (
        ("returned", {"reasons": {"3": "แก้ตาราง", "5": "ลิงก์เสีย"}, "until": UNTIL}),
        ("Returned for revision until 1 Jan 2027, 16:30", "3. แก้ตาราง · 5. ลิงก์เสีย"),
    ),
    (
        ("extended", {"name": "สพป.กระบี่", "until": UNTIL, "reason": "น้ำท่วม"}),
        ("Deadline of สพป.กระบี่ extended until 1 Jan 2027, 16:30", "น้ำท่วม"),
    ),
    (("file_viewed", {"evidence": "f2d45696", "title": "แผน"}), ("File opened: “แผน”", "")),
    (
        ("not_reported", {"district": "krabi-primary", "name": "สพป.กระบี่", "reason": "ไม่ส่ง"}),
        ("สพป.กระบี่ closed as not reported", "ไม่ส่ง"),
    ),
    (("released", {"results": 245}), ("Results of 245 districts released", "")),
]


@pytest.mark.parametrize(("logged", "words"), TABLE)
def test_entry_reads_as_a_sentence(logged, words):
    action, data = logged
    entry = ModelLogEntry(action=f"evidence.{action}", data=data)
    with translation.override("en"):
        assert (entry.message, entry.comment) == words
