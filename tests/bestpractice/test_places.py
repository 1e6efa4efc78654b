"""The library on the map of the home page."""

import pytest
from bs4 import BeautifulSoup

from bestpractice.places import PracticePlaces
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


def _links(client, address="/"):
    """(address, what a reader hears) of the links of the map and of its list."""
    section = BeautifulSoup(client.get(address).content, "html.parser").find(
        "section", attrs={"aria-labelledby": "places"}
    )
    if section is None:
        return None
    tiles = [(link["href"], link.title.text) for link in section.select("svg a")]
    regions = [(item.a["href"], item.text.strip()) for item in section.select("li")]
    return tiles, regions


def test_map_leads_to_the_practices_of_provinces_and_regions(client, home, make_practice, places):
    for district in (places.krabi, places.krabi, places.loei):
        make_practice(district)
    tiles, regions = _links(client)
    krabi, loei = (district.provinces.get() for district in (places.krabi, places.loei))
    assert sorted(tiles) == sorted(
        [
            (f"/best-practices/?province={krabi.slug}", f"{krabi.name}: 2"),
            (f"/best-practices/?province={loei.slug}", f"{loei.name}: 1"),
        ]
    )
    assert regions == [
        (f"/best-practices/?region={region.number}", f"{region.name} วิธีการปฏิบัติ {number} รายการ")
        for region, number in ((places.krabi.region, 2), (places.loei.region, 1))
    ]


def test_map_counts_what_the_library_shows(client, home, make_practice, places):
    make_practice(places.krabi)
    make_practice(places.krabi, live=False)
    tiles, _regions = _links(client)
    assert [name[-3:] for _url, name in tiles] == [": 1"]


def test_map_costs_one_query(client, home, make_practice, places):
    make_practice(places.krabi)
    section = PracticePlaces(client.get("/").wsgi_request)
    with exact_queries(1):
        assert section.get_context_data()["regions"]


def test_home_without_practices_has_no_map(client, home):
    assert _links(client) is None
