"""What the browser gets: valid, without inline styles or scripts, and light."""

import gzip
import itertools
import json
import re
from pathlib import Path

import html5lib
import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

from support.validity import css_problems

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(
    path
    for folder in ["components", "home", "account", "allauth", "mfa", "django"]
    for path in (ROOT / "templates" / folder).rglob("*.html")
) + [ROOT / "templates" / name for name in ["base.html", "404.html", "500.html"]]


@pytest.fixture
def paths(english_home, make_news, make_content, make_body, make_category, make_image, translate):
    """A page of each kind, in both languages."""
    news = make_news(
        slug="rich",
        title="ข่าว <b>&</b> “อ้างอิง”",
        body=make_body(),
        cover=make_image(),
        category=make_category("policy"),
        tags=["visit"],
    )
    about = make_content(slug="about", body=make_body(), show_contents=True)
    for page in [news, about]:
        translate(page)
    thai = ["/", "/news/", "/news/?category=policy", "/news/rich/", "/about/", "/search/?q=ข่าว"]
    accounts = ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"]
    return [*thai, *accounts, *(f"/en{path}" for path in [*thai, *accounts]), "/none/", "/en/none/"]


@pytest.mark.django_db
def test_every_page_is_valid_html(paths, client):
    for path in paths:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(client.get(path).content.decode())
        assert [(path, error) for _position, error, _data in parser.errors] == []


@pytest.mark.django_db
def test_ids_are_used_once_and_references_lead_somewhere(paths, client):
    for path in paths:
        html = client.get(path).content.decode()
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert (path, sorted(ids)) == (path, sorted(set(ids)))
        names = " ".join(
            re.findall(r'\s(?:for|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"', html)
        ).split()
        local = re.findall(r'href="#([^"]+)"', html)
        assert (path, {*names, *local} - set(ids)) == (path, set())


@pytest.mark.django_db
def test_pages_carry_no_inline_script_or_style(paths, client):
    for path in paths:
        html = client.get(path).content.decode()
        scripts = re.findall(r"<script([^>]*)>", html)
        assert [each for each in scripts if "src=" not in each and "ld+json" not in each] == []
        assert re.findall(r"\sstyle=|<style|\son\w+=|javascript:", html) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_holds_no_inline_script_or_style(path):
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son\w+=[\"']|<script>|csp_nonce", text) == []


@pytest.mark.django_db
def test_public_pages_send_no_cookie_and_no_nonce(paths, client):
    for path in paths:
        if "accounts" not in path:
            response = client.get(path)
            assert (path, dict(response.cookies)) == (path, {})
            assert "nonce-" not in response["Content-Security-Policy"]


@pytest.mark.django_db
def test_headings_step_down_one_at_a_time(paths, client):
    for path in paths:
        html = client.get(path).content.decode()
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert (path, levels.count(1)) == (path, 1)
        steps = [after - before for before, after in itertools.pairwise(levels)]
        assert (path, [step for step in steps if step > 1]) == (path, [])


def _structured(client, path):
    html = client.get(path).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return {data["@type"]: data for data in map(json.loads, found)}


@pytest.mark.django_db
def test_news_is_described_for_search_engines(paths, client):
    data = _structured(client, "/news/rich/")
    article = data["NewsArticle"]
    image = article.pop("image")
    published, modified = article.pop("datePublished"), article.pop("dateModified", None)
    assert article == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "ข่าว <b>&</b> “อ้างอิง”",
        "description": article["description"],
        "url": "http://testserver/news/rich/",
        "inLanguage": "th",
        "articleSection": "หมวด policy",
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน",
        },
    }
    assert (published[:4].isdigit(), modified is None or modified[:4].isdigit()) == (True, True)
    assert [url.startswith("http://testserver/media/images/") for url in image] == [True]
    assert [item["name"] for item in data["BreadcrumbList"]["itemListElement"]] == [
        "หน้าแรก",
        "ข่าว",
        "ข่าว <b>&</b> “อ้างอิง”",
    ]


@pytest.mark.django_db
def test_home_is_described_as_the_site(english_home, client):
    data = _structured(client, "/en/")["WebSite"]
    assert (data["name"], data["url"], data["inLanguage"]) == (
        "Bring Our Siblings Back to School",
        "http://testserver/en/",
        "en",
    )


@pytest.mark.django_db
def test_shared_link_shows_title_lead_and_picture(paths, client):
    html = client.get("/news/rich/").content.decode()
    tags = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', html))
    assert (tags["type"], tags["url"], tags["title"]) == (
        "article",
        "http://testserver/news/rich/",
        "ข่าว &lt;b&gt;&amp;&lt;/b&gt; “อ้างอิง”",
    )
    assert tags["image"].endswith(".fill-1200x630.format-jpeg.jpg")


@pytest.mark.django_db
def test_pages_are_light(paths, client, make_news):
    for _ in range(12):
        make_news(lead="คณะทำงานลงพื้นที่ " * 15)
    for path in paths:
        html = client.get(path).content
        text = html.decode()
        files = re.findall(r'(?:href|src)="/static/((?:css|js)/[^"]+)"', text)
        if "js/article.js" in files:
            files += ["js/gallery.js", "js/matrix.js", "js/share.js"]
        weights = {
            "html": len(gzip.compress(html)),
            "css and js": sum(_compressed(name) for name in set(files)),
        }
        assert (path, weights["html"] <= 15_000) == (path, True), weights
        assert (path, weights["css and js"] <= 25_000) == (path, True), weights


@pytest.mark.validator
def test_style_sheets_are_valid():
    assert css_problems(sorted((ROOT / "static" / "css").glob("*.css"))) == []


def test_fonts_of_the_first_view_are_light():
    assert sum(Path(finders.find(f"fonts/{font}")).stat().st_size for font in _fonts()) <= 40_000


@pytest.mark.django_db
def test_every_font_is_asked_for_before_the_style_sheet_is_read(english_home, client):
    """Or a first page shows Thai in one face and its digits in another: see css/base.css."""
    for path in ("/", "/en/"):
        html = client.get(path).content.decode()
        asked = re.findall(r'<link rel="preload" href="[^"]*/fonts/([\w-]+)[^"]*" as="font"', html)
        assert (path, sorted(f"{name}.woff2" for name in asked)) == (path, sorted(_fonts()))


def _fonts():
    """The names of the font files of css/base.css."""
    return re.findall(r"fonts/([\w-]+\.woff2)", Path(finders.find("css/base.css")).read_text())


def _compressed(name):
    return len(gzip.compress(Path(finders.find(name)).read_bytes()))


@pytest.mark.django_db
def test_unknown_address_answers_in_the_language_asked(english_home, client):
    thai, english = client.get("/none/"), client.get("/en/none/")
    assert (thai.status_code, english.status_code) == (404, 404)
    assert "<h1>Page not found</h1>" in english.content.decode()
    assert '<html lang="th">' in thai.content.decode()


def test_error_page_asks_nothing_of_the_database(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = get_template("500.html").render()
    assert ("ระบบขัดข้องชั่วคราว" in html, "Something went wrong" in html) == (True, True)
