"""A draft that was filed and never sent is accepted as it stands, with a reason, marked late."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from evidence.domain.accepting import accept_as_filed, refusals_of
from evidence.domain.closing import close_as_not_reported
from evidence.domain.conflicts import Conflicted
from evidence.domain.errors import Refused
from evidence.domain.extending import extend
from evidence.domain.filing import add_link
from evidence.domain.reporting import save_reporter, withdraw
from evidence.enums import SubmissionState
from evidence.models import AcceptedDraft, EvidenceRequirement, NonReport, SubmissionVersion
from support.evaluation import (
    evaluate,
    fill_figures,
    make_admin,
    make_evaluator,
    make_sent,
    officer_of,
)
from support.kpi import REPORTER, make_district, make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db


def make_draft(round, *, items=1, email="", **fields):
    district = make_district()
    officer = make_user(Role.DISTRICT_OFFICER, district=district, email=email)
    draft = make_submission(round, district, by=officer, **fields)
    requirements = EvidenceRequirement.objects.filter(criterion__round=round)
    for requirement in requirements[:items]:
        add_link(
            submission=draft,
            requirement=requirement,
            url="https://example.org/",
            title="หลักฐาน",
            by=officer,
        )
    return draft


@pytest.fixture
def late(frozen):
    """A draft of a round that has closed since."""
    draft = make_draft(make_round(), email="o@example.org")
    frozen.shift(timedelta(days=31))
    return draft


def code_of(submission, **given):
    with pytest.raises(Refused) as refused:
        accept_as_filed(submission=submission, **{"reason": "ยื่นครบแล้ว", "by": make_admin()} | given)
    return getattr(refused.value, "code", None)


def test_accepted_draft_is_a_version_that_is_late_and_can_be_evaluated(
    late, django_capture_on_commit_callbacks
):
    admin, evaluator = make_admin(), make_evaluator()
    with django_capture_on_commit_callbacks(execute=True):
        version = accept_as_filed(submission=late, reason=" ยื่นครบแล้ว ", by=admin)
    late.refresh_from_db()
    assert (late.state, late.current_version) == (SubmissionState.SUBMITTED, version)
    assert (version.is_late, version.submitted_by, version.evidence.count()) == (True, admin, 1)
    assert version.accepted_draft.reason == "ยื่นครบแล้ว"
    assert late.region == late.district.region
    late.assignments.create(evaluator=evaluator)
    evaluate(late, evaluator)
    [letter] = mail.outbox
    assert (letter.to, "ยื่นครบแล้ว" in letter.body) == (["o@example.org"], True)
    assert f"/intranet/receipts/{version.receipt_number}/" in letter.body


def test_accepting_is_logged_with_before_after_and_reason(late):
    admin = make_admin()
    version = accept_as_filed(submission=late, reason="ยื่นครบแล้ว", by=admin)
    entry = ModelLogEntry.objects.get(action="evidence.accepted_as_filed")
    assert (entry.object_id, entry.user, entry.data) == (
        str(late.pk),
        admin,
        {
            "before": "draft",
            "after": "submitted",
            "receipt": version.receipt_number,
            "reason": "ยื่นครบแล้ว",
        },
    )


def test_district_that_was_closed_as_not_reported_is_no_longer(late):
    admin = make_admin()
    close_as_not_reported(round=late.round, district=late.district, by=admin, reason="ไม่ส่ง")
    accept_as_filed(submission=late, reason="ยื่นครบแล้ว", by=admin)
    assert NonReport.objects.count() == 0


def test_only_central_staff_without_a_conflict_accept_and_with_a_reason(late):
    assert code_of(late, reason=" ") == "reason"
    assert code_of(late, by=make_evaluator()) == "role"
    conflicted = make_admin()
    conflicted.memberships.create(district=late.district)
    with pytest.raises(Conflicted):
        accept_as_filed(submission=late, reason="ยื่นครบแล้ว", by=conflicted)
    late.round.released_at = timezone.now()
    assert code_of(late) == "released"
    assert SubmissionVersion.objects.count() == 0


def test_district_that_can_still_send_sends_itself(frozen):
    draft = make_draft(make_round())
    assert len(refusals_of(draft)) == 1
    frozen.shift(timedelta(days=31))
    assert refusals_of(draft) == []
    until = timezone.now() + timedelta(days=2)
    extend(round=draft.round, district=draft.district, until=until, reason="น้ำท่วม", by=make_admin())
    assert len(refusals_of(draft)) == 1
    code_of(draft)
    assert SubmissionVersion.objects.count() == 0


def test_sent_report_and_empty_draft_are_not_accepted(frozen):
    round = make_round()
    sent, empty = make_sent(round), make_draft(round, items=0)
    frozen.shift(timedelta(days=31))
    code_of(sent)
    code_of(empty)
    assert (sent.versions.count(), empty.versions.count()) == (1, 0)


def test_withdrawn_report_is_a_draft_again_and_can_be_accepted(frozen):
    report = make_sent(make_round())
    withdraw(submission=report, by=officer_of(report))
    frozen.shift(timedelta(days=31))
    version = accept_as_filed(submission=report, reason="ถอนแล้วไม่ทันส่ง", by=make_admin())
    assert version.number == 2


def test_wrong_figures_are_not_accepted_but_a_missing_reporter_is(frozen):
    round = make_round(12)
    wrong, right = make_draft(round), make_draft(round)
    officer = right.district.memberships.get().user
    fill_figures(right, officer)
    save_reporter(submission=right, by=officer, **dict.fromkeys(REPORTER, ""))
    right.refresh_from_db()
    frozen.shift(timedelta(days=31))
    code_of(wrong)
    version = accept_as_filed(submission=right, reason="ยื่นครบแล้ว", by=make_admin())
    assert (wrong.versions.count(), version.reporter_name) == (0, "")


def test_reason_is_held_by_the_database(late):
    version = accept_as_filed(submission=late, reason="ยื่นครบแล้ว", by=make_admin())
    with pytest.raises(IntegrityError):
        AcceptedDraft.objects.filter(version=version).update(reason="")
