"""Where the tree of figures does not add up, in words."""

import pytest
from django.utils import translation

from evidence.domain.figures import (
    Entry,
    FigureProblem,
    found_and_total,
    problems_of,
    sentences_of,
    warnings_of,
)
from evidence.models import Figure

# The tree of the KPI document, twelve-month criterion 1: number → number of the parent.
TREE = {
    "1.1": None,
    "1.2": None,
    "1.2.1": "1.2",
    "1)": "1.2.1",
    "2)": "1.2.1",
    "2.1)": "2)",
    "2.2)": "2)",
    "2.3)": "2)",
    "2.4)": "2)",
    "1.2.2": "1.2",
}
SOUND = {
    "1.1": 50,
    "1.2": 20,
    "1.2.1": 18,
    "1)": 10,
    "2)": 8,
    "2.1)": 3,
    "2.2)": 0,
    "2.3)": 4,
    "2.4)": 1,
    "1.2.2": 2,
}


@pytest.fixture
def figures():
    pks = {number: pk for pk, number in enumerate(TREE, start=1)}
    return [
        Figure(
            pk=pks[number],
            number=number,
            key=number,
            parent_id=pks.get(parent),
            needs_text=number == "2.4)",
            role={"1.2": "total", "1.2.1": "found"}.get(number, ""),
            warning_th="จบแล้ว" if number == "2.2)" else "",
        )
        for number, parent in TREE.items()
    ]


def entries(figures, values, note="ทำงาน"):
    return {
        figure.pk: Entry(values[figure.number], note if figure.needs_text else "")
        for figure in figures
    }


def found(figures, values, **kwargs):
    return [
        (problem.figure.number, problem.kind, problem.difference)
        for problem in problems_of(figures=figures, entries=entries(figures, values, **kwargs))
    ]


def test_problems_of_a_sound_tree_are_none(figures):
    assert found(figures, SOUND) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"1.2": 21}, [("1.2", FigureProblem.SUM, 1)]),
        ({"1.2.2": 3}, [("1.2", FigureProblem.SUM, -1)]),
        ({"1)": 11}, [("1.2.1", FigureProblem.SUM, -1)]),
        ({"2.3)": 0}, [("2)", FigureProblem.SUM, 4)]),
        ({"1.1": 0}, []),
        ({"2.1)": None}, [("2.1)", FigureProblem.BLANK, 0)]),
        ({"1.1": None}, [("1.1", FigureProblem.BLANK, 0)]),
    ],
)
def test_problems_of_names_the_parent_and_the_difference(figures, change, expected):
    assert found(figures, SOUND | change) == expected


def test_problems_of_nothing_filled_in_names_every_figure(figures):
    assert [problem.figure.number for problem in problems_of(figures=figures, entries={})] == list(
        TREE
    )


def test_problems_of_all_zero_are_none(figures):
    assert found(figures, dict.fromkeys(TREE, 0), note="") == []


def test_problems_of_other_asks_for_words_when_it_is_not_zero(figures):
    assert found(figures, SOUND, note="  ") == [("2.4)", FigureProblem.WORDS_MISSING, 0)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"1.2": 21}, "1.2 is 1 more than its parts add up to."),
        ({"1.2.2": 1002}, "1.2 is 1,000 less than its parts add up to."),
        ({"1.1": None}, "1.1 is not filled in. Enter 0 if there are none."),
    ],
)
def test_problem_message_says_what_to_do(figures, change, sentence):
    with translation.override("en"):
        problems = problems_of(figures=figures, entries=entries(figures, SOUND | change))
        assert [problem.message for problem in problems] == [sentence]


def test_sentences_of_several_blanks_are_one_and_of_few_one_each(figures):
    def said(**change):
        given = {figure.pk: Entry(SOUND[figure.number]) for figure in figures}
        given |= {figures[int(at[1:])].pk: entry for at, entry in change.items()}
        with translation.override("en"):
            return sentences_of(problems_of(figures=figures, entries=given))

    words = "2.4) is more than zero: say in words what it is."
    blank = Entry()
    assert said(f0=blank, f3=blank) == [
        "1.1 is not filled in. Enter 0 if there are none.",
        "1) is not filled in. Enter 0 if there are none.",
        words,
    ]
    assert said(f0=blank, f3=blank, f9=blank) == [
        "Not filled in: 1.1, 1), 1.2.2. Enter 0 where there are none.",
        words,
    ]


def test_warnings_of_a_finished_child_counted_as_a_dropout(figures):
    values = SOUND | {"2.2)": 1, "2)": 9, "1.2.1": 19, "1.2": 21}
    assert found(figures, values) == []
    warned = warnings_of(figures=figures, entries=entries(figures, values))
    assert [figure.number for figure in warned] == ["2.2)"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"1.2": 20, "1.2.1": 18}, (18, 20)),
        ({"1.2": 0, "1.2.1": 0}, (0, 0)),
        ({"1.2": None, "1.2.1": 18}, (18, None)),
        ({}, (None, None)),
    ],
)
def test_found_and_total_are_1_2_1_and_1_2(figures, values, expected):
    assert found_and_total(figures=figures, values=values) == expected
