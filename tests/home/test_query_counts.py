"""One literal figure for each kind of page, whatever the number of pages, none asked twice."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.images import photo
from home.models import ContentPage, MenuItem, ReferenceFigure
from support.long import repetitions
from support.queries import assert_list_queries, exact_queries

COUNTS_AT_ANY_SIZE = {
    "/": 8,
    "/en/": 9,
    "/news/": 10,
    "/en/news/": 11,
    "/news/item-0/": 10,
    "/search/?q=%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7": 13,
}


@pytest.fixture
def furnished(home, site_settings):
    """The home page with menus, figures and an announcement, as a real site has them."""
    site_settings.show_announcement = True
    site_settings.announcement_th = "เปิดรับรายงาน"
    site_settings.announcement_page = home
    site_settings.save()
    for order, menu in enumerate(["main", "main", "footer", "hero"]):
        MenuItem.objects.create(
            site_settings=site_settings, menu=menu, text_th="ลิงก์", page=home, sort_order=order
        )
    for number in range(3):
        ReferenceFigure.objects.create(
            key=f"figure-{number}",
            value=110_755,
            label_th="เป้าหมาย",
            source_th="แบบติดตาม",
            on_home=True,
        )
    return home


@pytest.fixture
def fetch(client):
    """`fetch(path)` with nothing cached, as the first reader after a restart asks."""

    def fetch(path):
        cache.clear()
        return client.get(path)

    return fetch


@pytest.fixture
def add_news(make_news, make_category, make_district, make_image):
    """`add_news(n)`: n news, each of a category, district and cover of its own, all rendered."""
    made = []

    def add(count):
        for _ in range(count):
            number = len(made)
            made.append(
                make_news(
                    category=make_category(f"category-{number}"),
                    district=make_district(f"district-{number}", region=1 + number % 18),
                    cover=make_image(),
                    date=date(2022, 1 + number % 12, 1),
                )
            )
            photo(made[-1].cover, "card")  # as an earlier reader had it rendered

    return add


@pytest.mark.django_db
def test_home_asks_the_same_over_any_number_of_news(furnished, fetch, add_news):
    assert_list_queries(lambda: fetch("/"), add_news, 9)


@pytest.mark.django_db
def test_news_index_asks_the_same_over_any_number_of_news(furnished, fetch, add_news):
    assert_list_queries(lambda: fetch("/news/"), add_news, 11)


@pytest.mark.django_db
def test_news_page_asks_the_same_over_any_number_of_news(
    furnished, fetch, add_news, make_news, make_body, make_image
):
    make_news(slug="rich", body=make_body(), cover=make_image(), tags=["เยี่ยมบ้าน"])
    fetch("/news/rich/")  # makes the renditions
    assert_list_queries(lambda: fetch("/news/rich/"), add_news, 14)


@pytest.mark.django_db
def test_featured_case_costs_two_queries(
    furnished, fetch, make_content, translate, monkeypatch, english_home
):
    monkeypatch.setattr(ContentPage, "can_be_featured", True)
    case = make_content()
    translate(case)
    for page in [furnished, english_home]:
        page.featured = case
        page.save()
    for path, count in [("/", 10), ("/en/", 11)]:
        fetch(path)
        with exact_queries(count):
            assert fetch(path).status_code == 200


@pytest.mark.django_db
def test_content_page_asks_little(furnished, fetch, make_content, make_body):
    make_content(slug="about", body=make_body())
    fetch("/about/")
    with exact_queries(12):
        assert fetch("/about/").status_code == 200


@pytest.mark.django_db
def test_english_pages_ask_a_little_more(furnished, fetch, translate, make_news, make_body):
    translate(furnished)
    translate(make_news(slug="rich", body=make_body(), tags=["เยี่ยมบ้าน"]))
    for path, count in [("/en/", 9), ("/en/news/", 11), ("/en/news/rich/", 15)]:
        fetch(path)
        with exact_queries(count):
            assert fetch(path).status_code == 200


@pytest.mark.long
@pytest.mark.django_db
def test_lists_ask_the_same_at_ten_pages_and_at_a_thousand(
    furnished, fetch, translate, make_news, make_category, english_home
):
    """Home, news and search, in both languages."""
    categories = [make_category(f"category-{number}") for number in range(5)]
    there_are = 0
    for size in (10, repetitions(1_000)):
        for number in range(there_are, size):
            page = make_news(slug=f"item-{number}", category=categories[number % 5])
            translate(page)
        there_are = size
        counts = {}
        for path in COUNTS_AT_ANY_SIZE:
            fetch(path)
            with CaptureQueriesContext(connection) as captured:
                assert fetch(path).status_code == 200
            counts[path] = len(captured)
        assert (size, counts) == (size, COUNTS_AT_ANY_SIZE)
