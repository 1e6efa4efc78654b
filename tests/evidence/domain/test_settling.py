"""Where evaluators differ an admin says whose judgement stands, and why."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from areas.models import Membership
from evidence.domain.conflicts import Conflicted
from evidence.domain.errors import Refused
from evidence.domain.evaluating import (
    record_acceptance,
    record_figures,
    reopen_evaluation,
    submit_evaluation,
)
from evidence.domain.judgements import differing
from evidence.domain.outcomes import OutcomeState, outcome_of, outcomes_of
from evidence.domain.overriding import override
from evidence.domain.releasing import release
from evidence.domain.settling import settle
from evidence.enums import EvaluationState
from evidence.models import Evaluation, Override, Result, Round, Settlement
from support.evaluation import FIGURES, evaluate, judge, make_evaluator, make_sent
from support.kpi import make_round


@pytest.fixture
def evaluators(db):
    return [make_evaluator(), make_evaluator()]


def two_evaluators_round(months):
    round = make_round(months)
    round.evaluators_per_submission = 2
    round.save()
    return round


@pytest.fixture
def submission(evaluators):
    return make_sent(two_evaluators_round(6), evaluators=evaluators)


@pytest.fixture
def evaluations(submission, evaluators):
    """All nine clear, and only seven: they differ on 8 and 9."""
    return [
        evaluate(submission, evaluator, clear=clear)
        for evaluator, clear in zip(evaluators, (9, 7), strict=True)
    ]


def criterion(submission, number):
    return submission.round.criteria.get(number=number)


def test_each_differing_point_is_settled_and_the_level_follows(submission, evaluations, admin):
    first, second = evaluations
    eighth, ninth = criterion(submission, 8), criterion(submission, 9)
    assert outcome_of(submission).unsettled == ((eighth.pk, None), (ninth.pk, None))
    given = {"submission": submission, "by": admin, "reason": "มีลายเซ็นครบ"}
    settle(criterion=eighth, evaluation=first, **given)
    outcome = outcome_of(submission)
    assert (outcome.state, outcome.unsettled) == (OutcomeState.DIFFERS, ((ninth.pk, None),))
    settle(criterion=ninth, evaluation=second, **given)
    outcome = outcome_of(submission)
    assert (outcome.state, outcome.decision.level, outcome.facts.clear) == ("ready", 5, 8)
    settle(criterion=eighth, evaluation=second, **given)
    assert outcome_of(submission).decision.level == 4
    assert Settlement.objects.count() == 2
    assert outcomes_of(submission.round, [submission])[submission.pk] == outcome_of(submission)
    entries = ModelLogEntry.objects.filter(action="evidence.settled").order_by("pk")
    assert [entry.data["criterion"] for entry in entries] == [8, 9, 8]
    assert {entry.user for entry in entries} == {admin}


def test_release_uses_what_was_settled(submission, evaluations, admin):
    for number, evaluation in [(8, evaluations[0]), (9, evaluations[1])]:
        settle(
            submission=submission,
            criterion=criterion(submission, number),
            evaluation=evaluation,
            by=admin,
            reason="ดูแล้ว",
        )
    release(round=submission.round, by=admin, at=timezone.now() + timedelta(days=31))
    assert (Result.objects.get().level, Result.objects.get().inputs["clear"]) == (5, 8)


def test_what_is_settled_counts_where_the_round_asks_for_one_evaluator_alone(
    submission, evaluations, admin
):
    """More may evaluate a report of a calibration sample."""
    Round.objects.update(evaluators_per_submission=1)
    submission.round.refresh_from_db()
    for number in (8, 9):
        settle(
            submission=submission,
            criterion=criterion(submission, number),
            evaluation=evaluations[0],
            by=admin,
            reason="ดูแล้ว",
        )
    found = outcomes_of(submission.round, [submission])[submission.pk]
    assert (found.state, found.decision.level) == (OutcomeState.READY, 5)
    release(round=submission.round, by=admin, at=timezone.now() + timedelta(days=31))
    assert Result.objects.get().level == 5


def refusal(**given):
    with pytest.raises(Refused) as refused:
        settle(**given)
    return refused.value.code


def test_only_real_differences_of_counting_evaluations_are_settled(
    submission, evaluators, evaluations, admin
):
    given = {"submission": submission, "evaluation": evaluations[0], "by": admin, "reason": "ก"}
    assert refusal(**given, criterion=criterion(submission, 1)) == "agree"
    assert refusal(**{**given, "reason": " "}, criterion=criterion(submission, 8)) == "reason"
    elsewhere = evaluate(make_sent(submission.round, evaluators=evaluators), evaluators[0])
    given["evaluation"] = elsewhere
    assert refusal(**given, criterion=criterion(submission, 8)) == "evaluation"
    assert Settlement.objects.count() == 0


def test_who_scored_the_report_settles_and_overrides_nothing_though_an_admin(
    submission, evaluators, evaluations, admin
):
    evaluators[0].groups.add(*admin.groups.all())
    given = {"submission": submission, "evaluation": evaluations[0], "reason": "ก"}
    given["criterion"] = criterion(submission, 8)
    assert refusal(**given, by=evaluators[0]) == "scored"
    with pytest.raises(Refused) as refused:
        override(
            round=submission.round,
            district=submission.district,
            level=5,
            reason="ก",
            by=evaluators[0],
        )
    assert refused.value.code == "scored"
    assert (Settlement.objects.count(), Override.objects.count()) == (0, 0)
    settle(**given, by=admin)


def test_admin_in_conflict_settles_nothing(submission, evaluations, admin):
    Membership.objects.create(user=admin, district=submission.district)
    with pytest.raises(Conflicted):
        settle(
            submission=submission,
            criterion=criterion(submission, 8),
            evaluation=evaluations[0],
            by=admin,
            reason="ก",
        )
    assert ModelLogEntry.objects.filter(action="evidence.refused_conflict").count() == 1


def test_evaluation_is_not_reopened_once_the_others_reasons_can_be_read(submission, evaluators):
    """Alone it can be; with both in, each keeps what they said unseen, and a draft sees nothing."""
    first = evaluate(submission, evaluators[0])
    reopened = reopen_evaluation(evaluation=first, by=evaluators[0])
    assert reopened.state == EvaluationState.DRAFT
    second = evaluate(submission, evaluators[1], clear=7)
    first = submit_evaluation(evaluation=reopened, by=evaluators[0])
    for evaluation in (first, second):
        with pytest.raises(Refused) as refused:
            reopen_evaluation(evaluation=evaluation, by=evaluation.evaluator)
        assert refused.value.code == "seen"
    assert set(Evaluation.objects.values_list("state", flat=True)) == {EvaluationState.SUBMITTED}
    logged = ModelLogEntry.objects.filter(action="evidence.evaluation_reopened")
    assert [entry.user for entry in logged] == [evaluators[0]]


def test_figures_and_practices_are_settled_one_by_one(evaluators, admin):
    round = two_evaluators_round(12)
    submission = make_sent(round, evaluators=evaluators)
    first = evaluate(submission, evaluators[0])
    second = judge(submission, evaluators[1])
    figures = {figure.key: figure for figure in round.figures.all()}
    lower = {**FIGURES, "f1_2_1_found": 850, "f1_2_1_1_returned": 782, "f1_2_2_not_found": 169}
    given = {"evaluation": second, "by": evaluators[1], "reason": "นับซ้ำ"}
    record_figures(
        supported=False, values={figures[key]: value for key, value in lower.items()}, **given
    )
    practice = submission.evidence.get(requirement__takes_practices=True)
    for evidence in (practice, None):
        record_acceptance(evidence=evidence, accepted=False, **given)
    second = submit_evaluation(evaluation=second, by=evaluators[1])
    c1, c3 = criterion(submission, 1), criterion(submission, 3)
    points = {(c1.pk, None), (c3.pk, practice.pk), (c3.pk, None)}
    assert set(differing([first, second])) == points
    settled = {"submission": submission, "by": admin, "reason": "ดูเอกสารแล้ว"}
    levels = []
    for figures_of, practice_of, guideline_of in [
        (first, first, first),  # 94.99 % and a practice of the office
        (second, first, first),  # 83.41 %
        (first, second, first),  # a guideline alone
        (first, second, second),  # neither
    ]:
        settle(criterion=c1, evaluation=figures_of, **settled)
        settle(criterion=c3, evidence=practice, evaluation=practice_of, **settled)
        settle(criterion=c3, evaluation=guideline_of, **settled)
        levels.append(outcome_of(submission).decision.level)
    assert levels == [3, 1, 2, 1]
