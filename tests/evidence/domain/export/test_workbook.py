"""The workbook as a whole: no formula in it, what it says of itself, how much it asks for."""

import io
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone, translation
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from evidence.domain.export.workbook import export_round, file_name
from evidence.domain.judgements import differing
from evidence.domain.outcomes import submitted_evaluations
from evidence.domain.releasing import release
from evidence.domain.settling import settle
from evidence.enums import SubmissionState
from evidence.models import (
    Evaluation,
    Evidence,
    Round,
    Settlement,
    Submission,
    SubmissionVersion,
    Verdict,
)
from support.evaluation import evaluate, make_admin, make_evaluator, make_sent
from support.kpi import make_district, make_round
from support.queries import exact_queries

RISKY = ["=1+1", "+66 2000 0000", "-1", "@SUM(A1)", '=HYPERLINK("http://example.org","ก")', "#REF!"]


@pytest.fixture
def evaluator(db):
    return make_evaluator(first_name="=cmd|' /C calc'!A0", last_name="ทดสอบ")


@pytest.mark.parametrize("months", [6, 12])
def test_no_cell_is_a_formula_whatever_people_type(evaluator, months):
    round = make_round(months)
    submission = make_sent(round, evaluators=[evaluator])
    for text, item in zip(RISKY, Evidence.objects.all(), strict=False):
        item.title = f"{text}\x0b"
        item.save()
    evaluate(submission, evaluator)
    for text, verdict in zip(RISKY, Verdict.objects.all(), strict=False):
        verdict.reason = text
        verdict.save()
    submission.district.short_th = "=A1"
    submission.district.save()
    file = io.BytesIO()
    export_round(round=round, by=make_admin(), to=file)
    parts = zipfile.ZipFile(file)
    sheets = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == (4 if months == 6 else 5)
    assert [b"<f>" in sheet or b"<f " in sheet for sheet in sheets] == [False] * len(sheets)


def test_risky_texts_are_read_back_as_the_texts_they_are(evaluator, export):
    round = make_round()
    submission = make_sent(round, evaluators=[evaluator])
    items = list(Evidence.objects.order_by("requirement__criterion__number", "requirement__order"))
    for text, item in zip(RISKY, items, strict=False):
        item.title = f"{text}\x0b\ufffe"
        item.save()
    evaluate(submission, evaluator)
    workbook = export(round)
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    titles = [row[7] for row in workbook["Evidence"].iter_rows(min_row=2, max_row=7)]
    assert [(cell.value, cell.quotePrefix) for cell in titles] == [(text, True) for text in RISKY]
    assert workbook["Verdicts"]["E2"].value == "=cmd|' /C calc'!A0 ทดสอบ"


@pytest.mark.parametrize("months", [6, 12])
def test_every_sheet_is_frozen_and_filtered(evaluator, export, months):
    round = make_round(months)
    evaluate(make_sent(round, evaluators=[evaluator]), evaluator)
    found = {sheet.title: (sheet.freeze_panes, sheet.auto_filter.ref) for sheet in export(round)}
    assert (
        found
        == {
            6: {
                "Summary": ("C2", "A1:AJ2"),
                "Criteria × districts": ("C2", "A1:O2"),
                "Verdicts": ("C2", "A1:N10"),
                "Evidence": ("C2", "A1:N16"),
            },
            12: {
                "Summary": ("C2", "A1:AB2"),
                "Criteria × districts": ("C2", "A1:H2"),
                "Figures": ("C2", "A1:N2"),
                "Verdicts": ("C2", "A1:N5"),
                "Evidence": ("C2", "A1:N6"),
            },
        }[months]
    )


def test_headings_are_thai_in_thai(evaluator, export, rows):
    round = make_round(12)
    evaluate(make_sent(round, evaluators=[evaluator]), evaluator)
    workbook = export(round, language="th")
    assert workbook.sheetnames == ["สรุป", "ประเด็น × เขต", "ตัวเลข", "ผลการประเมิน", "หลักฐาน"]
    headings, row = rows(workbook["สรุป"])
    assert headings == [
        *["รหัสเขต", "สำนักงานเขตพื้นที่การศึกษา", "ประเภทเขต", "จังหวัดที่ตั้ง", "เขตตรวจราชการ"],
        *["สถานะรายงาน", "ส่งเมื่อ", "ส่งตามกำหนดหรือล่าช้า", "ฉบับที่"],
        *["1. ผลเชิงปริมาณ: จำนวนหลักฐาน", "1. ผลเชิงปริมาณ: ผลการประเมิน"],
        *["2. การนำข้อมูลไปใช้: จำนวนหลักฐาน", "2. การนำข้อมูลไปใช้: ผลการประเมิน"],
        "3. วิธีการปฏิบัติที่เป็นเลิศ: จำนวนหลักฐาน",
        "3. วิธีการปฏิบัติที่เป็นเลิศ: ผลการประเมิน",
        *["เด็กออกกลางคันที่พบตัวและได้รับการติดตามช่วยเหลือ", "เด็กออกกลางคันทั้งหมด"],
        *["ร้อยละที่พบตัวและได้รับการติดตามช่วยเหลือ", "ไม่มีเด็กออกกลางคัน", "ไม่รายงาน", "ระดับ"],
        *["สถานะผลสรุป", "ระดับก่อนปรับ", "เหตุผลการปรับระดับ"],
        *["ระดับก่อนแก้ไขผล", "เหตุผลการแก้ไขผล", "คำอธิบายผล", "ผู้ประเมิน"],
    ]
    assert [row[5], row[7], row[14], row[21]] == [
        "ส่งแล้ว",
        "ส่งตามกำหนด",
        "รับรอง 2 จาก 2 รายการ",
        "ยังไม่ประกาศผล",
    ]
    assert row[26].partition("\n")[0] == (
        "ได้ระดับ 3 ยังไม่ได้ระดับ 4 เพราะเด็กออกกลางคันพบตัวและได้รับการติดตามช่วยเหลือร้อยละ 94.99 "
        "ไม่ถึงร้อยละ 95 ขาดอีก 1 คน และขาดสถานศึกษาที่มีวิธีการปฏิบัติที่เป็นเลิศอีก 1 แห่ง"
    )


def test_verdicts_are_thai_in_thai(evaluator, export, rows):
    """Not the “clear” of a search field, ล้าง."""
    round = make_round()
    evaluate(make_sent(round, evaluators=[evaluator]), evaluator, clear=8)
    matrix = rows(export(round, language="th")["ประเด็น × เขต"])
    assert matrix[1][3:12] == [*["✓ ชัดเจน"] * 8, "✗ ไม่ชัดเจน"]


@pytest.mark.parametrize(
    ("language", "mark"),
    [("th", "ข้อมูลสมมุติเพื่อสาธิต"), ("en", "Invented data for demonstration")],
)
def test_demo_says_so_on_every_sheet_in_the_file_and_in_its_name(
    evaluator, export, settings, language, mark
):
    settings.DEMO = True
    round = make_round(12)
    evaluate(make_sent(round, evaluators=[evaluator]), evaluator)
    workbook = export(round, language=language)
    assert [sheet["A1"].value for sheet in workbook] == [mark] * 5
    assert [sheet.freeze_panes for sheet in workbook] == ["C3"] * 5
    assert workbook.worksheets[0].auto_filter.ref == "A2:AB3"
    assert workbook.properties.description == mark
    with translation.override(language):
        assert file_name(round).startswith(f"{mark} – พาน้องกลับมาเรียน ")


def test_workbook_says_what_it_is(frozen, db, export):
    round = make_round(fiscal_year=2026)
    properties = export(round, language="th").properties
    assert (properties.title, properties.creator, properties.description) == (
        "พาน้องกลับมาเรียน รอบ 6 เดือน 2569",
        "พาน้องกลับมาเรียน",
        None,
    )
    with translation.override("th"):
        assert file_name(round) == "พาน้องกลับมาเรียน รอบ 6 เดือน 2569 (15 ม.ค. 69).xlsx"
    with translation.override("en"):
        assert file_name(round) == "พาน้องกลับมาเรียน Six-month round 2026 (15 Jan 2026).xlsx"


def test_export_is_logged(evaluator, export):
    round = make_round()
    make_sent(round)
    admin = make_admin()
    export(round, by=admin)
    entry = ModelLogEntry.objects.get(action="evidence.exported")
    assert (entry.object_id, entry.user, entry.data) == (
        str(round.pk),
        admin,
        {"districts": 1, "evidence": 15, "released": False},
    )


#: Districts with their reports and versions, criteria, rubric (later the results), evaluations
#: with all that they say and what was settled, evidence; in twelve months the figures asked for.
QUERIES = {6: 5, 12: 6}
#: The entry of the log.
LOG_ENTRY = 1


@pytest.mark.parametrize("evaluators", [1, 2])
@pytest.mark.parametrize("months", [6, 12])
def test_queries_are_as_many_for_thirty_districts_as_for_one(evaluator, months, evaluators):
    round, admin = make_round(months), make_admin()
    round.evaluators_per_submission = evaluators
    round.save()
    people = [evaluator, make_evaluator()][:evaluators]
    submission = make_sent(round, evaluators=people)
    for number, person in enumerate(people):
        evaluate(submission, person, clear=9 - number)
    if months == 6 and evaluators == 2:
        settle_all(submission, by=admin)
    export_round(round=afresh(round), by=admin, to=io.BytesIO())  # fills the process's caches

    for districts in (1, 3, 30):
        for _ in range(districts - round.submissions.count()):
            make_another(submission)
        fresh = afresh(round)
        with exact_queries(QUERIES[months] + LOG_ENTRY):
            export_round(round=fresh, by=admin, to=io.BytesIO())
    later = timezone.now() + timedelta(days=31)
    release(round=round, by=admin, at=later)
    fresh = afresh(round)
    with exact_queries(QUERIES[months] + LOG_ENTRY):
        export_round(round=fresh, by=admin, to=io.BytesIO(), at=later)
    assert (round.submissions.count(), Evaluation.objects.count()) == (30, 30 * evaluators)


@pytest.mark.long
def test_export_of_all_districts_asks_six_queries_and_writes_them_all(evaluator, rows):
    """245 districts × 9 criteria, read, written and logged (issue: at most 6)."""
    round, admin = make_round(), make_admin()
    submission = make_sent(round, evaluators=[evaluator])
    evaluate(submission, evaluator)
    for _ in range(244):
        make_another(submission)
    export_round(round=afresh(round), by=admin, to=io.BytesIO())  # fills the process's caches
    fresh, file = afresh(round), io.BytesIO()
    with exact_queries(6):
        export_round(round=fresh, by=admin, to=file)
    sheets = load_workbook(file, read_only=True).worksheets
    assert [len(rows(sheet)) - 1 for sheet in sheets] == [245, 245, 245 * 9, 245 * 15]


def afresh(round):
    """The round without anything that was fetched with it."""
    return Round.objects.select_related("indicator").get(pk=round.pk)


def settle_all(submission, *, by):
    """Let the first evaluation stand wherever the evaluators differ."""
    evaluations = submitted_evaluations(submission)
    criteria = {criterion.pk: criterion for criterion in submission.round.criteria.all()}
    for criterion, _evidence in differing(evaluations):
        settle(
            submission=submission,
            criterion=criteria[criterion],
            evaluation=evaluations[0],
            reason="หลักฐานครบ",
            by=by,
        )


def make_another(submission):
    """A report of another district, sent, evaluated and settled like this one."""
    version = submission.current_version
    other = Submission.objects.create(
        round=submission.round, district=make_district(), region=submission.region
    )
    sent = SubmissionVersion.objects.create(
        submission=other,
        number=1,
        receipt_number=f"another-{other.pk}",
        submitted_at=version.submitted_at,
        submitted_by=version.submitted_by,
        figures=version.figures,
        sha256=version.sha256,
    )
    other.current_version, other.state = sent, SubmissionState.SUBMITTED
    other.save()
    items = list(version.evidence.all())
    for item in items:
        item.pk, item.submission = None, other
        item.uid, item.client_id = uuid4(), uuid4()
    sent.evidence.add(*Evidence.objects.bulk_create(items))
    for evaluation in version.evaluations.all():
        said = [evaluation.verdicts, evaluation.acceptances, evaluation.settlements]
        rows = {manager.model: list(manager.all()) for manager in said}
        evaluation.pk, evaluation.version = None, sent
        evaluation.save()
        for model, copies in rows.items():
            for row in copies:
                row.pk, row.evaluation = None, evaluation
                if model is Settlement:
                    row.version = sent
            model.objects.bulk_create(copies)
