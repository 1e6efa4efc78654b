"""An empty result suggests what was perhaps meant, from public words alone."""

import pytest
from django.core.cache import cache
from wagtail.models import PageViewRestriction

from support.queries import exact_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


def suggested(client, typed, prefix=""):
    return client.get(f"{prefix}/search/", {"q": typed}).context["results"].suggestion


def test_misspelt_title_and_place_are_suggested_with_a_link(client, home, make_content):
    make_content(title="ห้องเรียนนกคีรีบูน")
    page = client.get("/search/", {"q": "นกคีรีบูล", "page": "3"})
    assert page.context["results"].suggestion == "นกคีรีบูน"
    assert '<a href="?q=%E0%B8%99%E0%B8%81' in page.content.decode()


def test_what_is_found_suggests_nothing(client, home, make_content):
    make_content(title="ห้องเรียนนกคีรีบูน")
    assert suggested(client, "นกคีรี") is None


def test_words_of_hidden_pages_are_never_suggested(client, home, make_content, make_news):
    draft = make_news(title="นกคีรีบูน", tags=["นกคีรีบูน"])
    draft.unpublish()
    restricted = make_content(title="ห้องเรียนนกคีรีบูน")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert suggested(client, "นกคีรีบูล") is None


def test_words_are_known_once_their_page_is_published(client, home, make_content):
    page = make_content(title="ห้องเรียนนกคีรีบูน", live=False)
    assert suggested(client, "นกคีรีบูล") is None
    page.save_revision().publish()
    assert suggested(client, "นกคีรีบูล") == "นกคีรีบูน"
    page.refresh_from_db()
    page.unpublish()
    assert suggested(client, "นกคีรีบูล") is None


def test_each_language_has_words_of_its_own(client, home, english_home, make_content):
    make_content(title="ห้องเรียนนกคีรีบูน")
    assert suggested(client, "นกคีรีบูล", "/en") is None


def test_a_suggestion_costs_few_queries(client, home, make_content):
    make_content(title="ห้องเรียนนกคีรีบูน")
    client.get("/search/", {"q": "ไม่มี"})
    for start, count in [(cache.clear, 13), (lambda: None, 7)]:
        start()
        with exact_queries(count):
            client.get("/search/", {"q": "นกคีรีบูล"})
