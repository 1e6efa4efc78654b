"""Last year's rounds, released, and this year's, both open around today."""

from datetime import timedelta

from django.utils import timezone

from evidence.domain.load_kpi import default_dates, load_kpi
from thai.dates.years import fiscal_year, from_buddhist

#: How long each round of the demo has been open, and how long it still is, in days.
OPEN_SINCE = {6: 40, 12: 20}
OPEN_FOR = {6: 12, 12: 45}


def load_rounds(now):
    """Load both years' KPI; returns ([Round, …] of last year, [Round, …] of this year).

    This year's dates follow the day, so that a demo started again is open again.
    """
    year = from_buddhist(fiscal_year(timezone.localdate(now)))
    last_year = load_kpi(fiscal_year=year - 1, dates=_past_dates(year - 1, now))
    this_year = load_kpi(fiscal_year=year)
    for round in this_year.rounds.filter(released_at=None):
        round.opens_at = _midnight(now - timedelta(days=OPEN_SINCE[round.months]))
        round.closes_at = _midnight(now + timedelta(days=OPEN_FOR[round.months]))
        round.save()
    return list(last_year.rounds.all()), list(this_year.rounds.all())


def _past_dates(year, now):
    """Last year's dates, which must have ended by now."""
    dates = default_dates(year)
    opens_at, closes_at = dates[12]
    dates[12] = (opens_at, min(closes_at, _midnight(now - timedelta(days=2))))
    return dates


def _midnight(moment):
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
