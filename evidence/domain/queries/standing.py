"""How a round stands by region, counted from its Overview without a query."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from evidence.domain.queries.overview import RowState

#: A report that counts has arrived.
SENT = {RowState.RETURNED, RowState.WAITING, RowState.DIFFERS, RowState.READY}


@dataclass(frozen=True, kw_only=True)
class RegionStanding:
    """A region (None: the whole country): how many districts, and what they did.

    `levels` is [(level, how many)] from 5 to 1, of those that have one.
    """

    region: object
    districts: int
    sent: int
    on_time: int
    not_reported: int
    overdue: int
    levels: list

    @property
    def on_time_rate(self):
        """Reports on time of all districts, as a Fraction; None where there is no district."""
        return Fraction(self.on_time, self.districts) if self.districts else None

    @property
    def evaluated(self):
        return sum(number for _level, number in self.levels)


def by_region(overview):
    """[RegionStanding] of every inspection region, the whole country last."""
    groups = groupby(overview.rows, lambda row: row.district.region)
    regions = [_standing(region, list(rows)) for region, rows in groups]
    return [*regions, _standing(None, overview.rows)]


def _standing(region, rows):
    sent = [row for row in rows if row.state in SENT]
    levels = Counter(row.level for row in rows if row.level)
    return RegionStanding(
        region=region,
        districts=len(rows),
        sent=len(sent),
        on_time=sum(not row.is_late for row in sent),
        not_reported=sum(row.state == RowState.NOT_REPORTED for row in rows),
        overdue=sum(row.is_overdue for row in rows),
        levels=[(level, levels[level]) for level in range(5, 0, -1)],
    )
