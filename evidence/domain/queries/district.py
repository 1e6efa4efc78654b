"""What a district sees of its own rounds and reports."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Prefetch, Q
from django.utils import timezone
from wagtail.models import ModelLogEntry

from areas.queries import predecessors_of
from evidence.domain.filing import may_be_put_back
from evidence.enums import RoundPhase, SubmissionState
from evidence.models import (
    Evidence,
    EvidenceRequirement,
    Extension,
    PartialUpload,
    Result,
    ReturnReason,
    Round,
    Submission,
)


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


@dataclass(frozen=True)
class RoundRow:
    """A round as one district sees it. The result is the newest, and only of a released round."""

    round: Round
    phase: RoundPhase
    is_open: bool
    deadline: datetime
    submission: Submission
    result: Result | None


def history_of(district, at=None):
    """A RoundRow for every round that has opened, the newest first: 4 queries."""
    at = at or timezone.now()
    submissions = {
        submission.round_id: submission
        for submission in Submission.objects.filter(district=district)
        .select_related("current_version")
        .prefetch_related(
            Prefetch("results", queryset=Result.objects.order_by("-sequence"), to_attr="newest")
        )
    }
    extended = dict(
        Extension.objects.filter(district=district)
        .values_list("round")
        .annotate(until=Max("until"))
    )
    rows = []
    for round in rounds_shown(at):
        phase = round.phase(at)
        submission = submissions.get(round.pk) or Submission(round=round, district=district)
        submission.round, submission.district = round, district
        deadline = max(filter(None, [round.closes_at, extended.get(round.pk)]))
        newest = getattr(submission, "newest", None)
        rows.append(
            RoundRow(
                round=round,
                phase=phase,
                is_open=phase != RoundPhase.RELEASED and at < deadline,
                deadline=deadline,
                submission=submission,
                result=newest[0] if newest and phase == RoundPhase.RELEASED else None,
            )
        )
    return rows


def items_of(submission):
    """{requirement.pk: [Evidence]} of the working copy."""
    return _by_requirement(_items(submission).live())


def items_and_removed_of(submission):
    """`items_of`, and likewise what was removed and may be put back, the newest first: 1 query."""
    items = list(_items(submission))
    removed = sorted(filter(may_be_put_back, items), key=lambda item: item.removed_at, reverse=True)
    return (
        _by_requirement(item for item in items if item.removed_at is None),
        _by_requirement(removed),
    )


def _items(submission):
    return Evidence.objects.filter(submission=submission.pk).select_related(
        "file", "added_by", "removed_by", "school", "link_check", "write_up"
    )


def _by_requirement(rows):
    by_requirement = {}
    for row in rows:
        by_requirement.setdefault(row.requirement_id, []).append(row)
    return by_requirement


def uploads_of(submission):
    """{requirement.pk: [PartialUpload]}: what is still on its way."""
    uploads = PartialUpload.objects.filter(submission=submission.pk)
    return _by_requirement(uploads.select_related("owner"))


def reusable_for(*, round, district):
    """What the district, or an office that it carries on, filed in earlier rounds of the same
    year, to be filed again as it is."""
    offices = [district, *predecessors_of(district)]
    return (
        Evidence.objects.live()
        .filter(
            submission__district__in=offices,
            submission__round__indicator=round.indicator_id,
            submission__round__months__lt=round.months,
            requirement__criterion__isnull=False,
        )
        .select_related("requirement__criterion", "submission", "file", "school", "link_check")
        .order_by("requirement__criterion__number", "requirement__order", "pk")
    )


def requirements_of(round):
    """Everything that may be filed in a round, its PA part included."""
    return EvidenceRequirement.objects.filter(
        Q(criterion__round=round) | Q(pa_round=round)
    ).select_related("criterion")


#: What an office may read of its own report's log: evaluators' and central staff's work is not.
OWN_DOINGS = [
    f"evidence.{verb}"
    for verb in (
        "opened",
        "filed",
        "replaced",
        "removed",
        "put_back",
        "figures",
        "submitted",
        "withdrawn",
        "returned",
    )
]


def unfinished_of(submission):
    """The PartialUploads of a report, by criterion: none may be left when it is sent."""
    uploads = PartialUpload.objects.filter(submission=submission.pk)
    return list(
        uploads.select_related("requirement__criterion", "owner").order_by(
            "requirement__criterion__number", "begun_at"
        )
    )


def doings_of(submissions, *, most=8):
    """The newest log entries of what was done to these reports by their office: one query.

    Each bears the report as `submission`.
    """
    by_id = {str(submission.pk): submission for submission in submissions if submission.pk}
    entries = list(
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Submission),
            object_id__in=by_id,
            action__in=OWN_DOINGS,
        )
        .select_related("user", "content_type")
        .order_by("-timestamp", "-pk")[:most]
    )
    for entry in entries:
        entry.submission = by_id[entry.object_id]
    return entries


def return_reasons_of(submission):
    """{criterion.pk: sentence} of the last return, while the report is being revised."""
    if submission.state != SubmissionState.RETURNED:
        return {}
    reasons = ReturnReason.objects.filter(version=submission.current_version_id)
    return dict(reasons.values_list("criterion_id", "reason"))
