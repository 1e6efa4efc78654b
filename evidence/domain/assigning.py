"""Who evaluates what."""

from django.db import transaction

from evidence.domain.audit import record
from evidence.domain.evaluating import Conflicted
from evidence.models import Assignment
from evidence.rules import has_conflict


def assign(*, submission, evaluator, by):
    """Give a report to an evaluator; once is enough. Raises Conflicted for their own district."""
    if has_conflict(evaluator, submission):
        record("refused_conflict", submission, by=by, evaluator=evaluator.username)
        raise Conflicted
    with transaction.atomic():
        assignment, created = Assignment.objects.get_or_create(
            submission=submission, evaluator=evaluator, defaults={"assigned_by": by}
        )
        if created:
            record("assigned", submission, by=by, evaluator=evaluator.username)
    return assignment
