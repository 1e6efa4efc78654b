"""A level is decided in place of the derived one only with a reason, and only before release."""

import pytest
from wagtail.models import ModelLogEntry

from evidence.domain.closing import close_as_not_reported
from evidence.domain.overriding import override, overrides_of, withdraw_override
from evidence.domain.releasing import release
from evidence.domain.reporting import withdraw
from evidence.models import Override, Result
from support.evaluation import evaluate, make_admin, make_evaluator, make_sent, officer_of, send
from support.kpi import make_district
from support.refusals import refusal


@pytest.fixture
def submission(round):
    evaluator = make_evaluator()
    submission = make_sent(round, evaluators=[evaluator])
    evaluate(submission, evaluator, clear=7)
    return submission


def decide(submission, by, level=3, reason="หลักฐานซ้ำกันสองประเด็น"):
    return override(
        round=submission.round, district=submission.district, level=level, reason=reason, by=by
    )


def test_released_result_has_the_overridden_level_and_the_derived_one(submission, admin, after):
    decide(submission, admin, level=2)
    decide(submission, admin)
    release(round=submission.round, by=admin, at=after)
    result = Result.objects.get()
    assert (result.derived_level, result.level) == (4, 3)
    assert result.override_reason == "หลักฐานซ้ำกันสองประเด็น"
    entries = ModelLogEntry.objects.filter(action="evidence.overridden").order_by("pk")
    changes = [(e.data["before"], e.data["level"], e.data["derived"]) for e in entries]
    assert changes == [(4, 2, 4), (2, 3, 4)]


def test_withdrawn_override_counts_no_more(submission, admin, after):
    withdraw_override(override=decide(submission, admin), by=admin)
    release(round=submission.round, by=admin, at=after)
    result = Result.objects.get()
    assert (result.derived_level, result.level, result.override_reason) == (4, 4, "")


def test_override_of_the_derived_level_itself_is_none(submission, admin, after):
    decide(submission, admin, level=4)
    release(round=submission.round, by=admin, at=after)
    assert Result.objects.get().override_reason == ""


def test_override_ends_when_the_district_sends_again(submission, admin):
    made = decide(submission, admin)
    assert overrides_of(submission.round, [submission]) == {submission.district_id: made}
    officer = officer_of(submission)
    withdraw(submission=submission, by=officer)
    send(submission, officer)
    assert overrides_of(submission.round, [submission]) == {}


def test_district_that_did_not_report_gets_level_1_or_none(round, admin, after):
    district = make_district()
    close_as_not_reported(round=round, district=district, by=admin, reason="ไม่ส่ง", at=after)
    given = {"round": round, "district": district, "by": admin, "reason": "ได้รับแจ้งแล้ว 3 ครั้ง"}
    assert refusal(override, level=2, **given) == "not_reported"
    override(level=1, **given)
    release(round=round, by=admin, at=after)
    result = Result.objects.get()
    assert (result.derived_level, result.level) == (None, 1)
    assert ModelLogEntry.objects.filter(action="evidence.overridden").count() == 1


def test_override_needs_a_reason_an_open_round_and_no_conflict(submission, admin, after):
    given = {"round": submission.round, "district": submission.district, "level": 3}
    assert refusal(override, by=admin, reason=" ", **given) == "reason"
    own = make_admin(district=submission.district)
    assert refusal(override, by=own, reason="เหตุผล", **given) == "conflict"
    assert ModelLogEntry.objects.filter(action="evidence.refused_conflict").count() == 1
    made = decide(submission, admin)
    assert refusal(withdraw_override, override=made, by=own) == "conflict"
    release(round=submission.round, by=admin, at=after)
    submission.round.refresh_from_db()
    made.round.refresh_from_db()
    assert refusal(override, by=admin, reason="เหตุผล", **given) == "released"
    assert refusal(withdraw_override, override=made, by=admin) == "released"
    assert Override.objects.count() == 1


def test_conflict_of_a_district_that_did_not_report_is_logged_on_the_round(round):
    district = make_district()
    own = make_admin(district=district)
    given = {"round": round, "district": district, "level": 1, "reason": "เหตุผล"}
    assert refusal(override, by=own, **given) == "conflict"
    entry = ModelLogEntry.objects.get(action="evidence.refused_conflict")
    assert entry.object_id == str(round.pk)
