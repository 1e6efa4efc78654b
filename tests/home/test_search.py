"""What is not found in one language is pointed out in the other."""

import pytest
from wagtail.models import PageViewRestriction

pytestmark = pytest.mark.django_db

LINK = '<p class="lead"><a href="{}" hreflang="{}">{}</a></p>'


def test_words_of_the_other_language_lead_to_its_pages(client, home, english_home, make_content):
    thai = make_content(title="กระบี่เด็กกลับมาเรียน")
    make_content(title="Krabi finds every child", parent=english_home)
    found = client.get("/search/", {"q": "every child"})
    assert found.context["results"].page.paginator.count == 0
    address = "/en/search/?q=every+child"
    assert LINK.format(address, "en", "พบ 1 หน้าในเว็บไซต์ฉบับภาษาอังกฤษ") in found.text
    assert [page.title for page in results(client, address)] == ["Krabi finds every child"]
    address = "/search/?q=%E0%B8%81%E0%B8%A3%E0%B8%B0%E0%B8%9A%E0%B8%B5%E0%B9%88"
    found = client.get("/en/search/", {"q": "กระบี่"})
    assert LINK.format(address, "th", "1 page of the Thai site answers") in found.text
    assert [page.pk for page in results(client, address)] == [thai.pk]


def test_what_is_found_here_nowhere_or_not_by_everyone_points_nowhere(
    client, home, english_home, make_content
):
    make_content(title="Krabi We Care You")
    make_content(title="Krabi finds every child", parent=english_home)
    hidden = make_content(title="Hidden words", parent=english_home)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    for typed in ("krabi", "nowhere", "hidden words"):
        assert client.get("/search/", {"q": typed}).context["there"] is None
    # A filter is of one language: without it the reader looks again.
    narrowed = client.get("/search/", {"q": "every child", "year": "2026"})
    assert narrowed.context["there"] is None


def results(client, address):
    return client.get(address).context["results"].page.object_list
