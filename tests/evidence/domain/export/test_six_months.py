"""The workbook of a six-month round, sheet by sheet, against rows written by hand."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from evidence.domain.closing import close_as_not_reported
from evidence.domain.evaluating import record_note, submit_evaluation
from evidence.domain.extending import extend
from evidence.domain.overriding import override
from evidence.domain.releasing import release
from evidence.domain.reporting import withdraw
from evidence.domain.settling import settle
from evidence.models import Correction, Result
from support.evaluation import (
    evaluate,
    judge,
    make_admin,
    make_evaluator,
    make_sent,
    send,
)
from support.kpi import make_round, make_submission
from support.people import make_user

SENT = datetime(2026, 1, 15, 10, 0)
SENT_LATE = datetime(2026, 2, 15, 9, 30)
CRITERIA = [
    "1. Working group",
    "2. Briefing, plan and calendar",
    "3. Analysis of dropout data",
    "4. Prevention and surveillance",
    "5. Joint search with local partners",
    "6. Individual problem analysis",
    "7. Student care and support system",
    "8. Provincial cooperation and MOU",
    "9. Six-month report",
]
#: Requirements of each criterion; one link is filed under each.
ITEMS = [1, 3, 1, 2, 2, 1, 2, 2, 1]
BLANK = [None, "–"] * 9
EXPLAINED = (
    "Level 4. Level 5 still needs 1 more criterion judged clear (not judged clear: 8 and 9).\n"
    "• 7 of 9 criteria are clear"
)


@pytest.fixture
def evaluator(frozen, db):
    return make_evaluator(first_name="สมมุติ", last_name="ผู้ประเมิน")


@pytest.fixture
def round(frozen, db):
    """Open from 16 December to 14 February, 10.00."""
    return make_round()


@pytest.fixture
def reports(round, evaluator, office, frozen):
    """Every state there is before the results are released; the day after closing."""
    admin = make_admin()
    trang = office("trang", 6, "สพป.ตรัง", "Trang Office")
    krabi = office("krabi", 6, "สพป.กระบี่", "Krabi Office")
    phrae = office("phrae", 16, "สพป.แพร่", "Phrae Office")
    nan = office("nan", 16, "สพป.น่าน", "Nan Office")
    bangkok = office("bangkok", 0, "สพป.กรุงเทพมหานคร", "")
    evaluate(make_sent(round, krabi, evaluators=[evaluator]), evaluator, clear=7)
    make_sent(round, nan)
    make_submission(round, phrae)
    late = make_submission(round, trang)
    until = timezone.now() + timedelta(days=40)
    extend(round=round, district=trang, until=until, reason="อุทกภัย", by=admin)
    frozen.move_to(timezone.make_aware(SENT_LATE))
    send(late, make_user(district=trang))
    close_as_not_reported(round=round, district=bangkok, by=admin, reason="ไม่ส่ง")
    return round


def judged(items, *verdicts):
    """A cell for the items and one for the verdict, of each criterion."""
    return [value for pair in zip(items, verdicts, strict=True) for value in pair]


def headings(*words):
    return [f"{criterion}: {word}" for criterion in CRITERIA for word in words]


def test_summary_has_a_row_for_every_district_by_region_in_thai_order(reports, export, rows):
    assert rows(export(reports)["Summary"]) == [
        [
            "District code",
            "District",
            "Kind of district",
            "Province of the office",
            "Inspection region",
            "State of the report",
            "Sent at",
            "On time or late",
            "Version",
            *headings("pieces of evidence", "verdict"),
            "Not reported",
            "Level",
            "State of the result",
            "Level before the override",
            "Reason for the override",
            "Level before the correction",
            "Reason for the correction",
            "Explanation of the result",
            "Evaluators",
        ],
        # An office without an English name keeps its Thai one.
        [
            *["bangkok", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษากรุงเทพมหานคร", "Primary education"],
            *["Province of bangkok", "Region 0", "Not reported", None, None, None],
            *[*BLANK, "Not reported", *[None] * 8],
        ],
        [
            *["krabi", "Krabi Office", "Primary education", "Province of krabi", "Region 6"],
            *["Submitted", SENT, "On time", 1],
            *judged(ITEMS, *["Clear"] * 7, *["Not clear"] * 2),
            *[None, 4, "Not released yet", *[None] * 4, EXPLAINED, "สมมุติ ผู้ประเมิน"],
        ],
        [
            *["trang", "Trang Office", "Primary education", "Province of trang", "Region 6"],
            *["Submitted", SENT_LATE, "Late", 1],
            *judged([0] * 9, *["–"] * 9),
            *[None, None, "Awaiting evaluation", *[None] * 6],
        ],
        [
            *["nan", "Nan Office", "Primary education", "Province of nan", "Region 16"],
            *["Submitted", SENT, "On time", 1],
            *judged(ITEMS, *["–"] * 9),
            *[None, None, "Awaiting evaluation", *[None] * 6],
        ],
        [
            *["phrae", "Phrae Office", "Primary education", "Province of phrae", "Region 16"],
            *["Draft, not sent", None, None, None],
            *[*BLANK, *[None] * 9],
        ],
    ]


def test_districts_that_have_not_begun_or_no_longer_exist(round, office, export, rows):
    office("krabi", 6, "สพป.กระบี่", "Krabi Office")
    ended = office("ended", 6, "สพป.เลิกแล้ว", "Ended Office")
    ended.valid_to = timezone.localdate()
    ended.save()
    summary = rows(export(round)["Summary"])
    assert [(row[0], row[5]) for row in summary[1:]] == [("krabi", "Not begun")]


def test_draft_that_was_closed_counts_as_not_reported(round, office, export, rows, frozen):
    krabi = office("krabi", 6, "สพป.กระบี่", "Krabi Office")
    make_submission(round, krabi)
    frozen.shift(timedelta(days=31))
    close_as_not_reported(round=round, district=krabi, by=make_admin(), reason="ไม่ส่ง")
    row = rows(export(round)["Summary"])[1]
    assert [row[5], *row[27:29]] == ["Not reported", "Not reported", None]


def test_private_notes_stay_private(round, evaluator, office, export, rows):
    krabi = office("krabi", 6, "สพป.กระบี่", "Krabi Office")
    submission = make_sent(round, krabi, evaluators=[evaluator])
    evaluation = judge(submission, evaluator)
    record_note(evaluation=evaluation, note="เรื่องส่วนตัว", by=evaluator)
    submit_evaluation(evaluation=evaluation, by=evaluator)
    values = [value for sheet in export(round) for row in rows(sheet) for value in row]
    assert [value for value in values if "ส่วนตัว" in str(value)] == []
    assert values.count("ครบถ้วน") == 9


def test_matrix_shows_marks_that_need_no_colour(reports, export, rows):
    assert rows(export(reports)["Criteria × districts"]) == [
        [
            *["District code", "District", "Inspection region", *CRITERIA],
            *["Criteria clear", "Level", "State of the result"],
        ],
        [
            *["bangkok", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษากรุงเทพมหานคร", "Region 0"],
            *["–"] * 9,
            *[None, None, None],
        ],
        [
            *["krabi", "Krabi Office", "Region 6"],
            *["✓ Clear"] * 7,
            *["✗ Not clear"] * 2,
            *[7, 4, "Not released yet"],
        ],
        ["trang", "Trang Office", "Region 6", *["–"] * 9, None, None, "Awaiting evaluation"],
        ["nan", "Nan Office", "Region 16", *["–"] * 9, None, None, "Awaiting evaluation"],
        ["phrae", "Phrae Office", "Region 16", *["–"] * 9, None, None, None],
    ]


def test_verdicts_stand_with_their_reasons(reports, export, rows):
    by = ["krabi", "Krabi Office", "Region 6", 1, "สมมุติ ผู้ประเมิน", SENT]
    assert rows(export(reports)["Verdicts"]) == [
        [
            *["District code", "District", "Inspection region", "Version", "Evaluator"],
            *["Evaluated at", "Criterion no.", "Criterion", "Verdict", "What it is about"],
            *["Reason", "Where evaluators differ", "Reason for the settlement", "Settled by"],
        ],
        *(
            [
                *[*by, number, title[3:], "Clear" if number <= 7 else "Not clear", None],
                *["ครบถ้วน", None, None, None],
            ]
            for number, title in enumerate(CRITERIA, 1)
        ),
    ]


def test_six_months_have_no_sheet_of_figures(reports, export):
    assert export(reports).sheetnames == ["Summary", "Criteria × districts", "Verdicts", "Evidence"]


def test_two_evaluators_count_once_both_are_done_and_may_differ(round, evaluator, office, export):
    round.evaluators_per_submission = 2
    round.save()
    evaluators = [evaluator, make_evaluator(first_name="อีกคน", last_name="ทดสอบ")]
    waiting = make_sent(
        round, office("krabi", 6, "สพป.กระบี่", "Krabi Office"), evaluators=evaluators
    )
    differing = make_sent(
        round, office("trang", 6, "สพป.ตรัง", "Trang Office"), evaluators=evaluators
    )
    evaluate(waiting, evaluator)
    judge(waiting, evaluators[1], clear=3)
    evaluate(differing, evaluator, clear=8)
    evaluate(differing, evaluators[1], clear=7)
    workbook = export(round)
    matrix = list(workbook["Criteria × districts"].iter_rows(min_row=2, values_only=True))
    assert [list(row[3:]) for row in matrix] == [
        [*["–"] * 9, None, None, "Awaiting evaluation"],
        [
            *["✓ Clear"] * 7,
            *["≠ Evaluators differ", "✗ Not clear"],
            *[None, None, "Evaluators differ"],
        ],
    ]
    summary = workbook["Summary"]
    assert [summary.cell(row, summary.max_column).value for row in (2, 3)] == [
        "สมมุติ ผู้ประเมิน",
        "สมมุติ ผู้ประเมิน, อีกคน ทดสอบ",
    ]
    # What is a draft is nobody else's business.
    assert workbook["Verdicts"].max_row == 1 + 3 * 9


def test_what_was_settled_stands_and_an_override_is_told(round, evaluator, office, export, rows):
    round.evaluators_per_submission = 2
    round.save()
    admin = make_admin(first_name="ส่วนกลาง", last_name="ทดสอบ")
    evaluators = [evaluator, make_evaluator(first_name="อีกคน", last_name="ทดสอบ")]
    krabi = office("krabi", 6, "สพป.กระบี่", "Krabi Office")
    submission = make_sent(round, krabi, evaluators=evaluators)
    evaluate(submission, evaluator, clear=8)
    second = evaluate(submission, evaluators[1], clear=7)
    eighth = round.criteria.get(number=8)
    settle(submission=submission, criterion=eighth, evaluation=second, reason="ไม่มีคำสั่ง", by=admin)
    override(round=round, district=krabi, level=3, reason="อุทกภัย", by=admin)
    workbook = export(round)
    [_headings, row] = rows(workbook["Summary"])
    assert row[28:34] == [3, "Not released yet", 4, "อุทกภัย", None, None]
    assert rows(workbook["Criteria × districts"])[1][3:] == [
        *["✓ Clear"] * 7,
        *["✗ Not clear", "✗ Not clear", 7, 3, "Not released yet"],
    ]
    verdicts = [row for row in rows(workbook["Verdicts"])[1:] if row[-1]]
    assert [[row[4], row[6], row[8], *row[-3:]] for row in verdicts] == [
        ["สมมุติ ผู้ประเมิน", 8, "Clear", "Does not stand", "ไม่มีคำสั่ง", "ส่วนกลาง ทดสอบ"],
        ["อีกคน ทดสอบ", 8, "Not clear", "Stands", "ไม่มีคำสั่ง", "ส่วนกลาง ทดสอบ"],
    ]
    frozen_at = timezone.now() + timedelta(days=31)
    release(round=round, by=admin, at=frozen_at)
    round.refresh_from_db()
    after = export(round, at=frozen_at)
    assert rows(after["Summary"])[1][28:34] == [3, "Results released", 4, "อุทกภัย", None, None]
    assert rows(after["Criteria × districts"])[1][3:12] == [*["✓ Clear"] * 7, *["✗ Not clear"] * 2]


def test_override_of_a_version_that_was_sent_again_is_not_told(round, office, export, rows):
    krabi = office("krabi", 6, "สพป.กระบี่", "Krabi Office")
    submission = make_sent(round, krabi)
    override(round=round, district=krabi, level=3, reason="อุทกภัย", by=make_admin())
    assert rows(export(round)["Summary"])[1][28] == 3
    officer = submission.current_version.submitted_by
    withdraw(submission=submission, by=officer)
    send(submission, officer)
    assert rows(export(round)["Summary"])[1][28:32] == [None, "Awaiting evaluation", None, None]


def test_after_the_release_the_stored_results_count(round, evaluator, office, export, rows, frozen):
    """A rubric that is changed later leaves a released level as it is; a correction replaces it."""
    admin = make_admin()
    krabi, trang, nan = (
        office("krabi", 6, "สพป.กระบี่", "Krabi Office"),
        office("trang", 6, "สพป.ตรัง", "Trang Office"),
        office("nan", 16, "สพป.น่าน", "Nan Office"),
    )
    for district, clear in [(krabi, 7), (trang, 1)]:
        evaluate(make_sent(round, district, evaluators=[evaluator]), evaluator, clear=clear)
    frozen.shift(timedelta(days=31))
    close_as_not_reported(round=round, district=nan, by=admin, reason="ไม่ส่ง")
    release(round=round, by=admin)
    round.refresh_from_db()
    round.rubric.all().delete()
    corrected = Result.objects.get(submission__district=trang)
    second = Result.objects.create(
        submission=corrected.submission,
        sequence=2,
        derived_level=1,
        level=2,
        override_reason="พบหลักฐานเพิ่ม",
        explanation_th="ปรับเป็นระดับ 2",
        explanation_en="Level 2 by a correction.",
        inputs=corrected.inputs,
        released_at=timezone.now(),
        released_by=admin,
    )
    Correction.objects.create(result=second, reason="นับใหม่")
    workbook = export(round)
    assert [[row[0], row[5], *row[27:]] for row in rows(workbook["Summary"])[1:]] == [
        [
            *["krabi", "Finalised", None, 4, "Results released", *[None] * 4],
            *[EXPLAINED, "สมมุติ ผู้ประเมิน"],
        ],
        [
            *["trang", "Finalised", None, 2, "Results released", 1, "พบหลักฐานเพิ่ม"],
            *[1, "นับใหม่"],
            *["Level 2 by a correction.", "สมมุติ ผู้ประเมิน"],
        ],
        [
            *["nan", "Not reported", "Not reported", None, "Results released", *[None] * 4],
            *["Not reported in this round: no quality level is given.", None],
        ],
    ]
    assert [list(row[3:]) for row in rows(workbook["Criteria × districts"])[1:]] == [
        [*["✓ Clear"] * 7, *["✗ Not clear"] * 2, 7, 4, "Results released"],
        ["✓ Clear", *["✗ Not clear"] * 8, 1, 2, "Results released"],
        [*["–"] * 9, None, None, "Results released"],
    ]
    assert workbook["Verdicts"].max_row == 1 + 2 * 9


def test_history_keeps_the_names_of_the_sending(round, office, export, rows):
    district = office("krabi", 6, "สพป.กระบี่", "Krabi Office")
    make_sent(round, district)
    other = office("other", 7, "สพป.อื่น", "Other Office")
    district.name_en, district.region = "Renamed Office", other.region
    district.save()
    summary = rows(export(round)["Summary"])
    assert [row[:5] for row in summary[1:]] == [
        ["krabi", "Krabi Office", "Primary education", "Province of krabi", "Region 6"],
        ["other", "Other Office", "Primary education", "Province of other", "Region 7"],
    ]
