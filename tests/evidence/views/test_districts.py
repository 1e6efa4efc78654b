"""A district's public page gathers what is published of it, and nothing else."""

import itertools

import pytest
from defusedxml import ElementTree
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction, Site

from bestpractice.models import BestPracticePage, LibraryPage
from home.models import HomePage, NewsIndexPage, NewsPage
from support.kpi import make_district
from support.queries import assert_list_queries

pytestmark = pytest.mark.django_db

CANARY = "นกคีรีบูน"
numbers = itertools.count(1)


@pytest.fixture
def home():
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="หน้าแรก", slug="start", programme="ก"))
    Site.objects.update(root_page=home, hostname="testserver", is_default_site=True)
    return home


@pytest.fixture
def library(home):
    return home.add_child(instance=LibraryPage(title="คลัง", slug="best-practices"))


@pytest.fixture
def newsroom(home):
    return home.add_child(instance=NewsIndexPage(title="ข่าว", slug="news"))


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def add(library, newsroom, district):
    """`add(practice="…")` or `add(news="…")`, of this district unless `district=…`."""

    def add(*, practice="", news="", district=district, **fields):
        fields = {"slug": f"page-{next(numbers)}", "district": district, **fields}
        if practice:
            return library.add_child(instance=BestPracticePage(title=practice, **fields))
        return newsroom.add_child(instance=NewsPage(title=news, lead="ก", **fields))

    return add


def look(client, district):
    context = client.get(f"/districts/{district.code}/").context
    return [[page.title for page in context[name]] for name in ("practices", "news")]


def test_page_gathers_the_published_practices_and_news_of_one_district(client, add, district):
    add(practice="เคาะทุกประตู")
    add(news="เปิดโครงการ")
    add(practice="ของเขตอื่น", district=make_district())
    add(news="ของทั้งประเทศ", district=None)
    assert look(client, district) == [["เคาะทุกประตู"], ["เปิดโครงการ"]]


def test_what_is_a_draft_or_restricted_is_nowhere(client, add, district):
    add(practice=CANARY, live=False)
    add(news=CANARY, live=False)
    for page in (add(practice=CANARY), add(news=CANARY)):
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    for path in (f"/districts/{district.code}/", f"/en/districts/{district.code}/"):
        assert CANARY not in client.get(path).text
    assert district.code not in client.get("/sitemap.xml").text


def test_english_page_shows_what_is_translated_and_the_rest_in_thai(client, add, library, district):
    english = Locale.objects.get_or_create(language_code="en")[0]
    both = add(practice="เคาะทุกประตู")
    add(practice="ยังไม่แปล")
    copy = both.copy_for_translation(english, copy_parents=True)
    copy.title = "Knock on every door"
    copy.save_revision().publish()
    context = client.get(f"/en/districts/{district.code}/").context
    shown = {(page.title, page.is_fallback) for page in context["practices"]}
    assert shown == {("Knock on every door", False), ("ยังไม่แปล", True)}


def test_unknown_district_is_not_found(client, home):
    assert client.get("/districts/nowhere/").status_code == 404


def test_office_that_ended_leads_to_the_one_that_carries_on(client, home):
    old = make_district()
    old.successor = make_district()
    old.save()
    page = client.get(f"/districts/{old.code}/").text
    assert f'href="/districts/{old.successor.code}/"' in page
    assert "สำนักงานนี้ยังไม่มีผลงานหรือข่าวที่เผยแพร่" in page


def test_pages_of_districts_with_something_to_read_stand_in_the_sitemap(client, add, district):
    quiet = make_district()
    add(practice="เคาะทุกประตู")
    add(news="เปิดโครงการ")
    urls = ElementTree.fromstring(client.get("/sitemap.xml").content).iter()
    found = [url.text for url in urls if url.tag.endswith("loc") and "/districts/" in url.text]
    path = reverse("public_district", args=[district.code])
    assert found == [f"http://testserver{path}", f"http://testserver/en{path}"]
    assert quiet.code not in str(found)


def test_page_asks_the_same_over_any_number_of_practices_and_news(client, add, district):
    def more(count):
        for _each in range(count):
            add(practice="ก")
            add(news="ข")

    more(1)  # so that the addresses of the site are known before anything is counted
    assert_list_queries(lambda: client.get(f"/districts/{district.code}/"), more, 9)
