"""Conflicts of interest: refused, and every attempt is in the log."""

from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import named, record
from evidence.domain.errors import Refused
from evidence.rules import has_conflict, has_scored


class Conflicted(Refused):
    def __init__(self):
        super().__init__(
            _("Conflict of interest: an evaluator never scores the report of their own district."),
            code="conflict",
        )


def refuse_conflict(*, submission, evaluator, by):
    """Raise Conflicted if the evaluator may not score the report, and log that `by` tried.

    Call it outside a transaction: the log entry would be rolled back with it.
    """
    if has_conflict(evaluator, submission):
        entry = submission if submission.pk else submission.round
        record("refused_conflict", entry, by=by, evaluator=named(evaluator))
        raise Conflicted


def refuse_partiality(*, submission, by):
    """Raise Refused if `by` scored the report or has a conflict of interest: who decides what
    evaluators see differently, or on a level, is neither. Call it outside a transaction."""
    refuse_conflict(submission=submission, evaluator=by, by=by)
    if has_scored(by, submission):
        raise Refused(
            _("You have scored this report: another programme admin decides here."),
            code="scored",
        )
