"""The dates that districts have to keep: rounds and monitoring rounds, opening and closing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from areas.models import District
from evidence.models import Extension, MonitoringRound, Round

#: What closed longer ago is no longer shown.
KEPT = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Dates:
    """When a round opens and until when a district may send; `is_extended` past the round's end.

    `round` is a Round or a MonitoringRound.
    """

    round: Round | MonitoringRound
    district: District
    opens_at: datetime
    closes_at: datetime
    is_extended: bool = False

    @property
    def is_monitoring(self):
        return isinstance(self.round, MonitoringRound)


def dates_of(districts, at=None):
    """The Dates of some districts, in the order of their closing: four queries."""
    since = (at or timezone.now()) - KEPT
    districts = list(districts)
    return sorted(
        [*_reports(districts, since), *_monitoring(districts, since)],
        key=lambda row: (row.closes_at, row.opens_at, row.district.code),
    )


def _reports(districts, since):
    extensions = Extension.objects.filter(district__in=districts)
    until = {
        (round, district): moment
        for round, district, moment in extensions.values_list("round", "district").annotate(
            until=Max("until")
        )
    }
    for round in Round.objects.select_related("indicator"):
        for district in districts:
            closes = max(filter(None, [round.closes_at, until.get((round.pk, district.pk))]))
            if closes >= since:
                yield Dates(
                    round=round,
                    district=district,
                    opens_at=round.opens_at,
                    closes_at=closes,
                    is_extended=closes > round.closes_at,
                )


def _monitoring(districts, since):
    rounds = MonitoringRound.objects.filter(closes_at__gte=since).prefetch_related("regions")
    for round in rounds.select_related("form"):
        regions = {region.pk for region in round.regions.all()}
        for district in districts:
            if district.region_id in regions:
                yield Dates(
                    round=round,
                    district=district,
                    opens_at=round.opens_at,
                    closes_at=round.closes_at,
                )
