import pytest
from defusedxml import ElementTree
from wagtail import hooks

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def _read(client):
    """{address: {language: address}}"""
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    return {
        url.findtext("s:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)
        }
        for url in ElementTree.fromstring(response.content).findall("s:url", NAMES)
    }


@pytest.mark.django_db
def test_sitemap_names_pages_and_their_translations(english_home, make_content, translate, client):
    translate(make_content(slug="about"))
    make_content(slug="contact")
    home = {
        "th": "http://testserver/",
        "en": "http://testserver/en/",
        "x-default": "http://testserver/",
    }
    about = {language: f"{address}about/" for language, address in home.items()}
    with hooks.register_temporarily("sitemap_views", lambda: []):
        found = {url: links for url, links in _read(client).items() if "statistics" not in url}
    assert found == {
        "http://testserver/": home,
        "http://testserver/en/": home,
        "http://testserver/about/": about,
        "http://testserver/en/about/": about,
        "http://testserver/contact/": {},
    }


@pytest.mark.django_db
def test_sitemap_leaves_out_mirrors(english_home, english, make_content, client):
    make_content(slug="about").copy_for_translation(english, alias=True)
    assert "http://testserver/en/about/" not in _read(client)


@pytest.mark.django_db
def test_sitemap_takes_views_from_other_floors(home, client):
    with hooks.register_temporarily("sitemap_views", lambda: ["search"]):
        found = _read(client)
    assert found["http://testserver/en/search/"] == {
        "th": "http://testserver/search/",
        "en": "http://testserver/en/search/",
        "x-default": "http://testserver/search/",
    }


@pytest.mark.django_db
def test_robots_name_the_sitemap_and_what_is_gated(home, client):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[0] == "User-agent: *"
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert {line.removeprefix("Disallow: ") for line in lines if "Disallow" in line} == {
        f"{language}/{part}/"
        for part in ["accounts", "intranet", "search"]
        for language in ["", "/en"]
    } | {"/admin/"}
