"""A released result as its district reads it."""

from dataclasses import dataclass

from evidence.domain.outcomes import outcome_of, submitted_evaluations
from evidence.domain.queries.report import said_by


@dataclass(frozen=True, kw_only=True)
class CriterionResult:
    """A criterion and what stands of it: a `queries.report.Said` for each point judged."""

    criterion: object
    said: list


def results_of(submission):
    """The Results of a report, the newest first, each with its correction and review request."""
    return list(submission.results.select_related("correction", "review_request"))


def judgements_shown(submission):
    """[CriterionResult] of the version that counted, criterion by criterion.

    Of several evaluations the one that stands at each point is told; who wrote it is not.
    """
    evaluations = submitted_evaluations(submission)
    standing = outcome_of(submission, evaluations).standing
    said = said_by(evaluations)
    return [
        CriterionResult(
            criterion=criterion,
            said=[
                row
                for row in said.get(criterion.pk, [])
                if row.evaluation == standing.get(_point(criterion, row), evaluations[0])
            ],
        )
        for criterion in submission.round.criteria.all()
    ]


def _point(criterion, said):
    return criterion.pk, said.evidence and said.evidence.pk
