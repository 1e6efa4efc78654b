"""Sending the report, and taking it back."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from pytest_django.asserts import assertContains

from evidence.domain.extending import extend
from evidence.domain.reporting import save_reporter, submit
from evidence.domain.uploading import begin
from evidence.enums import SubmissionState
from evidence.models import Submission, SubmissionVersion
from support.district_pages import add, messages_of, pdf, requirement_of, url
from support.evaluation import make_admin
from support.kpi import REPORTER, make_submission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder", "signed_in")]


def test_submitting_leads_to_the_receipt(client, round, district):
    add(client, round, district, files=[pdf()])
    answer = client.post(
        url("district_submit", round, district), {**REPORTER, "confirm_missing": "on"}, follow=True
    )
    version = Submission.objects.get().current_version
    assert answer.redirect_chain[-1][0] == f"/intranet/receipts/{version.receipt_number}/"
    page = answer.content.decode()
    assert version.receipt_number in page
    assert version.manifest[0]["sha256"] in page
    assert version.sha256 in page


def test_submitting_without_confirmation_keeps_the_reporter_that_was_typed(client, round, district):
    typed = {**REPORTER, "reporter_name": "สมมุติ พิมพ์แล้ว"}
    answer = client.post(url("district_submit", round, district), typed)
    assert answer.status_code == 200
    submission = Submission.objects.get()
    assert (submission.state, submission.reporter_name) == (
        SubmissionState.DRAFT,
        "สมมุติ พิมพ์แล้ว",
    )
    assert answer.context["form"]["reporter_name"].value() == "สมมุติ พิมพ์แล้ว"
    assert (answer.context["is_refused"], answer.context["confirmed"]) == (True, False)


def test_confirmation_once_given_stays_when_something_else_is_wrong(client, round, district):
    typed = {**REPORTER, "reporter_phone": "", "confirm_missing": "on"}
    answer = client.post(url("district_submit", round, district), typed)
    tick = '<input type="checkbox" name="confirm_missing" id="confirm-missing" checked>'
    assertContains(answer, tick, count=1, html=True)


def test_submitting_with_a_wrong_email_names_the_field(client, round, district):
    answer = client.post(
        url("district_submit", round, district), {**REPORTER, "reporter_email": "ไม่มี"}
    )
    assert list(answer.context["form"].errors) == ["reporter_email"]
    # The field stands far below the head of the page, where a phone opens it.
    assert messages_of(answer) == ["ยังไม่ได้ส่ง แก้ไขช่องที่มีเครื่องหมายสีแดงด้านล่าง"]
    assert Submission.objects.filter(state=SubmissionState.SUBMITTED).count() == 0


def test_withdrawing_opens_the_report_again(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    submit(submission=submission, by=officer, confirm_missing=True)
    client.post(url("district_withdraw", round, district))
    submission.refresh_from_db()
    assert submission.state == SubmissionState.DRAFT
    receipt = f"/intranet/receipts/{submission.versions.get().receipt_number}/"
    assert receipt in client.get(url("district_round", round, district)).text


def test_pages_of_a_sent_report_say_how_to_change_it_until_the_round_has_closed(
    client, round, district, officer
):
    submission = make_submission(round, district, by=officer)
    submit(submission=submission, by=officer, confirm_missing=True)
    pages = [("district_criterion", {"number": 1}), ("district_challenge", {})]
    addresses = [url(name, round, district, **where) for name, where in pages]
    advice = "หากต้องการแก้ไข ถอนรายงานก่อน"
    assert [advice in client.get(address).text for address in addresses] == [True, True]
    with time_machine.travel(round.closes_at):
        client.force_login(officer)
        answers = [client.get(address).text for address in addresses]
    assert [(advice in text, "รอบนี้ปิดแล้ว" in text) for text in answers] == [(False, True)] * 2


def test_reporter_is_suggested_from_the_account(client, round, district, officer):
    save_reporter(
        submission=make_submission(round, district, by=officer),
        by=officer,
        reporter_name="",
        reporter_position="",
        reporter_phone="",
        reporter_email="",
    )
    officer.position = "นักวิชาการศึกษา"
    officer.save()
    form = client.get(url("district_submit", round, district)).context["form"]
    assert (form["reporter_name"].value(), form["reporter_position"].value()) == (
        officer.get_full_name(),
        "นักวิชาการศึกษา",
    )


def test_unfinished_upload_is_told_before_the_report_is_sent(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    requirement = requirement_of(round)
    begin(
        submission=submission,
        requirement=requirement,
        name="ค้าง.pdf",
        size=9,
        client_id=uuid.uuid4(),
        by=officer,
    )
    place = f"{url('district_criterion', round, district, number=1)}#r{requirement.pk}"
    page = url("district_submit", round, district)
    assert [where for _upload, where in client.get(page).context["unfinished"]] == [place]
    answer = client.post(page, REPORTER | {"confirm_missing": "on"})
    assert len(messages_of(answer)) == 1
    assert Submission.objects.get().state == SubmissionState.DRAFT


@pytest.mark.parametrize(
    ("seconds", "extended", "is_late"),
    [(-1, False, False), (0, False, None), (0, True, True), (3600, True, None)],
    ids=["just before", "at closing", "with an extension", "at the extension's end"],
)
def test_report_is_taken_until_the_servers_clock_stands_at_the_deadline(
    client, round, district, officer, seconds, extended, is_late
):
    if extended:
        until = round.closes_at + timedelta(hours=1)
        extend(round=round, district=district, until=until, reason="น้ำท่วม", by=make_admin())
    with time_machine.travel(round.closes_at + timedelta(seconds=seconds), tick=False):
        client.force_login(officer)
        client.post(url("district_submit", round, district), {**REPORTER, "confirm_missing": "on"})
    sent = SubmissionVersion.objects.values_list("is_late", flat=True)
    assert list(sent) == ([] if is_late is None else [is_late])


def test_unsent_report_of_a_closed_round_says_whom_to_ask(client, round, district, officer):
    make_submission(round, district, by=officer)
    where = [("district_round", {}), ("district_criterion", {"number": 1}), ("district_submit", {})]
    with time_machine.travel(round.closes_at, tick=False):
        client.force_login(officer)
        for name, given in where:
            assertContains(client.get(url(name, round, district, **given)), "ขอขยายเวลา", count=1)
