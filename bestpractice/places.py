"""Where the practices of the library are: the provinces as tiles, the regions as a list."""

from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.http import urlencode
from laces.components import Component

from areas.models import Province

from .models import BestPracticePage
from .tiles import Tile, TileMap


@dataclass(frozen=True)
class RegionLink:
    name: str
    practices: int
    url: str


class PracticePlaces(Component):
    """For the home page: how many practices each province and region has. One query."""

    template_name = "bestpractice/places.html"

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context=None):
        library = reverse("wagtail_serve", args=["best-practices/"])
        provinces = list(provinces_with_practices())
        return {
            "map": TileMap([_tile(province, library) for province in provinces]),
            "regions": list(_regions(provinces, library)),
            "library_url": library,
            "request": self.request,
        }


def provinces_with_practices():
    """Every province with `practices`, the published ones of offices that cover it, and
    `in_region`, those of offices of its inspection region."""
    published = BestPracticePage.objects.published()
    return (
        Province.objects.select_related("region")
        .annotate(
            practices=_number(published.filter(district__provinces=OuterRef("pk"))),
            in_region=_number(published.filter(district__region=OuterRef("region"))),
        )
        .order_by("region__number", "sort_key")
    )


def _number(practices):
    """How many `practices` there are, as a subquery."""
    counted = practices.order_by().values("content_type").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _tile(province, library):
    url = _url(library, province=province.slug) if province.practices else None
    return Tile(province, province.practices, url)


def _regions(provinces, library):
    """The regions that have practices, each once, in their order."""
    regions = {province.region: province.in_region for province in provinces}
    for region, practices in regions.items():
        if practices:
            yield RegionLink(region.name, practices, _url(library, region=region.number))


def _url(library, **parameters):
    return f"{library}?{urlencode(parameters)}"
