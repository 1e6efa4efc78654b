"""What a district sees of its own rounds and reports."""

from django.db.models import Prefetch
from django.utils import timezone

from evidence.enums import RoundPhase
from evidence.models import Evidence, Result, ReturnReason, Round, Submission


def rounds_shown(at=None):
    """The rounds that have opened, the newest first."""
    at = at or timezone.now()
    return (
        Round.objects.filter(opens_at__lte=at)
        .select_related("indicator")
        .order_by("-indicator__fiscal_year", "months")
    )


def submission_of(*, round, district):
    """The district's Submission, or an unsaved one while nothing was begun."""
    return (
        Submission.objects.filter(round=round, district=district)
        .select_related("round__indicator", "district__region", "current_version")
        .first()
    ) or Submission(round=round, district=district)


def history_of(district, at=None):
    """[(Round, RoundPhase, Submission or None, Result or None)] for every round that has opened.

    The result is the newest one, and only of a released round.
    """
    at = at or timezone.now()
    submissions = {
        submission.round_id: submission
        for submission in Submission.objects.filter(district=district)
        .select_related("current_version")
        .prefetch_related(
            Prefetch("results", queryset=Result.objects.order_by("-sequence"), to_attr="newest")
        )
    }
    rows = []
    for round in rounds_shown(at):
        submission = submissions.get(round.pk)
        phase = round.phase(at)
        released = phase == RoundPhase.RELEASED and submission and submission.newest
        rows.append((round, phase, submission, submission.newest[0] if released else None))
    return rows


def items_of(submission):
    """{requirement.pk: [Evidence]} of the working copy."""
    by_requirement = {}
    items = Evidence.objects.live().filter(submission=submission.pk)
    for item in items.select_related("file", "added_by", "school"):
        by_requirement.setdefault(item.requirement_id, []).append(item)
    return by_requirement


def return_reasons_of(submission):
    """{criterion.pk: sentence} of the last return, while the report is being revised."""
    if submission.current_version_id is None:
        return {}
    reasons = ReturnReason.objects.filter(version=submission.current_version_id)
    return dict(reasons.values_list("criterion_id", "reason"))
