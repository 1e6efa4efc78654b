"""Results become final all at once, and stay as released."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from areas.models import District
from evidence.domain.closing import close_as_not_reported
from evidence.domain.evaluating import reopen_evaluation
from evidence.domain.extending import extend
from evidence.domain.outcomes import outcome_of
from evidence.domain.releasing import release, unready
from evidence.domain.reporting import withdraw
from evidence.domain.returning import return_for_revision
from evidence.enums import RoundPhase, SubmissionState
from evidence.models import NonReport, Result, Submission
from support.evaluation import evaluate, make_evaluator, make_sent, officer_of, send
from support.kpi import make_district, make_round
from support.refusals import refusal


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def reasons(round, at):
    return {district.pk: str(reason) for district, reason in unready(round, at)}


def test_unready_names_every_district_and_why(round, evaluator, admin, after):
    ready = make_sent(round, evaluators=[evaluator])
    evaluate(ready, evaluator)
    waiting = make_sent(round, evaluators=[evaluator])
    silent, closed = make_district(), make_district()
    close_as_not_reported(round=round, district=closed, by=admin, reason="ไม่ส่ง", at=after)
    assert reasons(round, after) == {
        waiting.district_id: "is not evaluated yet",
        silent.pk: "has neither reported nor been closed",
    }


def test_unready_names_disagreements_and_revisions(round, after):
    round.evaluators_per_submission = 2
    round.save()
    evaluators = [make_evaluator(), make_evaluator()]
    differing = make_sent(round, evaluators=evaluators)
    evaluate(differing, evaluators[0], clear=9)
    evaluate(differing, evaluators[1], clear=3)
    revising = make_sent(round, evaluators=evaluators)
    return_for_revision(
        submission=revising,
        by=evaluators[0],
        reasons={round.criteria.first(): "แก้"},
        until=after + timedelta(days=7),
    )
    assert reasons(round, after) == {
        differing.district_id: "is judged differently by its evaluators",
        revising.district_id: "is revising its report",
    }
    late = after + timedelta(days=8)
    assert reasons(round, late)[revising.district_id] == "is not evaluated yet"


def test_district_that_ended_before_the_closing_is_not_waited_for(round, after):
    ended = make_district()
    District.objects.filter(pk=ended.pk).update(valid_to=timezone.localdate() - timedelta(days=1))
    assert reasons(round, after) == {}


def test_release_stores_levels_explanations_inputs_and_rubric(round, evaluator, admin, after):
    submission = make_sent(round, evaluators=[evaluator])
    evaluate(submission, evaluator, clear=7)
    silent = make_district()
    close_as_not_reported(round=round, district=silent, by=admin, reason="ไม่ส่ง", at=after)
    assert release(round=round, by=admin, at=after) == 2
    result = Result.objects.get(submission=submission)
    assert (result.sequence, result.level, result.derived_level) == (1, 4, 4)
    assert result.explanation_en.startswith("Level 4. Level 5 still needs 1 more criterion")
    assert result.explanation_th.startswith("ได้ระดับ 4 ยังไม่ได้ระดับ 5")
    assert result.inputs["clear"] == 7
    assert [rule["min_clear"] for rule in result.rubric] == [8, 6, 4, 2, None]
    none = Result.objects.get(submission__district=silent)
    assert (none.level, none.derived_level) == (None, None)
    assert none.explanation_en == "Not reported in this round: no quality level is given."
    round.refresh_from_db()
    assert round.phase(after) == RoundPhase.RELEASED
    assert set(Submission.objects.values_list("state", flat=True)) == {SubmissionState.FINALISED}
    assert ModelLogEntry.objects.get(action="evidence.released").data == {"results": 2}


def test_changed_rubric_changes_open_rounds_and_leaves_released_ones(
    round, evaluator, admin, after
):
    evaluate(make_sent(round, evaluators=[evaluator]), evaluator, clear=7)
    release(round=round, by=admin, at=after)
    next_year = make_round(fiscal_year=2028)
    for each in (round, next_year):
        each.rubric.filter(level=5).update(min_clear=7)
    submission = make_sent(next_year, evaluators=[evaluator])
    evaluate(submission, evaluator, clear=7)
    assert outcome_of(submission).decision.level == 5
    assert Result.objects.get().level == 4


def test_release_is_refused_before_closing_with_districts_waiting_and_twice(
    round, evaluator, admin, after
):
    submission = make_sent(round, evaluators=[evaluator])
    given = {"round": round, "by": admin}
    assert refusal(release, **given) == "open"
    assert refusal(release, **given, at=after) == "unready"
    evaluate(submission, evaluator)
    release(**given, at=after)
    assert refusal(release, **given, at=after) == "released"
    assert Result.objects.count() == 1


def test_nothing_is_scored_or_closed_after_the_release(round, evaluator, admin, after):
    submission = make_sent(round, evaluators=[evaluator])
    evaluation = evaluate(submission, evaluator)
    release(round=round, by=admin, at=after)
    given = {"evaluation": evaluation, "by": evaluator}
    assert refusal(reopen_evaluation, **given) == "released"
    round.refresh_from_db()
    late = {"round": round, "district": make_district(), "by": admin, "reason": "ไม่ส่ง"}
    assert refusal(close_as_not_reported, **late) == "released"
    assert refusal(extend, **late, until=after + timedelta(days=9)) == "released"


def test_extension_reopens_a_closed_district_that_then_counts_as_reported(
    round, evaluator, admin, after
):
    submission = make_sent(round, evaluators=[evaluator])
    officer = officer_of(submission)
    withdraw(submission=submission, by=officer)
    district = submission.district
    close_as_not_reported(round=round, district=district, by=admin, reason="ไม่ส่ง", at=after)
    until = after + timedelta(days=3)
    extend(round=round, district=district, until=until, reason="น้ำท่วม", by=admin, at=after)
    assert NonReport.objects.count() == 0
    undone = ModelLogEntry.objects.get(action="evidence.not_reported_undone")
    assert (undone.user, undone.data["before"]) == (admin, "not_reported")
    submission = send(submission, officer, at=after + timedelta(days=1))
    assert submission.current_version.is_late
    evaluate(submission, evaluator, at=after + timedelta(days=2))
    assert release(round=round, by=admin, at=after + timedelta(days=4)) == 1


@pytest.mark.parametrize(("days", "reason", "code"), [(-1, "x", "until"), (40, " ", "reason")])
def test_extension_lies_after_the_present_deadline_and_has_a_reason(
    round, admin, days, reason, code
):
    until = timezone.now() + timedelta(days=days)
    given = {"round": round, "district": make_district(), "by": admin}
    assert refusal(extend, **given, until=until, reason=reason) == code
