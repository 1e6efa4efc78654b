"""Words of the glossary: listed on a page, marked in texts."""

import json
import uuid

import pytest
from bs4 import BeautifulSoup
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from home.glossary import Glossary

WORDS = [
    ("เด็ก", "ประชากรวัยเรียน", "", False),
    ("เด็กตกหล่น", "เด็กที่ยังไม่เคยเข้าเรียน", "", True),
    ("เด็กออกกลางคัน", "เด็กที่ออกก่อน<จบ>", "เด็กที่ออกกลางคัน", True),
    ("Dropout", "Left school", "Early leaver", True),
]


@pytest.fixture
def glossary(make_glossary):
    return make_glossary(WORDS)


@pytest.fixture
def mark(glossary, rf):
    """`mark(html)`: `html` with each marked word in brackets, without the definitions."""

    def mark(html):
        marked = Glossary("th", rf.get("/")).mark(html).partition('<div data-hint="')[0]
        soup = BeautifulSoup(marked, "html.parser")
        for link in soup.select("a.term"):
            link.replace_with(f"[{link.text}]")
        return str(soup)

    return mark


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>ตามเด็กตกหล่นและเด็กออกกลางคัน</p>", "<p>ตาม[เด็กตกหล่น]และ[เด็กออกกลางคัน]</p>"),
        # Once a text, whatever its form; a word not to be marked is left alone.
        ("<p>เด็กออกกลางคัน เด็กที่ออกกลางคัน เด็ก</p>", "<p>[เด็กออกกลางคัน] เด็กที่ออกกลางคัน เด็ก</p>"),
        ("<h2>เด็กตกหล่น</h2><p>เด็กตกหล่น</p>", "<h2>เด็กตกหล่น</h2><p>[เด็กตกหล่น]</p>"),
        ('<p><a href="/x/">เด็กตกหล่น</a></p>', '<p><a href="/x/">เด็กตกหล่น</a></p>'),
        ('<img alt="เด็กตกหล่น"/>', '<img alt="เด็กตกหล่น"/>'),
        ("<p>a &amp; b &lt;i&gt;</p>", "<p>a &amp; b &lt;i&gt;</p>"),
        ("<p>dropouts, Dropout</p>", "<p>[dropouts], Dropout</p>"),
        ("<p>An early leaver</p>", "<p>An [early leaver]</p>"),
        ("<p>dropoutish</p>", "<p>dropoutish</p>"),
    ],
)
@pytest.mark.django_db
def test_words_are_marked_where_they_first_stand(mark, html, marked):
    assert mark(html) == marked


@pytest.mark.django_db
def test_text_without_a_word_stays_as_it_is(glossary, rf):
    html = mark_safe('<p>ครู<br>ใจดี</p><img alt="" src="/a.webp?x=1&amp;y=2">')
    marked = Glossary("th", rf.get("/")).mark(html)
    assert (marked, conditional_escape(marked)) == (html, html)


@pytest.mark.django_db
def test_marked_word_leads_to_its_definition(glossary, make_news, client):
    body = [{"type": "text", "id": str(uuid.uuid4()), "value": "<p>พบเด็กออกกลางคัน</p>"}]
    make_news(slug="one", body=json.dumps(body))
    soup = BeautifulSoup(client.get("/news/one/").content, "html.parser")
    (link,) = soup.select("a.term")
    address, _hash, anchor = link["href"].partition("#")
    assert soup.find(id=link["aria-describedby"]).text == "เด็กที่ออกก่อน<จบ>"
    definitions = BeautifulSoup(client.get(address).content, "html.parser")
    place = definitions.find(id=anchor)
    assert (place.dt.text, place.dd.text) == ("เด็กออกกลางคัน", "เด็กที่ออกก่อน<จบ>")


@pytest.mark.parametrize("hide", ["unpublish", "delete"])
@pytest.mark.django_db
def test_words_of_an_unpublished_glossary_are_not_marked(glossary, rf, hide):
    getattr(glossary, hide)()
    assert Glossary("th", rf.get("/")).mark("<p>เด็กตกหล่น</p>") == "<p>เด็กตกหล่น</p>"


@pytest.mark.django_db
def test_text_in_another_language_has_the_words_of_that_language(glossary, rf):
    assert Glossary("en", rf.get("/")).mark("<p>เด็กตกหล่น</p>") == "<p>เด็กตกหล่น</p>"


@pytest.mark.django_db
def test_glossary_is_described_for_search_engines(glossary, rf):
    data = glossary.structured_data(rf.get("/"))
    assert (data["@type"], [term["name"] for term in data["hasDefinedTerm"]]) == (
        "DefinedTermSet",
        [word for word, *_rest in WORDS],
    )


@pytest.mark.django_db
def test_glossary_is_found_by_its_definitions(glossary, client):
    html = client.get("/search/", {"q": "ประชากรวัยเรียน"}).content.decode()
    assert '<a href="/definitions/">' in html
