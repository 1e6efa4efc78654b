"""The library as a map: each province with what it would leave of the practices chosen."""

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db


def seen(client, address):
    """What a reader meets: the tiles that lead somewhere, and the ways to show the library."""
    page = BeautifulSoup(client.get(address).content, "html.parser").main
    tiles = {link.title.text: link["href"] for link in page.select("svg a")}
    ways = [link["href"] for link in page.select(".sorts a[href*=view], .sorts a[href='?']")]
    return tiles, ways, len(page.select("article, .card"))


@pytest.fixture
def shelf(library, make_practice, places):
    for district, year in ((places.krabi, 2023), (places.krabi, 2024), (places.loei, 2024)):
        make_practice(district, fiscal_year=year)
    return [district.provinces.get() for district in (places.krabi, places.loei)]


def test_map_leads_to_the_practices_of_each_province(client, shelf):
    krabi, loei = shelf
    tiles, ways, cards = seen(client, "/best-practices/?view=map")
    assert tiles == {
        f"{krabi.name}: 2": f"?province={krabi.slug}",
        f"{loei.name}: 1": f"?province={loei.slug}",
    }
    assert (ways, cards) == (["?"], 0)


def test_map_counts_under_the_filters_in_force_and_keeps_them(client, shelf):
    krabi, loei = shelf
    tiles, _ways, _cards = seen(client, "/best-practices/?view=map&year=2024")
    assert tiles == {
        f"{krabi.name}: 1": f"?province={krabi.slug}&year=2024",
        f"{loei.name}: 1": f"?province={loei.slug}&year=2024",
    }


def test_filters_chosen_on_the_map_stay_on_the_map(client, shelf):
    page = BeautifulSoup(client.get("/best-practices/?view=map").content, "html.parser")
    addresses = [link["href"] for link in page.select(".facet a")]
    assert addresses
    assert [address for address in addresses if "view=map" not in address] == []


def test_list_offers_the_map_and_the_map_nothing_where_nothing_is_found(client, shelf):
    assert seen(client, "/best-practices/")[1] == ["?view=map"]
    assert seen(client, "/best-practices/?view=map&year=1999") == ({}, [], 0)
