"""What every public page has in common."""

import pytest
from django.test import RequestFactory
from wagtail.models import Page, PageViewRestriction

from home.furniture import Furniture


@pytest.mark.django_db
def test_restricted_section_asks_to_sign_in(home, make_content, client):
    section = make_content(slug="section")
    page = make_content(slug="page", parent=section)
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    response = client.get("/section/page/")
    assert (response.status_code, response.url) == (302, "/accounts/login/?next=/section/page/")
    assert list(Page.objects.get(pk=page.pk).specific.get_view_restrictions()) == list(
        Page.objects.get(pk=page.pk).get_view_restrictions()
    )


@pytest.mark.django_db
def test_draft_is_not_found(home, make_content, client):
    make_content(slug="draft", live=False)
    assert client.get("/draft/").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/about/", 200), ("/about/more/", 200), ("/about/none/", 404), ("/th/", 404)],
)
@pytest.mark.django_db
def test_address_leads_to_its_page(home, make_content, client, path, status):
    about = make_content(slug="about")
    make_content(slug="more", parent=about)
    assert client.get(path).status_code == status


@pytest.mark.django_db
def test_breadcrumbs_name_the_pages_above(home, make_content, client):
    about = make_content(slug="about", title="เกี่ยวกับโครงการ")
    make_content(slug="more", title="รายละเอียด", parent=about)
    request = client.get("/about/more/").wsgi_request
    page = Page.objects.get(slug="more").specific
    assert Furniture(request, page).breadcrumbs == [
        ("หน้าแรก", "/"),
        ("เกี่ยวกับโครงการ", "/about/"),
        ("รายละเอียด", "/about/more/"),
    ]


@pytest.mark.django_db
def test_breadcrumbs_do_not_link_to_a_draft(home, make_content):
    about = make_content(slug="about", live=False)
    page = make_content(slug="more", title="รายละเอียด", parent=about)
    titles = [title for title, _url in Furniture(RequestFactory().get("/"), page).breadcrumbs]
    assert titles == ["หน้าแรก", "รายละเอียด"]


@pytest.mark.django_db
def test_mirror_of_an_untranslated_page_says_so(home, english_home, english, make_content, client):
    make_content(slug="about").copy_for_translation(english, alias=True)
    html = client.get("/en/about/").content.decode()
    assert "This page has not been translated yet." in html
    assert '<article class="article wrap" lang="th">' in html
