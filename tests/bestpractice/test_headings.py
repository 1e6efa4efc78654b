"""The official headings, as offices write them, in lines that nothing marks as headings."""

import pytest

from bestpractice.headings import read_heading

#: What districts write → the field of the practice.
HEADINGS = {
    "ชื่อผลงาน": "title",
    "ความเป็นมาและความสำคัญของปัญหา": "background",
    "หลักการและเหตุผล": "background",
    "กระบวนการ/ขั้นตอนการดำเนินงาน": "process_intro",
    "ขั้นตอนการดำเนินงาน (PDCA)": "process_intro",
    "วงจร PDCA": "process_intro",
    "ขั้นวางแผน (Plan)": "plan",
    "ขั้นดำเนินการ (Do)": "do",
    "ขั้นปฏิบัติตามแผน (Do)": "do",
    "ขั้นตอนการดำเนินงานตามแผน (Do)": "do",
    "ขั้นตรวจสอบและประเมินผล (Check)": "check",
    "ขั้นปรับปรุงแก้ไข (Act)": "act",
    "ขั้นสรุปและปรับปรุง (Action)": "act",
    "เทคนิค/รูปแบบ": "technique_intro",
    "ผลสำเร็จเชิงปริมาณ": "results_quantitative",
    "ผลสำเร็จเชิงคุณภาพ": "results_qualitative",
    "ปัจจัยแห่งความสำเร็จ": "success_factors",
    "ปัจจัยส่งผลให้เกิดความสำเร็จ": "success_factors",
    "ภาพกิจกรรมที่เกี่ยวข้อง": "photos",
    "ภาพประกอบกิจกรรม": "photos",
}


@pytest.mark.parametrize("number", ["", "๓. ", "3.1 ", "ข้อ 4 "])
@pytest.mark.parametrize(("line", "field"), HEADINGS.items())
def test_heading_is_known_without_any_mark(line, field, number):
    assert read_heading(f"{number}{line}", is_marked=False) == (field, "")
    assert read_heading(f"{number}{line}", is_marked=True) == (field, "")


@pytest.mark.parametrize(
    "line",
    [
        "ปัจจัยที่ทำให้เด็กออกกลางคันมีหลายประการ",
        "ภาพกิจกรรมที่โรงเรียนบ้านเกาะส่งมา",
        "ขั้นปฏิบัติตามแผนของครูที่ปรึกษาคือเยี่ยมบ้าน",
        "การติดตามเด็กทำทุกวันศุกร์",
    ],
)
def test_sentence_that_begins_like_a_heading_is_none(line):
    assert read_heading(line, is_marked=False) == (None, "")
