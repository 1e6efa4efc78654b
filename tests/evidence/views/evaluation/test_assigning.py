"""Central staff assign from a sheet, and hand over what an evaluator leaves."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evidence.domain.assigning import assign
from evidence.models import Assignment
from files import sandbox
from support.evaluation import judge, make_evaluator, make_sent
from support.kpi import make_round, make_submission
from support.sandbox import run_here
from support.worksheets import workbook


@pytest.fixture(autouse=True)
def same_process(monkeypatch):
    monkeypatch.setattr(sandbox, "run", run_here)


def url(name, round):
    return reverse(f"evaluation_{name}", args=[round.pk])


def upload(client, round, content, name="assignments.xlsx"):
    file = SimpleUploadedFile(name, content)
    return client.post(url("assign_sheet", round), {"file": file})


def held():
    return set(Assignment.objects.values_list("submission", "evaluator"))


def csv_of(report, evaluator, encoding="utf-8-sig", delimiter=","):
    lines = [["รหัสเขต", "ผู้ประเมิน", "หมายเหตุ"], [report.district.code, evaluator.username, "ก"]]
    return "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)


def test_confirmed_sheet_makes_the_assignments_once(as_user, admin, evaluator, round):
    report = make_sent(round)
    client = as_user(admin)
    content = workbook(["เขต", "ผู้ประเมิน"], [report.district.short_th, evaluator.username])
    preview = upload(client, round, content)
    assert held() == set()
    for _ in range(2):
        client.post(url("assign_confirm", round), {"plan": preview.context["signed"]})
    assert held() == {(report.pk, evaluator.pk)}


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("cp874", ";"), ("utf-16", "\t")]
)
def test_csv_is_read_as_excel_in_thailand_writes_it(
    as_user, admin, evaluator, round, encoding, delimiter
):
    report = make_sent(round)
    preview = upload(as_user(admin), round, csv_of(report, evaluator, encoding, delimiter), "a.csv")
    assert preview.context["plan"].assignments == [(report, evaluator)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"district,evaluator\n" * 2002, "too_many_rows"),
        (b"\x00\x01\x02 not a table", "not_table"),
        (b"\xdb\xdc\xdd\xde", "not_table"),
        (b"<html><table></table></html>", "other_document"),
    ],
)
def test_file_that_is_no_table_is_refused_in_words(as_user, admin, round, content, code):
    answer = upload(as_user(admin), round, content, "a.csv")
    [error] = answer.context["form"].errors.as_data()["file"]
    assert str(error.message) == str(sandbox_sentence(code))


def sandbox_sentence(code):
    from files.rejections import RejectedFile

    return RejectedFile(code, limit=2000).messages[0]


def test_wrong_rows_cannot_be_confirmed(as_user, admin, evaluator, round):
    report = make_sent(round)
    content = workbook(
        ["เขต", "ผู้ประเมิน"], [report.district.code, evaluator.username], ["ไม่มี", "nobody"]
    )
    preview = upload(as_user(admin), round, content)
    assert (preview.context["signed"], [r.number for r in preview.context["plan"].wrong_rows]) == (
        "",
        [3],
    )


def test_preview_of_one_round_confirms_no_other(as_user, admin, evaluator, round):
    report = make_sent(round)
    client = as_user(admin)
    signed = upload(client, round, csv_of(report, evaluator), "a.csv").context["signed"]
    other = make_round(fiscal_year=2026)
    make_sent(other, report.district)
    client.post(url("assign_confirm", other), {"plan": signed})
    assert held() == set()


def test_workbook_to_fill_in_names_every_district_and_can_be_read(as_user, admin, round):
    make_sent(round), make_sent(round)
    client = as_user(admin)
    empty = b"".join(client.get(url("assign_workbook", round)).streaming_content)
    preview = upload(client, round, empty)
    assert [bool(wish.skipped) for _row, wish in preview.context["plan"].pairs] == [True, True]


def test_leavers_reports_go_to_others_after_a_preview(as_user, admin, evaluator, round):
    reports = [make_sent(round, evaluators=[evaluator]) for _ in range(2)]
    judge(reports[0], evaluator, clear=3)
    other = make_evaluator()
    client = as_user(admin)
    data = {"leaver": evaluator.pk, "evaluators": [other.pk], "seed": "0"}
    preview = client.post(url("round_reassign", round), {**data, "preview": ""})
    assert [move.evaluator for move in preview.context["moves"]] == [other, other]
    assert held() == {(report.pk, evaluator.pk) for report in reports}
    client.post(url("round_reassign", round), {**data, "apply": ""})
    assert held() == {(report.pk, other.pk) for report in reports}
    page = client.get(reverse("evaluation_report", args=[reports[0].pk]))
    assert [[row.evaluation.evaluator for row in card.kept] for card in page.context["cards"]] == [
        [evaluator]
    ] * 9


def test_nobody_hands_over_to_themselves_alone(as_user, admin, evaluator, round):
    make_sent(round, evaluators=[evaluator])
    data = {"leaver": evaluator.pk, "evaluators": [evaluator.pk], "seed": "0", "apply": ""}
    answer = as_user(admin).post(url("round_reassign", round), data)
    assert answer.context["form"].errors.keys() == {"evaluators"}


def test_calibration_sample_goes_to_every_evaluator_and_to_nobody_twice(
    as_user, admin, evaluator, round
):
    reports, other = [make_sent(round) for _ in range(2)], make_evaluator()
    make_submission(round)
    assign(submission=reports[0], evaluator=other, by=admin)
    client = as_user(admin)
    data = {"evaluators": [evaluator.pk, other.pk], "seed": "0", "calibration": "5", "apply": ""}
    client.post(url("round_assign", round), data)
    assert held() == {(report.pk, who.pk) for report in reports for who in (evaluator, other)}
