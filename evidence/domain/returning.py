"""Sending a report back to its district, with reasons and a deadline of its own."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import record
from evidence.domain.conflicts import refuse_conflict
from evidence.domain.errors import Refused
from evidence.enums import SubmissionState
from evidence.models import Extension, ReturnReason, Submission
from evidence.rules import may_score
from evidence.tasks import tell_of_return


def return_for_revision(*, submission, by, reasons, until, at=None):
    """Return the report: `reasons` {Criterion: sentence}, `until` a later moment. Raises Refused.

    The deadline holds after closing too; unanswered, the submitted version stands.
    """
    at = at or timezone.now()
    reasons = {criterion: text.strip() for criterion, text in reasons.items() if text.strip()}
    if not reasons:
        raise Refused(_("Say what is to be revised, criterion by criterion."), code="reasons")
    if until <= at:
        raise Refused(_("The new deadline must lie in the future."), code="until")
    refuse_conflict(submission=submission, evaluator=by, by=by)
    with transaction.atomic():
        submission = (
            Submission.objects.select_for_update(of=("self",))
            .select_related("round", "district", "current_version")
            .get(pk=submission.pk)
        )
        if not may_score(by, submission):
            raise Refused(_("This report is not assigned to you."), code="assignment")
        if submission.state != SubmissionState.SUBMITTED or submission.round.released_at:
            raise Refused(_("Only a submitted report can be returned."), code="state")
        submission.state = SubmissionState.RETURNED
        submission.save()
        ReturnReason.objects.bulk_create(
            ReturnReason(
                version=submission.current_version,
                criterion=criterion,
                reason=text,
                returned_by=by,
                returned_at=at,
            )
            for criterion, text in reasons.items()
        )
        Extension.objects.create(
            round=submission.round,
            district=submission.district,
            until=until,
            reason=_("Returned for revision"),
            granted_by=by,
        )
        record(
            "returned",
            submission,
            by=by,
            before=SubmissionState.SUBMITTED,
            after=submission.state,
            reasons={str(c.number): text for c, text in reasons.items()},
            until=until.isoformat(),
        )
        transaction.on_commit(lambda: tell_of_return.enqueue(submission.pk))
    return submission
