"""The workbook of a twelve-month round: figures, percentages, practices."""

from datetime import datetime

import pytest

from evidence.domain.evaluating import (
    record_acceptance,
    record_figures,
    submit_evaluation,
)
from evidence.models import FigureValue
from support.evaluation import FIGURES, evaluate, judge, make_evaluator, make_sent, send
from support.kpi import make_round, make_submission

AT = datetime(2026, 1, 15, 10, 0)
NONE_AT_ALL = dict.fromkeys(FIGURES, 0)
HEADINGS = [
    "1.1 Students at risk of dropping out",
    "1.2 Dropouts",
    "1.2.1 Found and tracked and helped",
    "1) Returned to study",
    "2) Did not return to study",
    "2.1) Completed compulsory education, does not wish to go on",
    "2.2) Completed basic education",
    "2.3) In an occupation",
    "2.4) Other, specify",
    "2.4) Other, specify: in words",
    "1.2.2 Not found",
]


@pytest.fixture
def round(frozen, db):
    return make_round(12)


@pytest.fixture
def evaluator(round):
    return make_evaluator(first_name="สมมุติ", last_name="ผู้ประเมิน")


@pytest.fixture
def krabi(office):
    return office("krabi", 6, "สพป.กระบี่", "Krabi Office")


@pytest.fixture
def trang(office):
    return office("trang", 6, "สพป.ตรัง", "Trang Office")


def figure_columns(workbook, rows):
    """Found, total, percentage, no dropouts, level: by district code."""
    headings, *found = rows(workbook["Summary"])
    names = [
        "Dropouts found and helped",
        "Dropouts in all",
        "Percentage found and helped",
        "No dropouts",
        "Level",
    ]
    return {row[0]: [row[headings.index(name)] for name in names] for row in found}


def test_blank_is_not_zero_and_no_dropouts_is_no_percentage(
    round, krabi, trang, office, export, rows
):
    nan = office("nan", 16, "สพป.น่าน", "Nan Office")
    make_sent(round, krabi)
    make_sent(round, trang, figures=NONE_AT_ALL)
    draft = make_submission(round, nan)
    FigureValue.objects.create(
        submission=draft,
        figure=round.figures.get(key="f1_2_dropouts"),
        value=9,
        updated_by=make_evaluator(),
    )
    workbook = export(round)
    assert rows(workbook["Figures"]) == [
        ["District code", "District", "Inspection region", *HEADINGS],
        ["krabi", "Krabi Office", "Region 6", 40, 1019, 968, 900, 68, 30, 0, 38, 0, None, 51],
        ["trang", "Trang Office", "Region 6", 0, 0, 0, 0, 0, 0, 0, 0, 0, None, 0],
        ["nan", "Nan Office", "Region 16", *[None] * 11],
    ]
    assert figure_columns(workbook, rows) == {
        "krabi": [968, 1019, 94.99, None, None],
        "trang": [0, 0, None, "No dropouts", None],
        "nan": [None, None, None, None, None],
    }


@pytest.mark.parametrize(
    ("found", "total", "shown"),
    [(968, 1019, 94.99), (189, 199, 94.97), (1, 3, 33.33), (2, 3, 66.66), (199, 199, 100)],
)
def test_percentage_is_a_number_cut_to_two_decimals(
    round, krabi, export, rows, found, total, shown
):
    figures = NONE_AT_ALL | {
        "f1_2_dropouts": total,
        "f1_2_1_found": found,
        "f1_2_1_1_returned": found,
        "f1_2_2_not_found": total - found,
    }
    make_sent(round, krabi, figures=figures)
    workbook = export(round)
    assert figure_columns(workbook, rows)["krabi"][:3] == [found, total, shown]
    cell = next(
        row[column]
        for column, heading in enumerate(workbook["Summary"][1])
        if heading.value == "Percentage found and helped"
        for row in workbook["Summary"].iter_rows(min_row=2)
    )
    assert (cell.data_type, cell.number_format) == ("n", "0.00")


def test_words_stand_beside_the_figure_that_asks_for_them(round, krabi, export, rows):
    submission = make_submission(round, krabi)
    officer = make_evaluator()
    values = FIGURES | {"f2_3_occupation": 30, "f2_4_other": 8}
    for figure in round.figures.all():
        note = "บวช" if figure.needs_text else ""
        FigureValue.objects.create(
            submission=submission,
            figure=figure,
            value=values[figure.key],
            note=note,
            updated_by=officer,
        )
    send(submission, officer)
    row = rows(export(round)["Figures"])[1]
    assert row[3:] == [40, 1019, 968, 900, 68, 30, 0, 30, 8, "บวช", 51]


def test_summary_and_matrix_tell_what_was_judged(round, krabi, evaluator, export, rows):
    evaluate(make_sent(round, krabi, evaluators=[evaluator]), evaluator)
    workbook = export(round)
    assert rows(workbook["Summary"])[1][9:] == [
        *[0, "Figures supported by the evidence", 3, "–", 2, "2 of 2 accepted"],
        *[968, 1019, 94.99, None],
        *[None, 3, "Not released yet", *[None] * 4],
        "Level 3. Level 4 still needs 95 % of dropouts found and helped (now 94.99 %: "
        "1 more child) and 1 more school with a best practice.\n"
        "• 94.99 % of dropouts were found and helped (968 of 1,019), at least 90 %\n"
        "• the office has a best practice",
        "สมมุติ ผู้ประเมิน",
    ]
    assert rows(workbook["Criteria × districts"]) == [
        [
            *["District code", "District", "Inspection region", "1. Quantitative results"],
            *["2. Use of the data", "3. Best practice", "Level", "State of the result"],
        ],
        [
            *["krabi", "Krabi Office", "Region 6", "✓ Figures supported by the evidence"],
            *["–", "2 of 2 accepted", 3, "Not released yet"],
        ],
    ]


def test_figures_that_the_evidence_bears_make_the_level_and_are_told(
    round, krabi, evaluator, export, rows
):
    submission = make_sent(round, krabi, evaluators=[evaluator])
    evaluation = judge(submission, evaluator)
    by_key = {figure.key: figure for figure in round.figures.all()}
    borne = FIGURES | {
        "f1_2_1_found": 850,
        "f1_2_1_1_returned": 782,
        "f1_2_2_not_found": 169,
    }
    given = {"evaluation": evaluation, "by": evaluator}
    evaluation = record_figures(
        **given,
        supported=False,
        reason="นับซ้ำ",
        values={by_key[key]: value for key, value in borne.items()},
    )
    practice = evaluation.version.evidence.get(requirement__takes_practices=True)
    given = {"evaluation": evaluation, "by": evaluator}
    evaluation = record_acceptance(**given, evidence=practice, accepted=False, reason="=เก่า")
    submit_evaluation(evaluation=evaluation, by=evaluator)

    workbook = export(round)
    not_settled = [None] * 3
    assert figure_columns(workbook, rows)["krabi"] == [850, 1019, 83.41, None, 1]
    # As sent: what the evaluator recorded stands with the verdicts.
    assert rows(workbook["Figures"])[1][3:6] == [40, 1019, 968]
    by = ["krabi", "Krabi Office", "Region 6", 1, "สมมุติ ผู้ประเมิน", AT]
    told = [
        "1.1 Students at risk of dropping out: 40",
        "1.2 Dropouts: 1,019",
        "1.2.1 Found and tracked and helped: 850",
        "1) Returned to study: 782",
        "2) Did not return to study: 68",
        "2.1) Completed compulsory education, does not wish to go on: 30",
        "2.2) Completed basic education: 0",
        "2.3) In an occupation: 38",
        "2.4) Other, specify: 0",
        "1.2.2 Not found: 169",
    ]
    assert rows(workbook["Verdicts"])[1:] == [
        [
            *[*by, 1, "Quantitative results", "Figures not supported by the evidence"],
            *["\n".join(told), "นับซ้ำ", *not_settled],
        ],
        [*by, 2, "Use of the data", "Completeness only, no verdict", None, None, *not_settled],
        [*by, 3, "Best practice", "Accepted", "Guideline of the office", "ครบถ้วน", *not_settled],
        [*by, 3, "Best practice", "Not accepted", practice.title, "=เก่า", *not_settled],
    ]
    assert rows(workbook["Criteria × districts"])[1][3:6] == [
        "✗ Figures not supported by the evidence",
        "–",
        "1 of 2 accepted",
    ]


def test_evaluators_who_bear_out_other_figures_differ(round, krabi, evaluator, export, rows):
    round.evaluators_per_submission = 2
    round.save()
    evaluators = [evaluator, make_evaluator()]
    submission = make_sent(round, krabi, evaluators=evaluators)
    by_key = {figure.key: figure for figure in round.figures.all()}
    for person, at_risk in zip(evaluators, [41, 42], strict=True):
        evaluation = record_figures(
            evaluation=judge(submission, person),
            supported=False,
            values={by_key[key]: n for key, n in (FIGURES | {"f1_1_at_risk": at_risk}).items()},
            reason="นับใหม่",
            by=person,
        )
        submit_evaluation(evaluation=evaluation, by=person)
    assert rows(export(round)["Criteria × districts"])[1][3:] == [
        *["≠ Evaluators differ", "–", "2 of 2 accepted"],
        *[None, "Evaluators differ"],
    ]
