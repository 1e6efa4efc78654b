"""What the evaluations of a report come to: waiting, differing, or ready with a level."""

from dataclasses import dataclass, field
from enum import StrEnum

from evidence.domain.explanation import explain
from evidence.domain.facts import borne_figures, facts_of, rules_of
from evidence.domain.rubric import Decision, Facts, decide
from evidence.enums import EvaluationState


class OutcomeState(StrEnum):
    WAITING = "waiting"
    DIFFERS = "differs"
    READY = "ready"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`facts`, `decision` and `explanations` ({"th", "en"}) are there only when it is READY."""

    state: OutcomeState
    facts: Facts | None = None
    decision: Decision | None = None
    explanations: dict = field(default_factory=dict)


#: What `outcome_of` reads, to be prefetched where many submissions are weighed.
WITH_EVALUATIONS = (
    "current_version__evaluations__verdicts",
    "current_version__evaluations__figures__figure",
    "current_version__evaluations__acceptances__evidence",
)


def outcome_of(submission):
    """The Outcome of the current version: one evaluation, or all that the round asks for, agree."""
    wanted = submission.round.evaluators_per_submission
    evaluations = submitted_evaluations(submission)
    if not evaluations or len(evaluations) < wanted:
        return Outcome(state=OutcomeState.WAITING)
    if len({_judgement(evaluation) for evaluation in evaluations}) > 1:
        return Outcome(state=OutcomeState.DIFFERS)
    return ready(evaluations[0])


def ready(evaluation):
    """The Outcome that this one evaluation gives, submitted or not."""
    facts = facts_of(evaluation)
    decision = decide(facts=facts, rules=rules_of(evaluation.version.submission.round))
    return Outcome(
        state=OutcomeState.READY,
        facts=facts,
        decision=decision,
        explanations=explain(decision=decision, facts=facts),
    )


def submitted_evaluations(submission):
    """The submitted evaluations of the current version, the earliest first."""
    if submission.current_version is None:
        return []
    submitted = [
        evaluation
        for evaluation in submission.current_version.evaluations.all()
        if evaluation.state == EvaluationState.SUBMITTED
    ]
    return sorted(submitted, key=lambda evaluation: evaluation.submitted_at)


def _judgement(evaluation):
    """What two evaluators must agree on: verdicts, figures and acceptances, not the reasons."""
    return (
        frozenset((row.criterion_id, row.value) for row in evaluation.verdicts.all()),
        frozenset(borne_figures(evaluation).items()),
        frozenset((row.evidence_id, row.accepted) for row in evaluation.acceptances.all()),
    )
