"""The library as it is shown: what was chosen, what each choice would leave, one page of cards."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from areas.models import Province

from . import facets
from .filters import PracticeFilterSet, Sort
from .tiles import Tile, TileMap

PER_PAGE = 12
MAP = "map"


@dataclass(frozen=True)
class ShownOption:
    """An option of a facet with the URL that chooses it, or gives it up if it is chosen."""

    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownFacet:
    """A facet with its options; a long list shows the first and the chosen ones at once."""

    name: str
    title: str
    options: list[ShownOption]

    AT_ONCE = 8

    @property
    def first(self):
        return [o for place, o in enumerate(self.options) if place < self.AT_ONCE or o.is_chosen]

    @property
    def more(self):
        return [option for option in self.options[self.AT_ONCE :] if not option.is_chosen]


class CountedPaginator(Paginator):
    """A paginator that is told how many there are, and does not ask again."""

    def __init__(self, *args, count, **kwargs):
        super().__init__(*args, **kwargs)
        self.count = count


class Library:
    """The library under the parameters of a URL.

    `practices` is what may be read at all, `parameters` a QueryDict such as request.GET. The URLs
    it gives hold its own parameters alone, and lead to the first page.
    """

    def __init__(self, practices, parameters):
        self.filterset = PracticeFilterSet(parameters, practices)
        self.chosen = {
            name: [str(value) for value in values] for name, values in self.filterset.chosen.items()
        }
        self.sort = self.filterset.sort
        self.counts = facets.count(self.filterset)
        self.is_map = parameters.get("view") == MAP and self.total > 0

    @property
    def total(self):
        return self.counts.total

    def page(self, number=1):
        """The page of that number, or the nearest there is."""
        found = self.filterset.qs.order_by(*self.sort.order).for_cards()
        return CountedPaginator(found, PER_PAGE, count=self.total).get_page(number)

    def map(self):
        """The provinces as tiles: how many practices each would leave. One query."""
        counts = {option.value: option.count for option in self.counts.options["province"]}
        return TileMap([self._tile(province, counts) for province in Province.objects.all()])

    def views(self):
        """Triples of name, URL and whether the practices are shown so."""
        return [
            (_("List"), self._url({}, is_map=False), not self.is_map),
            (_("Map"), self._url({}, is_map=True), self.is_map),
        ]

    def facets(self):
        """The facets that leave something to choose."""
        shown = [ShownFacet(f.name, f.title, self._options(f)) for f in facets.FACETS]
        return [
            facet
            for facet in shown
            if len(facet.options) > 1 or (facet.options and facet.name in self.chosen)
        ]

    def chips(self):
        """Pairs of each value that narrows the library, as it reads, and the URL without it."""
        return [
            (f"{facet.title}: {self._label(facet, value)}", self._toggled(facet.name, value))
            for facet in facets.FACETS
            for value in self.chosen.get(facet.name, [])
        ]

    def wider(self):
        """Triples of facet title, number and URL without that facet, the widest first.

        For an empty library: what to give up to find something.
        """
        wider = [
            (facet.title, self.counts.without[facet.name], self._url({facet.name: []}))
            for facet in facets.FACETS
            if self.counts.without.get(facet.name)
        ]
        return sorted(wider, key=lambda item: -item[1])

    def sorts(self):
        """Triples of name, URL and whether it is in force."""
        return [(sort.label, self._url({"sort": [sort.value]}), sort is self.sort) for sort in Sort]

    def _options(self, facet):
        chosen = self.chosen.get(facet.name, [])
        return [
            ShownOption(
                option.label,
                option.count,
                self._toggled(facet.name, option.value),
                option.value in chosen,
            )
            for option in self.counts.options[facet.name]
        ]

    def _label(self, facet, value):
        counted = (option for option in self.counts.options[facet.name] if option.value == value)
        option = next(counted, None)
        return option.label if option else facet.label(value)

    def _toggled(self, name, value):
        values = self.chosen.get(name, [])
        if value in values:
            return self._url({name: [other for other in values if other != value]})
        return self._url({name: [*values, value]})

    def _tile(self, province, counts):
        practices = counts.get(province.slug, 0)
        url = self._url({"province": [province.slug]}, is_map=False) if practices else None
        return Tile(province, practices, url)

    def _url(self, changed, *, is_map=None):
        """The URL of the parameters in force with some `changed`, as list or map."""
        sort = {"sort": [self.sort.value]} if self.sort is not Sort.NEWEST else {}
        view = {"view": [MAP]} if (self.is_map if is_map is None else is_map) else {}
        parameters = {**self.chosen, **sort, **view, **changed}
        return "?" + urlencode(sorted(parameters.items()), doseq=True)
