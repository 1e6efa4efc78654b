"""A draft that was filed and never sent: central staff accept it as it stands."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from evidence.domain.audit import record
from evidence.domain.closing import lift_not_reported
from evidence.domain.conflicts import refuse_conflict
from evidence.domain.deadlines import is_open_for
from evidence.domain.errors import Refused, reason_in, refuse_released
from evidence.domain.figures import entries_of, problems_of
from evidence.domain.reporting import make_version
from evidence.enums import SubmissionState
from evidence.models import AcceptedDraft, Submission
from evidence.tasks import tell_of_accepted_draft


def refusals_of(submission, at=None):
    """The sentences that keep a draft from being accepted as filed; empty if nothing does.

    Missing evidence does not, nor does a reporter who is not named: that is how it was filed.
    """
    at = at or timezone.now()
    if submission.state != SubmissionState.DRAFT or submission.current_version_id:
        return [_("Only a draft that was never sent is accepted as filed.")]
    if at < submission.round.opens_at or is_open_for(
        round=submission.round, district=submission.district, at=at
    ):
        return [_("The district can still send the report itself.")]
    figures = list(submission.round.figures.order_by("order"))
    problems = problems_of(figures=figures, entries=entries_of(submission))
    if not submission.evidence.live().exists() and (problems or not figures):
        return [_("Nothing is filed: close the district as not reported instead.")]
    return [problem.message for problem in problems]


def accept_as_filed(*, submission, reason, by, at=None):
    """Make a version of what the district filed, marked late; returns it. Raises Refused.

    A district that was closed as not reported is no longer closed. It is told, with the reason.
    """
    at = at or timezone.now()
    reason = reason_in(reason)
    if not by.has_role(Role.PROGRAMME_ADMIN):
        raise Refused(_("Only programme admins accept a draft as filed."), code="role")
    refuse_conflict(submission=submission, evaluator=by, by=by)
    refuse_released(submission.round)
    with transaction.atomic():
        submission = (
            Submission.objects.select_for_update(of=("self",))
            .select_related("round__indicator", "district__region")
            .get(pk=submission.pk)
        )
        if refusals := refusals_of(submission, at):
            raise Refused(refusals)
        version = make_version(submission, by=by, at=at)
        AcceptedDraft.objects.create(version=version, reason=reason)
        lift_not_reported(round=submission.round, district=submission.district, by=by)
        record(
            "accepted_as_filed",
            submission,
            by=by,
            before=SubmissionState.DRAFT,
            after=submission.state,
            receipt=version.receipt_number,
            reason=reason,
        )
        transaction.on_commit(lambda: tell_of_accepted_draft.enqueue(version.pk))
    return version
