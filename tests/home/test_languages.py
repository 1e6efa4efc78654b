"""The switch leads to the same page; search engines are told of every language."""

import re

import pytest


def _switch(client, path):
    """(language, address) of the switch on a page."""
    html = client.get(path).content.decode()
    return re.findall(r'<li><a href="([^"]+)" hreflang="(\w+)" lang="\w+">', html)


def _alternates(client, path):
    html = client.get(path).content.decode()
    return re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', html)


@pytest.mark.django_db
def test_switch_leads_to_the_translation(client, english_home, make_content, translate):
    translate(make_content(slug="about"))
    assert _switch(client, "/about/") == [("/en/about/", "en")]
    assert _switch(client, "/en/about/") == [("/about/", "th")]


@pytest.mark.django_db
def test_switch_leads_home_where_there_is_no_translation(client, english_home, make_content):
    make_content(slug="about")
    html = client.get("/about/").content.decode()
    assert _switch(client, "/about/") == [("/en/", "en")]
    assert "This page has no translation yet: this link leads to the home page." in html


@pytest.mark.django_db
def test_switch_does_not_lead_to_a_draft(client, english_home, make_content, translate):
    translate(make_content(slug="about")).unpublish()
    assert _switch(client, "/about/") == [("/en/", "en")]


@pytest.mark.parametrize(
    ("here", "there"),
    [("/search/?q=ข่าว", "/en/search/?q="), ("/accounts/login/", "/en/accounts/login/")],
)
@pytest.mark.django_db
def test_switch_on_a_view_leads_to_the_same_view(client, home, here, there):
    ((address, language),) = _switch(client, here)
    assert (address.startswith(there), language) == (True, "en")


@pytest.mark.django_db
def test_alternates_name_both_languages_and_the_default(
    client, english_home, make_content, translate
):
    translate(make_content(slug="about"))
    expected = [
        ("th", "http://testserver/about/"),
        ("x-default", "http://testserver/about/"),
        ("en", "http://testserver/en/about/"),
    ]
    assert _alternates(client, "/about/") == expected
    assert _alternates(client, "/en/about/") == expected


@pytest.mark.django_db
def test_untranslated_page_has_no_alternates(client, english_home, make_content):
    make_content(slug="about")
    assert _alternates(client, "/about/") == []


@pytest.mark.parametrize(("path", "language"), [("/", "th"), ("/en/", "en")])
@pytest.mark.django_db
def test_page_says_its_language(client, english_home, path, language):
    assert f'<html lang="{language}">' in client.get(path).content.decode()
