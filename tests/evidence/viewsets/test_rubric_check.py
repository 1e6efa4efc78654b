"""Broken rubrics, told in sentences."""

import pytest
from django.utils import translation

from evidence.domain.rubric import Rule
from evidence.viewsets.rubric_check import rubric_problems

SIX_MONTH = {5: 8, 4: 6, 3: 4, 2: 2, 1: None}
TWELVE_MONTH = [
    Rule(level=5, min_percent=100, district_practice=True, min_school_practices=2),
    Rule(level=4, min_percent=95, district_practice=True, min_school_practices=1),
    Rule(level=3, min_percent=90, district_practice=True),
    Rule(level=2, min_percent=85, guideline=True),
    Rule(level=1),
]


def six_month(**changed):
    clear = SIX_MONTH | {int(key.removeprefix("level")): value for key, value in changed.items()}
    return [Rule(level=level, min_clear=value) for level, value in clear.items() if value != "gone"]


@pytest.mark.parametrize("rules", [six_month(), TWELVE_MONTH, six_month(level3="gone")])
def test_sound_rubric_has_no_problems(rules):
    assert rubric_problems(rules, judged=9) == []


@pytest.mark.parametrize(
    ("rules", "problems"),
    [
        (six_month(level1="gone"), ["Add level 1: it is given where no other level holds."]),
        (
            six_month(level1=1),
            ["Level 1 is the remainder: it asks for nothing."],
        ),
        (
            six_month(level4=3),
            ["Level 4 must ask for all that level 3 asks for, and for more."],
        ),
        (
            six_month(level4=8),
            ["Level 5 must ask for all that level 4 asks for, and for more."],
        ),
        (
            six_month(level5=10),
            ["Level 5 asks for 10 clear criteria; only 9 are judged."],
        ),
        (
            [*TWELVE_MONTH[:2], Rule(level=3, min_percent=90), *TWELVE_MONTH[3:]],
            ["Level 3 must ask for all that level 2 asks for, and for more."],
        ),
    ],
)
def test_broken_rubric_is_told_in_sentences(rules, problems):
    with translation.override("en"):
        assert rubric_problems(rules, judged=9) == problems
