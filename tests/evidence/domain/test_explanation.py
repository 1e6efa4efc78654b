"""The sentences that explain a level, to the letter, in both languages."""

import itertools

import pytest

from evidence.domain.explanation import explain, percent_text
from evidence.domain.rubric import Facts, Rule, decide

SIX_MONTH = [
    Rule(level=5, min_clear=8),
    Rule(level=4, min_clear=6),
    Rule(level=3, min_clear=4),
    Rule(level=2, min_clear=2),
    Rule(level=1),
]
TWELVE_MONTH = [
    Rule(level=5, min_percent=100, district_practice=True, min_school_practices=2),
    Rule(level=4, min_percent=95, district_practice=True, min_school_practices=1),
    Rule(level=3, min_percent=90, district_practice=True),
    Rule(level=2, min_percent=85, guideline=True),
    Rule(level=1),
]


# Every combination of the design, section 4, independently of the code: what a level asks for,
# what fails of it, and in which words a reader must be told.
DESIGN_SIX = {1: {}, 2: {"clear": 2}, 3: {"clear": 4}, 4: {"clear": 6}, 5: {"clear": 8}}
DESIGN_TWELVE = {
    1: {},
    2: {"percent": 85, "guideline": 1},
    3: {"percent": 90, "district": 1},
    4: {"percent": 95, "district": 1, "schools": 1},
    5: {"percent": 100, "district": 1, "schools": 2},
}
FIGURES = [
    *[(0, 0), (1, 1), (199, 199), (999_999, 1_000_000), (190, 200), (19, 20), (189, 199)],
    *[(968, 1019), (9, 10), (899, 999), (17, 20), (849, 999), (0, 7)],
]
EVERY_SIX = [Facts(clear=clear, criteria=9) for clear in range(10)]
EVERY_TWELVE = [
    Facts(found=f, total=t, district_practice=district, guideline=guideline, schools=schools)
    for (f, t), district, guideline, schools in itertools.product(
        FIGURES, [True, False], [True, False], range(4)
    )
]


def is_met(name, needed, facts):
    match name:
        case "clear":
            return facts.clear >= needed
        case "percent":
            return facts.total == 0 or facts.found * 100 >= facts.total * needed
        case "guideline":
            return facts.guideline or facts.district_practice
        case "district":
            return facts.district_practice
        case "schools":
            return facts.schools >= needed


def expected(facts, design):
    """The level, the names of its conditions (of level 1, which has none: those of level 2 that
    hold), and {name: how much is missing} of the next."""
    level = max(
        level
        for level, asked in design.items()
        if all(is_met(name, needed, facts) for name, needed in asked.items())
    )
    following = design.get(level + 1, {})
    failing = {
        name: shortfall(name, needed, facts)
        for name, needed in following.items()
        if not is_met(name, needed, facts)
    }
    return level, set(design[level] or set(following) - set(failing)), failing


def shortfall(name, needed, facts):
    """How many more: criteria, children, schools; 1 of what there is one of."""
    match name:
        case "clear":
            return needed - facts.clear
        case "percent":
            more = facts.total - facts.found
            return min(n for n in range(more + 1) if is_met(name, needed, found_more(facts, n)))
        case "schools":
            return needed - facts.schools
    return 1


def found_more(facts, more):
    return Facts(found=facts.found + more, total=facts.total)


#: language → condition → (its mark among what is lacking, its marks among what holds)
MARKS = {
    "th": {
        "clear": ("ขาดประเด็นที่ชัดเจนอีก {} ประเด็น", ["ประเด็นการพิจารณาที่ชัดเจน"]),
        "percent": ("ขาดอีก {} คน", ["ได้รับการติดตามช่วยเหลือร้อยละ", "ไม่มีเด็กออกกลางคัน"]),
        "guideline": ("ขาดแนวทางการป้องกัน", ["มีแนวทางการป้องกัน"]),
        "district": (
            "ขาดวิธีการปฏิบัติที่เป็นเลิศของสำนักงานเขต",
            ["สำนักงานเขตพื้นที่การศึกษามีวิธีการปฏิบัติที่เป็นเลิศ"],
        ),
        "schools": (
            "ขาดสถานศึกษาที่มีวิธีการปฏิบัติที่เป็นเลิศอีก {} แห่ง",
            ["มีสถานศึกษาที่มีวิธีการปฏิบัติที่เป็นเลิศ"],
        ),
    },
    "en": {
        "clear": ("{} more criteri", ["criteria are clear"]),
        "percent": ("{} more child", ["% of dropouts were found", "the office has no dropouts"]),
        "guideline": ("a guideline for prevention", ["the office has a guideline"]),
        "district": ("a best practice of the office", ["the office has a best practice"]),
        "schools": (
            "{} more school",
            ["school has a best practice", "schools have a best practice"],
        ),
    },
}


def named_as_lacking(headline, failing, language):
    """The conditions that the sentence names: a failing one with how much is missing, any other
    by its words alone, for it may not appear at all."""
    told = headline.partition(" เพราะ" if language == "th" else " still needs ")[2]
    named = set()
    for name, (mark, _holding) in MARKS[language].items():
        if name in failing:
            words = mark.format(f"{failing[name]:,}")
        else:
            words = max(mark.split("{}"), key=len)
        if words in told:
            named.add(name)
    return named


def named_as_holding(lines, language):
    """The conditions of the lines, one each; a line with no mark or two breaks the test."""
    names = []
    for line in lines:
        [name] = [
            name
            for name, (_lacking, marks) in MARKS[language].items()
            if any(mark in line for mark in marks)
        ]
        names.append(name)
    return sorted(names)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("every", "rules", "design", "count"),
    [
        (EVERY_SIX, SIX_MONTH, DESIGN_SIX, 10),
        (EVERY_TWELVE, TWELVE_MONTH, DESIGN_TWELVE, 208),
    ],
    ids=["six months", "twelve months"],
)
def test_explanation_of_every_combination_names_exactly_what_fails(
    every, rules, design, count, language
):
    told, wanted = {}, {}
    for facts in every:
        level, holding, failing = expected(facts, design)
        explanation = explain(decision=decide(facts=facts, rules=rules), facts=facts)[language]
        named = named_as_lacking(explanation.headline, failing, language)
        told[facts] = (
            explanation.headline.split(" เพราะ")[0].split(" still")[0].rstrip("."),
            named,
            len(explanation.lacking),
            named_as_holding(explanation.holding, language),
        )
        wanted[facts] = (
            level_words(level, language),
            set(failing),
            len(failing),
            sorted(holding),
        )
    assert len(told) == count
    assert told == wanted


@pytest.mark.parametrize(
    ("language", "opening", "joint"),
    [("th", "(ประเด็นที่ยังไม่ชัดเจน ได้แก่ ", " และ "), ("en", "(not judged clear: ", " and ")],
)
def test_explanation_of_every_set_of_verdicts_names_the_criteria_that_are_not_clear(
    language, opening, joint
):
    """Nine criteria, each clear or not: 512 sets, each named once, in order and completely."""
    told, wanted = {}, {}
    for verdicts in itertools.product([True, False], repeat=9):
        unclear = tuple(number for number, clear in enumerate(verdicts, 1) if not clear)
        facts = Facts(clear=sum(verdicts), criteria=9, unclear=unclear)
        decision = decide(facts=facts, rules=SIX_MONTH)
        text = explain(decision=decision, facts=facts)[language].text
        listed = [part.partition(")")[0] for part in text.split(opening)[1:]]
        told[verdicts] = decision.level, [numbers_in(each, joint) for each in listed]
        level = max(n for n, asked in DESIGN_SIX.items() if sum(verdicts) >= asked.get("clear", 0))
        wanted[verdicts] = level, [list(unclear)] if unclear else []
    assert len(told) == 512
    assert told == wanted


def numbers_in(text, joint):
    """The numbers that “1, 2, 5–7 and 9” names; a range stands for three at least."""
    numbers = []
    for piece in text.replace(joint, ", ").split(", "):
        first, _dash, last = piece.partition("–")
        run = range(int(first), int(last or first) + 1)
        assert len(run) != 2
        numbers += run
    return numbers


def level_words(level, language):
    if language == "th":
        return "ได้ระดับ 5 ซึ่งเป็นระดับสูงสุด" if level == 5 else f"ได้ระดับ {level} ยังไม่ได้ระดับ {level + 1}"
    return "Level 5, the highest" if level == 5 else f"Level {level}. Level {level + 1}"


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
            Facts(clear=4, criteria=9, unclear=(2, 3, 5, 7, 9)),
            SIX_MONTH,
            "ได้ระดับ 3 ยังไม่ได้ระดับ 4 เพราะขาดประเด็นที่ชัดเจนอีก 2 ประเด็น "
            "(ประเด็นที่ยังไม่ชัดเจน ได้แก่ 2, 3, 5, 7 และ 9)",
            "Level 3. Level 4 still needs 2 more criteria judged clear "
            "(not judged clear: 2, 3, 5, 7 and 9).",
        ),
        (
            Facts(clear=1, criteria=9, unclear=(1, 2, 3, 4, 6, 7, 8, 9)),
            SIX_MONTH,
            "ได้ระดับ 1 ยังไม่ได้ระดับ 2 เพราะขาดประเด็นที่ชัดเจนอีก 1 ประเด็น "
            "(ประเด็นที่ยังไม่ชัดเจน ได้แก่ 1–4 และ 6–9)",
            "Level 1. Level 2 still needs 1 more criterion judged clear "
            "(not judged clear: 1–4 and 6–9).",
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
