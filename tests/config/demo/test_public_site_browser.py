"""Every type of public page of the demo in a real browser: light, still, and open to everyone."""

import gzip

import pytest
from django.utils import timezone

from support.accessibility import violations
from support.browser import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo site")]

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
    "/statistics/",
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


@LANGUAGES
def test_every_page_keeps_to_wcag_on_phone_and_desktop(open_site, language):
    page = open_site(viewport=PHONE)
    found = []
    for path in PATHS:
        page.set_viewport_size(PHONE)
        page.goto(f"{language}{path}")
        for viewport in (PHONE, DESKTOP):
            page.set_viewport_size(viewport)
            found += [(path, viewport["width"], problem) for problem in violations(page)]
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                found.append((path, viewport["width"], "wider than the window"))
    assert found == []


@LANGUAGES
def test_first_view_on_a_phone_is_light_still_and_asks_nobody_else(
    open_site, public_site, language
):
    found = []
    for path in PATHS:
        # A context of its own: nothing is cached.
        page = open_site(viewport=PHONE, device_scale_factor=2)
        page.add_init_script(WATCH_SHIFTS)
        answers = []
        page.on("response", lambda answer, seen=answers: seen.append(answer))
        page.goto(f"{language}{path}")
        page.evaluate(SETTLE)
        weights = _weights(answers)
        found += [
            (path, what, weights[what]) for what, limit in LIMITS.items() if weights[what] > limit
        ]
        # Chromium counts below 0.1 as good; the reader sees nothing of 0.02.
        if (shift := page.evaluate("window.shift")) > 0.02:
            found.append((path, "shift", shift))
        found += [
            (path, "asked", answer.url)
            for answer in answers
            if not answer.url.startswith(f"{public_site.url}/")
        ]
        page.context.close()
    assert found == []


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
