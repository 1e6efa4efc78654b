"""Sending a report back with reasons and a deadline of its own."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from areas.models import Membership
from evidence.domain.conflicts import Conflicted
from evidence.domain.errors import Refused
from evidence.domain.evaluating import is_scorable, start
from evidence.domain.extending import extend
from evidence.domain.reporting import withdraw
from evidence.domain.returning import return_for_revision
from evidence.enums import SubmissionState
from evidence.models import Extension, ReturnReason
from support.evaluation import make_admin, make_evaluator, make_sent, officer_of, send
from support.kpi import make_round


@pytest.fixture
def submission(evaluator):
    return make_sent(make_round(), evaluators=[evaluator])


def criterion(submission, number):
    return submission.round.criteria.get(number=number)


def give_back(submission, evaluator, **given):
    reasons = {criterion(submission, 3): " รายงานไม่มีตาราง ", criterion(submission, 5): "  "}
    until = timezone.now() + timedelta(days=7)
    arguments = {"reasons": reasons, "until": until, **given}
    return return_for_revision(submission=submission, by=evaluator, **arguments)


def test_return_keeps_reasons_grants_the_deadline_and_logs(submission, evaluator):
    until = timezone.now() + timedelta(days=40)
    returned = give_back(submission, evaluator, until=until)
    assert returned.state == SubmissionState.RETURNED
    assert list(ReturnReason.objects.values_list("version", "criterion__number", "reason")) == [
        (submission.current_version_id, 3, "รายงานไม่มีตาราง")
    ]
    assert list(Extension.objects.values_list("district", "until", "granted_by")) == [
        (submission.district_id, until, evaluator.pk)
    ]
    entry = ModelLogEntry.objects.get(action="evidence.returned")
    assert entry.data == {
        "before": "submitted",
        "after": "returned",
        "reasons": {"3": "รายงานไม่มีตาราง"},
        "until": until.isoformat(),
    }


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"reasons": {}}, "reasons"),
        ({"until": timezone.now() - timedelta(minutes=1)}, "until"),
    ],
)
def test_return_needs_reasons_and_a_deadline_ahead(submission, evaluator, given, code):
    with pytest.raises(Refused) as refused:
        give_back(submission, evaluator, **given)
    assert refused.value.code == code
    submission.refresh_from_db()
    assert submission.state == SubmissionState.SUBMITTED


def test_return_is_for_the_evaluators_of_the_report_alone(submission):
    with pytest.raises(Refused) as refused:
        give_back(submission, make_evaluator())
    assert refused.value.code == "assignment"


def test_return_refuses_a_conflict_and_logs_it(submission, evaluator):
    Membership.objects.create(user=evaluator, district=submission.district)
    with pytest.raises(Conflicted):
        give_back(submission, evaluator)
    assert ModelLogEntry.objects.filter(action="evidence.refused_conflict").count() == 1


def test_returned_report_waits_for_the_district_and_is_not_returned_again(submission, evaluator):
    give_back(submission, evaluator)
    submission.refresh_from_db()
    assert not is_scorable(submission)
    for verb in (give_back, lambda *who: start(submission=who[0], evaluator=who[1])):
        with pytest.raises(Refused) as refused:
            verb(submission, evaluator)
        assert refused.value.code == "state"


def test_unanswered_return_lets_the_sent_version_stand(submission, evaluator):
    give_back(submission, evaluator, until=timezone.now() + timedelta(days=40))
    submission.refresh_from_db()
    later = timezone.now() + timedelta(days=41)
    assert is_scorable(submission, later)
    assert start(submission=submission, evaluator=evaluator, at=later).version.number == 1


def test_answered_return_is_evaluated_anew(submission, evaluator):
    give_back(submission, evaluator)
    submission.refresh_from_db()
    submission = send(submission, officer_of(submission))
    assert start(submission=submission, evaluator=evaluator).version.number == 2


@pytest.mark.parametrize("was_late", [False, True])
def test_answer_to_a_return_after_closing_is_as_late_as_what_was_returned(
    submission, evaluator, was_late
):
    officer, closes_at = officer_of(submission), submission.round.closes_at
    if was_late:
        withdraw(submission=submission, by=officer)
        extend(
            round=submission.round,
            district=submission.district,
            until=closes_at + timedelta(hours=2),
            reason="น้ำท่วม",
            by=make_admin(),
        )
        submission = send(submission, officer, at=closes_at + timedelta(hours=1))
    give_back(submission, evaluator, until=closes_at + timedelta(days=7))
    for day in (1, 2):
        submission.refresh_from_db()
        at = closes_at + timedelta(days=day)
        assert send(submission, officer, at=at).current_version.is_late is was_late
        withdraw(submission=submission, by=officer, at=at)
