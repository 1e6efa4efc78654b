"""Every public page of the demo, as visitors, machines and validators get it.

The addresses come from a crawl: whatever a page links to is looked at, in both languages.
"""

import json
import re
from collections import deque
from html import unescape
from urllib.parse import quote, urldefrag, urljoin, urlsplit

import feedparser
import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from support.validity import html_problems, structured_data_problems

pytestmark = pytest.mark.xdist_group("demo site")

HOST = "http://testserver"
STARTS = [
    "/",
    "/en/",
    "/none/",
    "/en/none/",
    f"/search/?q={quote('ข่าว')}",
    "/en/search/?q=news",
    f"/search/?q={quote('ไม่มีคำนี้')}",
]
LINKS = re.compile(r'\s(?:href|src|data-share|data-copy|action)="([^"]+)"')
SRCSETS = re.compile(r'\ssrcset="([^"]+)"')
#: Of these there are, in each language, a piece of news, a case, a page of text and a glossary.
COPIED = ["krabi-we-care-you", "roles", "definitions"]
#: Asks to sign in, for a reason.
GATED = re.compile(r"^/(en/)?intranet/")


@pytest.fixture(scope="module")
def answers(public_site):
    """What every address of this site that a page names answers, by path with query."""
    client = Client()
    found = {}
    waiting = deque(STARTS)
    while waiting:
        address = waiting.popleft()
        if address in found:
            continue
        found[address] = answer = client.get(address)
        # Filters lead to filters without end: the first choice of each is enough.
        if _is_html(answer) and ("?" not in address or address in STARTS):
            waiting += _addresses_in(address, answer.text)
    return found


def _is_html(answer):
    return answer.status_code != 302 and answer["Content-Type"].startswith("text/html")


def _addresses_in(address, html):
    named = LINKS.findall(html)
    named += [part.split()[0] for srcset in SRCSETS.findall(html) for part in srcset.split(", ")]
    for name in named:
        url, _fragment = urldefrag(urljoin(f"{HOST}{address}", unescape(name)))
        if url.startswith(f"{HOST}/"):
            yield url.removeprefix(HOST)


@pytest.fixture(scope="module")
def pages(answers):
    """The pages among them, by address."""
    return {address: answer for address, answer in answers.items() if _is_html(answer)}


def test_every_internal_link_answers(answers):
    statuses = {
        address: answer.status_code
        for address, answer in answers.items()
        if answer.status_code != 200
    }
    gated = {address: status for address, status in statuses.items() if GATED.match(address)}
    assert set(gated.values()) <= {302}
    assert {address: statuses[address] for address in statuses.keys() - gated.keys()} == {
        "/none/": 404,
        "/en/none/": 404,
    }


def test_crawl_reaches_every_published_page_in_both_languages(answers, public_site):
    sitemap = Client().get("/sitemap.xml").text
    listed = {location.removeprefix(HOST) for location in re.findall(r"<loc>(.*?)</loc>", sitemap)}
    thai = {address for address in listed if not address.startswith("/en/")}
    assert {f"/en{address}" for address in thai} == listed - thai
    assert listed - set(answers) == set()


def test_fragments_lead_somewhere(pages):
    broken = []
    for address, answer in pages.items():
        for name in re.findall(r'\shref="([^"]*#[^"]+)"', answer.text):
            url, fragment = urldefrag(urljoin(f"{HOST}{address}", unescape(name)))
            target = pages.get(url.removeprefix(HOST))
            if target and f' id="{fragment}"' not in target.text:
                broken.append((address, name))
    assert broken == []


@pytest.mark.validator
def test_html_is_valid(pages, tmp_path):
    html = {address: answer.content for address, answer in pages.items()}
    assert html_problems(html, tmp_path) == []


def _structured(html):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return [json.loads(block) for block in found]


@pytest.mark.validator
def test_structured_data_is_valid(pages, tmp_path):
    blocks = {address: _structured(answer.text) for address, answer in pages.items()}
    kinds = {block["@type"] for found in blocks.values() for block in found}
    assert kinds == {"Article", "BreadcrumbList", "DefinedTermSet", "NewsArticle", "WebSite"}
    assert structured_data_problems(blocks, tmp_path) == []


@pytest.mark.parametrize("language", ["", "/en"])
def test_feeds_are_valid(answers, language):
    kinds = {"atom10": "/feed/", "rss20": "/rss/"}
    categories = re.findall(r"category=([\w-]+)", answers[f"{language}/news/"].text)
    assert categories
    for kind, path in kinds.items():
        for category in ["", *(f"{slug}/" for slug in set(categories))]:
            feed = feedparser.parse(Client().get(f"{language}{path}{category}").content)
            assert (feed.bozo, feed.version) == (False, kind)
            assert all([feed.feed.title, feed.feed.link, feed.entries])
            for entry in feed.entries:
                assert all([entry.id, entry.title, entry.summary, entry.published_parsed])
                assert urlsplit(entry.link).path in answers


def test_news_name_their_feeds(answers):
    for language in ("", "/en"):
        html = answers[f"{language}/news/"].text
        assert f'href="{language}/feed/"' in html


@pytest.mark.parametrize("language", ["", "/en"])
def test_pages_ask_the_database_little(pages, language, django_assert_max_num_queries):
    """At most 12 queries for the home page and lists, 16 for the others; none twice."""
    lists = [f"{language}/{path}" for path in ("", "news/", "best-practices/", "statistics/")]
    client = Client()
    for address in pages:
        is_english = address.startswith("/en/")
        if is_english != bool(language) or "accounts" in address or GATED.match(address):
            continue
        cache.clear()
        limit = 12 if address.partition("?")[0] in lists else 16
        with django_assert_max_num_queries(limit, info=address) as captured:
            client.get(address)
        asked = [query["sql"] for query in captured.captured_queries]
        assert (address, sorted(asked)) == (address, sorted(set(asked)))


CANARY = "นกคีรีบูน"


@pytest.fixture
def hidden_pages(answers, public_site, db):
    """Of each type of page a draft and a page for those signed in, in both languages, named so."""
    for page in [page.specific for page in Page.objects.filter(slug__in=COPIED, live=True)]:
        named = {"title": f"{CANARY} {page.title}", "search_description": CANARY}
        draft = {**named, "slug": f"draft-{page.slug}"}
        options = {"reset_translation_key": True, "copy_revisions": False}
        page.copy(update_attrs=draft, keep_live=False, **options)
        private = page.copy(update_attrs={**named, "slug": f"private-{page.slug}"}, **options)
        PageViewRestriction.objects.create(page=private, restriction_type="login")


def test_drafts_and_private_pages_are_named_nowhere(hidden_pages, answers):
    assert Page.objects.filter(title__startswith=CANARY).count() == 2 * 2 * 4
    asked = [quote(CANARY), quote(f"{CANARY[:-1]}ม"), quote("พาน้องกลับมาเรียน"), "Krabi"]
    searches = [f"{language}/search/?q={text}" for language in ("", "/en") for text in asked]
    client = Client()
    told = {}
    for address in ["/sitemap.xml", "/rss/", "/en/rss/", *searches, *answers]:
        if address.startswith(("/static/", "/media/")):
            continue
        text = client.get(address).content.decode(errors="replace")
        # A search page repeats what was asked: in its title, its field, its answer.
        text = text.replace(f'value="{CANARY}"', "").replace(f"“{CANARY}”", "")
        if CANARY in text or "/private-" in text or "/draft-" in text:
            told[address] = [line for line in text.splitlines() if CANARY in line]
    assert told == {}
