"""What central staff have before them: the rounds, and what has arrived in them."""

from django.db.models import Count, Q
from django.utils import timezone

from evidence.models import ReviewRequest, Round


def rounds_counted():
    """Every round with `sent` (reports that count), `closed` (districts closed as not reported)
    and `reviews` (open requests for review), the latest deadline first."""
    is_open = Q(submissions__results__review_request__decision=ReviewRequest.Decision.OPEN)
    reviews = Count("submissions__results__review_request", filter=is_open, distinct=True)
    sent = Q(submissions__current_version__isnull=False)
    return (
        Round.objects.select_related("indicator")
        .annotate(
            sent=Count("submissions", filter=sent, distinct=True),
            closed=Count("non_reports", distinct=True),
            reviews=reviews,
        )
        .order_by("-closes_at", "-months")
    )


def rounds_at_work(at=None):
    """Those that have opened and are not released, and released ones with reviews to decide; the
    first deadline first."""
    at = at or timezone.now()
    unreleased = Q(opens_at__lte=at, released_at=None)
    at_work = rounds_counted().filter(unreleased | Q(reviews__gt=0))
    return at_work.order_by("closes_at", "months")
