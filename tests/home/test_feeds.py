from datetime import date

import pytest
from defusedxml import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"


def _atom(client, path):
    response = client.get(path)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    return [
        (entry.findtext(f"{ATOM}title"), entry.find(f"{ATOM}link").get("href"))
        for entry in feed.findall(f"{ATOM}entry")
    ]


def _rss(client, path):
    response = client.get(path)
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    items = ElementTree.fromstring(response.content).iter("item")
    return [(item.findtext("title"), item.findtext("link")) for item in items]


@pytest.mark.parametrize(("read", "path"), [(_atom, "/feed/"), (_rss, "/rss/")])
@pytest.mark.django_db
def test_feed_lists_the_newest_first(make_news, client, read, path):
    make_news(title="เก่า", slug="old", date=date(2022, 1, 1))
    make_news(title="ใหม่ & ดี", slug="new", date=date(2022, 2, 1))
    assert read(client, path) == [
        ("ใหม่ & ดี", "http://testserver/news/new/"),
        ("เก่า", "http://testserver/news/old/"),
    ]


@pytest.mark.parametrize(("read", "path"), [(_atom, "/feed/policy/"), (_rss, "/rss/policy/")])
@pytest.mark.django_db
def test_feed_of_a_category_holds_that_category(make_news, make_category, client, read, path):
    make_news(slug="in", title="ใน", category=make_category("policy"))
    make_news(slug="out")
    assert read(client, path) == [("ใน", "http://testserver/news/in/")]


@pytest.mark.parametrize("path", ["/feed/unknown/", "/rss/unknown/", "/en/feed/policy/"])
@pytest.mark.django_db
def test_feed_of_an_unknown_category_is_not_found(make_category, home, client, path):
    make_category("policy")
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_feed_is_in_the_language_of_its_address(make_news, english_home, translate, client):
    page = make_news(title="ข่าวไทย", slug="one")
    translate(page, title="English news")
    assert _atom(client, "/feed/") == [("ข่าวไทย", "http://testserver/news/one/")]
    assert _atom(client, "/en/feed/") == [("English news", "http://testserver/en/news/one/")]


@pytest.mark.django_db
def test_feed_holds_thirty(make_news, client):
    for _ in range(31):
        make_news()
    assert len(_atom(client, "/feed/")) == 30


@pytest.mark.django_db
def test_feed_without_news_is_a_feed(home, client):
    assert _atom(client, "/feed/") == []
