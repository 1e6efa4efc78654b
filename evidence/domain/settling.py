"""An admin settles what evaluators see differently, and nothing else."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import named, record
from evidence.domain.conflicts import refuse_partiality
from evidence.domain.errors import Refused, reason_in, refuse_released
from evidence.domain.judgements import differing, judgements_of
from evidence.domain.outcomes import submitted_evaluations
from evidence.models import Settlement


def settle(*, submission, criterion, evaluation, reason, by, evidence=None, at=None):
    """Let `evaluation`'s judgement of a point stand; returns the Settlement. Raises Refused.

    The point is a criterion, or with `evidence` one of its practices (see `judgements`). Settling
    again replaces the decision. Nobody settles a report that they scored, or in which they have a
    conflict of interest.
    """
    reason = reason_in(reason)
    refuse_partiality(submission=submission, by=by)
    refuse_released(submission.round)
    with transaction.atomic():
        evaluations = submitted_evaluations(submission)
        if evaluation not in evaluations:
            raise Refused(_("This evaluation does not count any more."), code="evaluation")
        if (criterion.pk, evidence and evidence.pk) not in differing(evaluations):
            raise Refused(_("The evaluators agree here: there is nothing to settle."), code="agree")
        before = submission.current_version.settlements.filter(
            criterion=criterion, evidence=evidence
        ).first()
        settlement, _is_new = Settlement.objects.update_or_create(
            version=submission.current_version,
            criterion=criterion,
            evidence=evidence,
            defaults={
                "evaluation": evaluation,
                "reason": reason,
                "settled_by": by,
                "settled_at": at or timezone.now(),
            },
        )
        record(
            "settled",
            submission,
            by=by,
            criterion=criterion.number,
            before=before and _standing(before.evaluation, settlement.point),
            after=_standing(evaluation, settlement.point),
            reason=reason,
            **({"evidence": str(evidence.uid), "title": evidence.title} if evidence else {}),
        )
    return settlement


def _standing(evaluation, point):
    """Who judged a point, and what: a verdict or whether it is accepted; None of figures."""
    said = judgements_of(evaluation).get(point, False)
    return {
        "evaluator": named(evaluation.evaluator),
        "value": None if isinstance(said, frozenset) else said,
    }
