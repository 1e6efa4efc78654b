"""Every public page of the demo, as visitors, machines and validators get it.

The addresses come from a crawl: whatever a page links to is looked at, in both languages.
"""

import gzip
import json
import re
from collections import deque
from html import unescape
from urllib.parse import quote, urldefrag, urljoin, urlsplit

import feedparser
import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from support.accessibility import violations, violations_in_the_dark
from support.browser import DESKTOP, PHONE
from support.typography import marks_cut_off
from support.validity import html_problems, structured_data_problems
from thai.dates import fiscal_year

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("demo site")]

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
        answer = client.get(address)
        text = b"".join(answer).decode(errors="replace")
        # A search page repeats what was asked: in its title, its field, its answer.
        text = text.replace(f'value="{CANARY}"', "").replace(f"“{CANARY}”", "")
        if CANARY in text or "/private-" in text or "/draft-" in text:
            told[address] = [line for line in text.splitlines() if CANARY in line]
    assert told == {}


#: One address of each type of page, and each state of it that looks different.
PATHS = [
    "/",
    "/news/",
    f"/news/?period={timezone.localdate():%Y}",
    "/news/?tag=none",
    "/news/krabi-we-care-you/",
    "/news/where-the-figures-come-from/",
    "/best-practices/",
    "/best-practices/?province=krabi",
    "/best-practices/?view=map",
    "/best-practices/?province=krabi&year=1999",
    "/best-practices/krabi-we-care-you/",
    "/best-practices/demo-pins-of-care/",
    "/about/",
    "/about/objectives/",
    "/about/definitions/",
    "/about/roles/",
    "/about/steps/",
    "/about/partners/?agency=6",
    "/about/documents/",
    f"/best-practices-{fiscal_year(timezone.localdate()) - 1}/",
    "/districts/krabi-primary/",
    "/statistics/",
    "/verify/",
    "/verify/2570-06-00001-1/AAAA-BBBB-CCCC/",
    "/accounts/login/",
    "/accounts/password/reset/",
    "/search/?q=Krabi",
    "/search/?q=zzzz",
    "/contact/",
    "/privacy/",
    "/accessibility/",
    "/manual/",
    "/none/",
]
LANGUAGES = pytest.mark.parametrize("language", ["", "/en"], ids=["thai", "english"])

# Bytes of the first view on a phone, compressed: the floor that the project set itself.
LIMITS = {"all": 150_000, "html": 15_000, "css and js": 25_000, "fonts": 40_000}
COMPRESSED = ("text/", "application/javascript", "image/svg+xml", "application/json")

WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) window.shift += entry.value
})).observe({type: 'layout-shift', buffered: true});
"""

# Fonts and the pictures of the first view are there, and drawn.
SETTLE = """
(async () => {
  const inView = image => image.getBoundingClientRect().top < innerHeight;
  await document.fonts.ready;
  await Promise.all([...document.images].filter(inView).map(image => image.decode()));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
})()
"""


#: Chromium counts shifts below 0.1 as good; the reader sees nothing of this.
STILL = 0.02


@pytest.fixture
def open_site(public_site, chromium, browser_problems):
    """A function that opens a page on the demo's public site; `options` go to the context."""
    browser_problems.expect("status of 404")
    contexts = []

    def open_site(**options):
        context = chromium.new_context(base_url=public_site.url, locale="th-TH", **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        browser_problems.watch(context)
        return context.new_page()

    yield open_site
    for context in contexts:
        context.close()


@pytest.mark.browser
@LANGUAGES
def test_every_page_is_light_still_and_open_to_everyone(open_site, public_site, language):
    """On a phone, with nothing cached: its weight, what moves, who is asked. Then WCAG there and
    on a desktop, and room for the marks of Thai letters."""
    found = []
    for path in PATHS:
        page, answers = _first_view(open_site, f"{language}{path}")
        found += [(path, problem) for problem in _first_view_problems(page, answers, public_site)]
        for viewport in (PHONE, DESKTOP):
            page.set_viewport_size(viewport)
            problems = violations(page) + violations_in_the_dark(page)
            found += [(path, viewport["width"], problem) for problem in problems]
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                found.append((path, viewport["width"], "wider than the window"))
        found += [(path, "marks cut off", problem) for problem in marks_cut_off(page)]
        page.context.close()
    assert found == []


def _first_view(open_site, address):
    """A page on a phone with nothing cached, and the answers that it got."""
    page = open_site(viewport=PHONE, device_scale_factor=2)
    page.add_init_script(WATCH_SHIFTS)
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address)
    page.evaluate(SETTLE)
    return page, answers


def _first_view_problems(page, answers, site):
    weights = _weights(answers)
    for what, limit in LIMITS.items():
        if weights[what] > limit:
            yield what, weights[what]
    if (shift := page.evaluate("window.shift")) > STILL:
        yield "shift", shift
    for answer in answers:
        if not answer.url.startswith(f"{site.url}/"):
            yield "asked", answer.url


def _weights(answers):
    """Bytes by kind, as the production server sends them."""
    weights = dict.fromkeys([*LIMITS, "other"], 0)
    for answer in answers:
        kind = answer.headers.get("content-type", "")
        body = answer.body()
        size = len(gzip.compress(body, 6)) if kind.startswith(COMPRESSED) else len(body)
        if kind.startswith("text/html"):
            part = "html"
        elif kind.startswith(("text/css", "text/javascript", "application/javascript")):
            part = "css and js"
        elif kind.startswith("font/"):
            part = "fonts"
        else:
            part = "other"
        weights[part] += size
        weights["all"] += size
    return weights
