"""What may be read of a round's totals: the rows of the page and of its downloads."""

from dataclasses import dataclass
from datetime import datetime

from areas.models import Province
from evidence.models import Round

from .suppression import hidden_cells
from .table import COUNTRY, FIGURES, FOUND, NOT_FOUND, NOT_RETURNED, RETURNED, TOTAL
from .totals import totals_of


@dataclass(frozen=True)
class Row:
    """An area: its districts counted and its figures, None where one is not shown.

    `area` is None for the country, else an InspectionRegion or a Province.
    """

    area: object
    counted: int
    figures: dict

    @property
    def values(self):
        return [self.figures[figure] for figure in FIGURES]

    @property
    def total(self):
        return self.figures[TOTAL]

    @property
    def found(self):
        return self.figures[FOUND]

    @property
    def returned(self):
        return self.figures[RETURNED]

    @property
    def not_returned(self):
        return self.figures[NOT_RETURNED]

    @property
    def not_found(self):
        return self.figures[NOT_FOUND]

    @property
    def found_of_total(self):
        """(found, total), for a percentage; only where both are shown."""
        return (self.found, self.total)


@dataclass(frozen=True)
class RegionRow(Row):
    """A region with the rows of its provinces."""

    provinces: list


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """A round as the public may read it. `country` is None for a round without figures.

    `levels` is {level: [District]}; `withheld` counts the districts whose level is not told.
    """

    round: Round
    as_of: datetime
    country: Row | None
    regions: list
    not_reported: int
    left_out: int
    levels: dict
    withheld: int

    @property
    def has_hidden(self):
        return any(None in row.values for row in self.rows)

    @property
    def rows(self):
        """Every row: the country, then each region followed by its provinces."""
        if self.country is not None:
            yield self.country
        for region in self.regions:
            yield region
            yield from region.provinces


def statistics_of(round):
    """The Statistics of a released round: 5 queries. Small counts are gone from them."""
    totals = totals_of(round)
    hidden = hidden_cells(totals.table)

    def figures(area):
        return {
            figure: None if (area, figure) in hidden else totals.table[area, figure]
            for figure in FIGURES
        }

    regions = {}
    for province in totals.provinces if totals.table else []:
        key = (province.region_id,)
        if key not in regions:
            regions[key] = RegionRow(province.region, totals.counted[key], figures(key), [])
        area = (province.region_id, province.pk)
        regions[key].provinces.append(Row(province, totals.counted[area], figures(area)))
    levels, withheld = _levels_to_show(totals.levels, hidden)
    return Statistics(
        round=round,
        as_of=totals.as_of,
        country=Row(None, totals.counted[COUNTRY], figures(COUNTRY)) if totals.table else None,
        regions=list(regions.values()),
        not_reported=totals.not_reported,
        left_out=totals.left_out,
        levels=levels,
        withheld=withheld,
    )


def _levels_to_show(levels, hidden):
    """The levels without the districts of provinces of which a count is hidden, and their number.

    A level bounds the share that a district found: beside the counts that are shown it can place
    a hidden one. Where nothing of a province is hidden, its levels tell nothing new.
    """
    provinces = {area[1] for area, _figure in hidden if len(area) == 2}
    shown = {
        level: [district for district in districts if district.seat_id not in provinces]
        for level, districts in levels.items()
    }
    withheld = sum(map(len, levels.values())) - sum(map(len, shown.values()))
    return {level: districts for level, districts in shown.items() if districts}, withheld


def is_province(area):
    return isinstance(area, Province)
