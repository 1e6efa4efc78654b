"""The sentences that explain a level, to the letter, in both languages."""

import pytest

from evidence.domain.explanation import explain, percent_text
from evidence.domain.rubric import Facts, Rule, decide

SIX_MONTH = [Rule(level=5, min_clear=8), Rule(level=4, min_clear=6), Rule(level=1)]
TWELVE_MONTH = [
    Rule(level=5, min_percent=100, district_practice=True, min_school_practices=2),
    Rule(level=4, min_percent=95, district_practice=True, min_school_practices=1),
    Rule(level=3, min_percent=90, district_practice=True),
    Rule(level=2, min_percent=85, guideline=True),
    Rule(level=1),
]


def headlines(facts, rules):
    explanations = explain(decision=decide(facts=facts, rules=rules), facts=facts)
    return explanations["th"].headline, explanations["en"].headline


@pytest.mark.parametrize(
    ("facts", "rules", "thai", "english"),
    [
        (
            Facts(found=97, total=100, district_practice=True, schools=1),
            TWELVE_MONTH,
            "ได้ระดับ 4 ยังไม่ได้ระดับ 5 เพราะเด็กออกกลางคันพบตัวและได้รับการติดตามช่วยเหลือ"
            "ร้อยละ 97.00 ไม่ถึงร้อยละ 100 ขาดอีก 3 คน "
            "และขาดสถานศึกษาที่มีวิธีการปฏิบัติที่เป็นเลิศอีก 1 แห่ง",
            "Level 4. Level 5 still needs 100 % of dropouts found and helped "
            "(now 97.00 %: 3 more children) and 1 more school with a best practice.",
        ),
        (
            Facts(found=10, total=10, district_practice=True, schools=1),
            TWELVE_MONTH,
            "ได้ระดับ 4 ยังไม่ได้ระดับ 5 เพราะขาดสถานศึกษาที่มีวิธีการปฏิบัติที่เป็นเลิศอีก 1 แห่ง",
            "Level 4. Level 5 still needs 1 more school with a best practice.",
        ),
        (
            Facts(found=189, total=199, guideline=True),
            TWELVE_MONTH,
            "ได้ระดับ 2 ยังไม่ได้ระดับ 3 เพราะขาดวิธีการปฏิบัติที่เป็นเลิศของสำนักงานเขตพื้นที่การศึกษา",
            "Level 2. Level 3 still needs a best practice of the office.",
        ),
        (
            Facts(guideline=True),
            TWELVE_MONTH,
            "ได้ระดับ 1 ยังไม่ได้ระดับ 2 เพราะยังไม่ได้กรอกตัวเลขเชิงปริมาณ",
            "Level 1. Level 2 still needs the figures, which are not filled in yet.",
        ),
        (
            Facts(found=0, total=0),
            TWELVE_MONTH,
            "ได้ระดับ 1 ยังไม่ได้ระดับ 2 เพราะขาดแนวทางการป้องกัน เฝ้าระวัง และติดตามช่วยเหลือเด็กออกกลางคัน",
            "Level 1. Level 2 still needs a guideline for prevention, surveillance and tracking.",
        ),
        (
            Facts(clear=7, criteria=9),
            SIX_MONTH,
            "ได้ระดับ 4 ยังไม่ได้ระดับ 5 เพราะขาดประเด็นที่ชัดเจนอีก 1 ประเด็น",
            "Level 4. Level 5 still needs 1 more criterion judged clear.",
        ),
        (
            Facts(clear=9, criteria=9),
            SIX_MONTH,
            "ได้ระดับ 5 ซึ่งเป็นระดับสูงสุด",
            "Level 5, the highest.",
        ),
    ],
)
def test_headline_names_exactly_the_failing_conditions(facts, rules, thai, english):
    assert headlines(facts, rules) == (thai, english)


def test_text_lists_the_conditions_that_hold():
    facts = Facts(found=968, total=1019, district_practice=True, schools=2)
    explanations = explain(decision=decide(facts=facts, rules=TWELVE_MONTH), facts=facts)
    assert explanations["th"].holding == (
        "เด็กออกกลางคันพบตัวและได้รับการติดตามช่วยเหลือร้อยละ 94.99 (968 จาก 1,019 คน) ถึงเกณฑ์ร้อยละ 90",
        "สำนักงานเขตพื้นที่การศึกษามีวิธีการปฏิบัติที่เป็นเลิศ",
    )
    assert explanations["en"].holding == (
        "94.99 % of dropouts were found and helped (968 of 1,019), at least 90 %",
        "the office has a best practice",
    )


def test_text_says_that_there_are_no_dropouts_instead_of_a_percentage():
    facts = Facts(found=0, total=0, district_practice=True, schools=2)
    explanations = explain(decision=decide(facts=facts, rules=TWELVE_MONTH), facts=facts)
    assert explanations["th"].holding[0] == "ไม่มีเด็กออกกลางคัน"
    assert explanations["en"].holding[0] == "the office has no dropouts"


def test_text_says_that_a_district_practice_implies_the_guideline():
    facts = Facts(found=85, total=100, district_practice=True)
    explanations = explain(decision=decide(facts=facts, rules=TWELVE_MONTH), facts=facts)
    assert explanations["en"].holding[1] == (
        "the office has a guideline, implied by its best practice"
    )


@pytest.mark.parametrize(
    ("found", "total", "text"),
    [(968, 1019, "94.99"), (189, 199, "94.97"), (1, 1, "100.00"), (0, 7, "0.00"), (1, 3, "33.33")],
)
def test_percent_text_is_cut_and_never_rounded_up(found, total, text):
    assert percent_text(found, total) == text
