"""What a supervisor sees of the region: its districts and how far their reports are."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max
from django.utils import timezone

from areas.queries import districts_existing
from evidence.domain.queries.district import rounds_shown
from evidence.models import Extension, Submission

#: So many rounds, the newest first: this year's and last year's.
ROUNDS = 4


@dataclass(frozen=True)
class RegionRow:
    """A district in a round. The submission is unsaved while nothing was begun."""

    district: object
    submission: Submission
    deadline: datetime
    is_open: bool
    comments: int


def rounds_of_regions(regions, at=None):
    """[(Round, [RegionRow])] of the newest rounds, for the districts of these regions."""
    at = at or timezone.now()
    rounds = list(rounds_shown(at)[:ROUNDS])
    districts = list(
        districts_existing(at)
        .filter(region__in=regions)
        .select_related("region")
        .order_by("region__number", "sort_key")
    )
    place = {"round__in": rounds, "district__in": districts}
    found = {
        (submission.round_id, submission.district_id): submission
        for submission in Submission.objects.filter(**place)
        .select_related("current_version")
        .annotate(comment_count=Count("comments"))
    }
    extended = Extension.objects.filter(**place).values_list("round", "district")
    until = {(r, d): moment for r, d, moment in extended.annotate(Max("until"))}
    return [
        (round, [_row(round, district, found, until, at) for district in districts])
        for round in rounds
    ]


def _row(round, district, found, until, at):
    key = round.pk, district.pk
    submission = found.get(key) or Submission(round=round, district=district)
    deadline = max(filter(None, [round.closes_at, until.get(key)]))
    return RegionRow(
        district=district,
        submission=submission,
        deadline=deadline,
        is_open=round.released_at is None and at < deadline,
        comments=getattr(submission, "comment_count", 0),
    )
