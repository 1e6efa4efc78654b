"""Pages suggested while a reader types: public ones of the language, and nothing of the rest."""

import pytest
from django.core.cache import cache
from wagtail.models import PageViewRestriction

from support.queries import assert_list_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggested(client):
    """`suggested("พาน้อง")`: (title, address) of each page that is suggested."""

    def suggested(text, prefix=""):
        pages = client.get(f"{prefix}/search/suggest/", {"q": text}).json()["pages"]
        return [("".join(piece for piece, _ in page["title"]), page["url"]) for page in pages]

    return suggested


@pytest.fixture
def page(make_content, english_home, translate):
    page = make_content(slug="visits", title="การเยี่ยมบ้านน้อง")
    translate(page, title="Visiting homes")
    return page


@pytest.mark.parametrize("typed", ["เยี่ย", "เยี่ยมบ้", "บ้าน", "การเยี่ยมบ้านน้อง", " เยี่ยม "])
def test_unfinished_and_inner_words_suggest_the_page(page, suggested, typed):
    assert suggested(typed) == [("การเยี่ยมบ้านน้อง", "/visits/")]


@pytest.mark.parametrize("typed", ["", " ", "ย", "ไม่มีคำนี้", "\x00", "น้อง" * 500])
def test_nothing_fitting_suggests_nothing(page, suggested, typed):
    assert suggested(typed) == []


def test_each_language_suggests_its_own_pages(page, suggested):
    assert suggested("visiti", prefix="/en") == [("Visiting homes", "/en/visits/")]
    assert suggested("visiti") == suggested("เยี่ยมบ้าน", prefix="/en") == []


def test_matches_stand_apart_as_plain_text(make_content, client):
    make_content(slug="visits", title="<b>เยี่ยมบ้าน")
    answer = client.get("/search/suggest/", {"q": "เยี่"})
    assert answer.json()["pages"][0]["title"] == [["<b>", False], ["เยี่", True], ["ยมบ้าน", False]]


def test_drafts_and_restricted_pages_are_not_suggested(page, suggested):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert suggested("เยี่ยมบ้าน") == []
    PageViewRestriction.objects.all().delete()
    page.unpublish()
    assert suggested("เยี่ยมบ้าน") == []


def test_answer_may_be_kept_by_caches_and_sets_no_cookie(page, client):
    answer = client.get("/search/suggest/", {"q": "เยี่ยม"})
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


def test_at_most_eight_for_the_same_queries(home, make_content, client):
    def fetch():
        cache.clear()  # three of the queries are for the synonyms, once for all readers
        answer = client.get("/search/suggest/", {"q": "เยี่ยม"})
        assert len(answer.json()["pages"]) <= 8
        return answer

    def add(count):
        for _ in range(count):
            make_content(title="เยี่ยมบ้าน")

    assert_list_queries(fetch, add, 7)
