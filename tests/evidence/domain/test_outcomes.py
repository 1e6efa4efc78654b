"""What evaluations come to, one report at a time and a whole round at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.domain.evaluating import record_acceptance, record_figures, record_verdict, start
from evidence.domain.outcomes import OutcomeState, outcome_of, outcomes_of, ready
from evidence.domain.reporting import withdraw
from evidence.enums import VerdictValue
from evidence.models import Submission
from support.evaluation import FIGURES, evaluate, judge, make_evaluator, make_sent, officer_of, send
from support.kpi import make_round

WAITING, DIFFERS, READY = OutcomeState


@pytest.fixture
def evaluators(db):
    return [make_evaluator(), make_evaluator()]


def two_evaluators_round(months=6):
    round = make_round(months)
    round.evaluators_per_submission = 2
    round.save()
    return round


# 8–9 → 5, 6–7 → 4, 4–5 → 3, 2–3 → 2, 0–1 → 1
@pytest.mark.parametrize(
    ("clear", "level"),
    [(9, 5), (8, 5), (7, 4), (6, 4), (5, 3), (4, 3), (3, 2), (2, 2), (1, 1), (0, 1)],
)
def test_one_evaluation_is_ready_with_its_level(evaluators, clear, level):
    submission = make_sent(make_round(), evaluators=evaluators[:1])
    assert outcome_of(submission).state == WAITING
    evaluate(submission, evaluators[0], clear=clear)
    outcome = outcome_of(submission)
    assert (outcome.state, outcome.decision.level) == (READY, level)
    assert outcome.explanations["en"].headline.startswith(f"Level {level}")


def test_draft_evaluation_counts_only_where_it_is_asked_for(evaluators):
    submission = make_sent(make_round(), evaluators=evaluators[:1])
    draft = judge(submission, evaluators[0], clear=6)
    assert outcome_of(submission).state == WAITING
    assert ready(draft).decision.level == 4


def test_two_evaluators_wait_for_each_other_then_agree_or_differ(evaluators):
    round = two_evaluators_round()
    agreed, differing = (make_sent(round, evaluators=evaluators) for _ in range(2))
    for submission in (agreed, differing):
        evaluate(submission, evaluators[0], clear=8)
        assert outcome_of(submission).state == WAITING
    evaluate(agreed, evaluators[1], clear=8)
    evaluate(differing, evaluators[1], clear=7)
    assert outcome_of(agreed).decision.level == 5
    assert outcome_of(differing).state == DIFFERS


def test_different_reasons_are_no_disagreement(evaluators):
    submission = make_sent(two_evaluators_round(), evaluators=evaluators)
    for evaluator in evaluators:
        evaluation = judge(submission, evaluator)
        record_verdict(
            evaluation=evaluation,
            criterion=submission.round.criteria.get(number=1),
            value=VerdictValue.CLEAR,
            reason=f"เหตุผลของ {evaluator.username}",
            by=evaluator,
        )
        evaluate(submission, evaluator)
    assert outcome_of(submission).state == READY


def test_evaluation_of_an_earlier_version_does_not_count(evaluators):
    submission = make_sent(make_round(), evaluators=evaluators[:1])
    evaluate(submission, evaluators[0])
    officer = officer_of(submission)
    withdraw(submission=submission, by=officer)
    submission = send(submission, officer)
    assert outcome_of(submission).state == WAITING


def test_level_uses_the_figures_that_the_evidence_bears(evaluators):
    """968 of 1,019 is 94.99 %: level 3 with a practice of the office; 969 of 1,020 is 95 %."""
    submission = make_sent(make_round(12), evaluators=evaluators[:1])
    evaluation = judge(submission, evaluators[0])
    assert ready(evaluation).decision.level == 3
    figures = {figure.key: figure for figure in submission.round.figures.all()}
    values = {figures[key]: value for key, value in FIGURES.items()}
    for key, value in [
        ("f1_2_dropouts", 1019),
        ("f1_2_1_found", 850),
        ("f1_2_1_1_returned", 782),
        ("f1_2_2_not_found", 169),
    ]:
        values[figures[key]] = value
    evaluation = record_figures(
        evaluation=evaluation,
        supported=False,
        values=values,
        reason="นับซ้ำ",
        by=evaluators[0],
    )
    outcome = ready(evaluation)
    assert (outcome.facts.found, outcome.facts.total) == (850, 1019)
    assert outcome.decision.level == 1


def test_only_accepted_practices_count(evaluators):
    submission = make_sent(make_round(12), evaluators=evaluators[:1])
    evaluation = start(submission=submission, evaluator=evaluators[0])
    practice = evaluation.version.evidence.get(requirement__takes_practices=True)
    given = {"evaluation": evaluation, "reason": "ดูแล้ว", "by": evaluators[0]}
    levels = []
    for evidence, accepted in [(practice, False), (None, True), (practice, True), (None, False)]:
        record_acceptance(evidence=evidence, accepted=accepted, **given)
        levels.append(ready(evaluation).decision.level)
    assert levels == [1, 2, 3, 3]


@pytest.mark.parametrize("months", [6, 12])
def test_outcomes_of_a_round_are_those_of_each_report_in_as_many_queries(evaluators, months):
    round = two_evaluators_round(months)
    outcomes_of(round, [])  # Django asks once whether the database knows JSON
    counts = []
    for number in range(1, 5):
        submission = make_sent(round, evaluators=evaluators)
        for evaluator in evaluators[: number % 3]:
            evaluate(submission, evaluator, clear=9 - number)
        submissions = list(Submission.objects.filter(round=round))
        fresh = type(round).objects.get(pk=round.pk)
        with CaptureQueriesContext(connection) as queries:
            found = outcomes_of(fresh, submissions)
        counts.append(len(queries))
        each = {
            submission.pk: outcome_of(submission)
            for submission in Submission.objects.filter(round=round)
        }
        assert found == each
    assert counts == [4 if months == 12 else 3] * 4
