"""The levels, against tables written from the KPI document's rubric (design, section 4)."""

import itertools

import pytest

from evidence.domain.rubric import Facts, NoLevel, Rule, decide

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

# 8–9 → 5, 6–7 → 4, 4–5 → 3, 2–3 → 2, 0–1 → 1
SIX_MONTH_TABLE = {0: 1, 1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 4, 7: 4, 8: 5, 9: 5}


@pytest.mark.parametrize(("clear", "level"), SIX_MONTH_TABLE.items())
def test_six_month_level_is_the_number_of_clear_criteria(clear, level):
    assert decide(facts=Facts(clear=clear, criteria=9), rules=SIX_MONTH).level == level


# (found, total) → the band it belongs to: the highest of 100, 95, 90, 85 that it reaches.
NO_DROPOUTS = (0, 0)
BANDS = {
    NO_DROPOUTS: 100,
    (1, 1): 100,
    (199, 199): 100,
    (999_999, 1_000_000): 95,
    (190, 200): 95,
    (19, 20): 95,
    (189, 199): 90,  # 94.97 %: fails 95
    (968, 1019): 90,  # 94.995 %: fails 95
    (9, 10): 90,
    (899, 999): 85,  # 89.99 %
    (17, 20): 85,
    (849, 999): 0,  # 84.98 %
    (0, 7): 0,
}

# Written from the sentences of the rubric, the practices as columns:
#   5: 100 % or no dropouts, district practice, ≥ 2 schools   4: ≥ 95 %, district, ≥ 1 school
#   3: ≥ 90 %, district                                        2: ≥ 85 % and a guideline
#   A district's practice implies a guideline, a school's does not. 1: the rest.
# band → {(district practice, guideline): (level with 0, 1, 2, 3 schools)}
TWELVE_MONTH_TABLE = {
    100: {
        (True, True): (3, 4, 5, 5),
        (True, False): (3, 4, 5, 5),
        (False, True): (2, 2, 2, 2),
        (False, False): (1, 1, 1, 1),
    },
    95: {
        (True, True): (3, 4, 4, 4),
        (True, False): (3, 4, 4, 4),
        (False, True): (2, 2, 2, 2),
        (False, False): (1, 1, 1, 1),
    },
    90: {
        (True, True): (3, 3, 3, 3),
        (True, False): (3, 3, 3, 3),
        (False, True): (2, 2, 2, 2),
        (False, False): (1, 1, 1, 1),
    },
    85: {
        (True, True): (2, 2, 2, 2),
        (True, False): (2, 2, 2, 2),
        (False, True): (2, 2, 2, 2),
        (False, False): (1, 1, 1, 1),
    },
    0: {
        (True, True): (1, 1, 1, 1),
        (True, False): (1, 1, 1, 1),
        (False, True): (1, 1, 1, 1),
        (False, False): (1, 1, 1, 1),
    },
}
CASES = [
    (figures, district, guideline, schools, TWELVE_MONTH_TABLE[band][district, guideline][schools])
    for (figures, band), district, guideline, schools in itertools.product(
        BANDS.items(), [True, False], [True, False], range(4)
    )
]


@pytest.mark.parametrize(("figures", "district", "guideline", "schools", "level"), CASES)
def test_twelve_month_level_of_every_combination(figures, district, guideline, schools, level):
    found, total = figures
    facts = Facts(
        found=found,
        total=total,
        district_practice=district,
        guideline=guideline,
        schools=schools,
    )
    assert decide(facts=facts, rules=TWELVE_MONTH).level == level


def test_twelve_month_examples_of_the_design():
    def level(**facts):
        return decide(facts=Facts(**facts), rules=TWELVE_MONTH).level

    assert level(found=97, total=100, district_practice=True) == 3
    assert level(found=10, total=10, guideline=True) == 2
    assert level(found=10, total=10) == 1
    assert level(found=0, total=0) == 1


def test_twelve_month_figures_that_are_not_known_reach_no_percentage():
    facts = Facts(guideline=True, district_practice=True, schools=3)
    assert decide(facts=facts, rules=TWELVE_MONTH).level == 1


def test_decide_does_not_depend_on_the_order_of_the_rules():
    facts = Facts(clear=7, criteria=9)
    for rules in itertools.permutations(SIX_MONTH):
        assert decide(facts=facts, rules=rules).level == 4


def test_decide_refuses_a_rubric_without_a_remainder():
    with pytest.raises(NoLevel):
        decide(facts=Facts(clear=0, criteria=9), rules=[Rule(level=5, min_clear=8)])
