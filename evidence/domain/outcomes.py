"""What the evaluations of a report come to: waiting, differing, or ready with a level."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Prefetch, prefetch_related_objects

from evidence.domain.explanation import explain
from evidence.domain.facts import rules_of
from evidence.domain.judgements import differing, facts_of
from evidence.domain.queries.judgements import submitted_with_judgements
from evidence.domain.rubric import Decision, Facts, decide
from evidence.enums import Judgement
from evidence.models import Figure, Settlement


class OutcomeState(StrEnum):
    WAITING = "waiting"
    DIFFERS = "differs"
    READY = "ready"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`facts`, `decision` and `explanations` ({"th", "en"}) are there only when it is READY.

    `unsettled` are the points (`domain.judgements`) that keep it from being so; `standing` tells
    whose Evaluation stands at the points that were settled.
    """

    state: OutcomeState
    unsettled: tuple = ()
    standing: dict = field(default_factory=dict)
    facts: Facts | None = None
    decision: Decision | None = None
    explanations: dict = field(default_factory=dict)


def outcome_of(submission, evaluations=None):
    """The Outcome of the current version: one evaluation, or all that the round asks for, agree.

    `evaluations` are the submitted ones of that version, if they are at hand.
    """
    if evaluations is None:
        evaluations = submitted_evaluations(submission)
    settlements = Settlement.objects.filter(version=submission.current_version_id)
    return _outcome(submission.round, evaluations, settlements)


def outcomes_of(round, submissions):
    """{submission.pk: Outcome} of reports of one round: the same number of queries for any many.

    It sets `submission.evaluations` and `submission.settled`: the submitted evaluations and the
    Settlements of its current version.
    """
    prefetch_related_objects([round], "criteria", "rubric")
    kinds = {criterion.judgement for criterion in round.criteria.all()}
    figures = Figure.objects.all() if Judgement.FIGURES in kinds else Figure.objects.none()
    prefetch_related_objects([round], Prefetch("figures", figures))
    by_version = {}
    for evaluation in submitted_with_judgements(
        version__submission__round=round, version__current_of__isnull=False
    ):
        by_version.setdefault(evaluation.version_id, []).append(evaluation)
    outcomes = {}
    for submission in submissions:
        submission.round = round
        submission.evaluations = by_version.get(submission.current_version_id, [])
        for evaluation in submission.evaluations:
            evaluation.version.submission = submission
        submission.settled = [
            row for evaluation in submission.evaluations for row in evaluation.settlements.all()
        ]
        outcomes[submission.pk] = _outcome(round, submission.evaluations, submission.settled)
    return outcomes


def ready(evaluation, standing=None):
    """The Outcome that this one evaluation gives, submitted or not.

    `standing` {point: Evaluation} names the points where another's judgement stands.
    """
    facts = facts_of(evaluation, standing)
    decision = decide(facts=facts, rules=rules_of(evaluation.version.submission.round))
    return Outcome(
        state=OutcomeState.READY,
        standing=standing or {},
        facts=facts,
        decision=decision,
        explanations=explain(decision=decision, facts=facts),
    )


def submitted_evaluations(submission):
    """The submitted evaluations of the current version, the earliest first."""
    if submission.current_version_id is None:
        return []
    evaluations = submitted_with_judgements(version=submission.current_version_id)
    for evaluation in evaluations:
        evaluation.version.submission = submission
    return evaluations


def _outcome(round, evaluations, settlements):
    if not evaluations or len(evaluations) < round.evaluators_per_submission:
        return Outcome(state=OutcomeState.WAITING)
    by_pk = {evaluation.pk: evaluation for evaluation in evaluations}
    points = differing(evaluations)
    standing = {
        settlement.point: by_pk[settlement.evaluation_id]
        for settlement in (settlements if points else ())
        if settlement.evaluation_id in by_pk
    }
    unsettled = tuple(point for point in points if point not in standing)
    if unsettled:
        return Outcome(state=OutcomeState.DIFFERS, unsettled=unsettled)
    return ready(evaluations[0], standing)
