"""What the filters of the news list offer, counted in one query."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from django.utils.functional import cached_property

from thai.bilingual import pair
from thai.collation import sort_key
from thai.dates import month_year, to_buddhist


class Option(NamedTuple):
    value: str
    text: str
    count: int | None = None

    @property
    def text_with_count(self):
        return self.text if self.count is None else f"{self.text} ({self.count:,})"


class NewsFacets:
    """The options of each filter, from the rows of `home.news.counted`."""

    def __init__(self, rows):
        self._rows = list(rows)

    @cached_property
    def categories(self):
        return self._options(lambda row: (row["category__slug"], row["category__name"]))

    @cached_property
    def districts(self):
        return self._options(
            lambda row: (
                row["district__code"],
                pair(row["district__short_th"], row["district__short_en"]),
            ),
            order=lambda row: row["district__sort_key"],
        )

    @cached_property
    def regions(self):
        return self._options(
            lambda row: (
                row["district__region__number"],
                pair(row["district__region__name_th"], row["district__region__name_en"]),
            ),
            order=lambda row: row["district__region__number"],
        )

    @cached_property
    def periods(self):
        """Each year (`2022`), followed by its months (`2022-02`), the newest first."""
        years, months = Counter(), Counter()
        for row in self._rows:
            years[row["year"]] += row["pages"]
            months[date(row["year"], row["month"], 1)] += row["pages"]
        options = []
        for year, count in sorted(years.items(), reverse=True):
            options.append(Option(f"{year}", pair(f"{to_buddhist(year)}", f"{year}"), count))
            options += [
                Option(f"{first:%Y-%m}", month_year(first), months[first])
                for first in sorted(months, reverse=True)
                if first.year == year
            ]
        return options

    def _options(self, option, order=None):
        """One Option for each (value, text) that the rows give, rows without a value left out."""
        counts = Counter()
        places = {}
        for row in self._rows:
            value, text = option(row)
            if value is not None:
                counts[value, text] += row["pages"]
                places[value, text] = order(row) if order else sort_key(text)
        return [
            Option(str(value), text, counts[value, text])
            for value, text in sorted(places, key=places.get)
        ]
