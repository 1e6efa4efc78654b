import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import translation

from home.furniture import Furniture
from home.models import MenuItem


@pytest.fixture
def add_link(site_settings):
    def add(**fields):
        fields = {"menu": "main", "text_th": "ลิงก์", **fields}
        return MenuItem.objects.create(
            site_settings=site_settings, sort_order=MenuItem.objects.count(), **fields
        )

    return add


def _links(language="th", path=None, menu="main"):
    with translation.override(language):
        request = RequestFactory().get(path or ("/" if language == "th" else "/en/"))
        return [(link.text, link.url, link.language) for link in Furniture(request).menus[menu]]


@pytest.mark.django_db
def test_link_to_a_page_leads_to_its_translation(
    home, english_home, make_content, translate, add_link
):
    about = make_content(slug="about")
    translate(about)
    add_link(text_th="เกี่ยวกับ", text_en="About", page=about)
    assert _links() == [("เกี่ยวกับ", "/about/", "th")]
    assert _links("en") == [("About", "/en/about/", "en")]


@pytest.mark.django_db
def test_untranslated_link_stays_and_says_its_language(home, english_home, make_content, add_link):
    add_link(text_th="เกี่ยวกับ", page=make_content(slug="about"))
    assert _links("en") == [("เกี่ยวกับ", "/about/", "th")]


@pytest.mark.django_db
def test_link_to_a_draft_is_left_out(home, make_content, add_link):
    add_link(page=make_content(live=False))
    assert _links() == []


@pytest.mark.parametrize(
    ("address", "in_thai", "in_english"),
    [
        ("/search/", "/search/", "/en/search/"),
        ("https://www.obec.go.th/", "https://www.obec.go.th/", "https://www.obec.go.th/"),
    ],
)
@pytest.mark.django_db
def test_address_keeps_to_the_language(home, add_link, address, in_thai, in_english):
    add_link(address=address)
    assert [_links()[0][1], _links("en")[0][1]] == [in_thai, in_english]


@pytest.mark.parametrize("address", ["statistics", "javascript:alert(1)", "ftp://x/"])
def test_address_begins_as_an_address_does(address):
    with pytest.raises(ValidationError, match="https://"):
        MenuItem(text_th="ลิงก์", address=address).clean()


@pytest.mark.parametrize("both", [True, False])
@pytest.mark.django_db
def test_link_has_a_page_or_an_address(home, site_settings, both):
    item = MenuItem(
        site_settings=site_settings,
        text_th="ลิงก์",
        page=home if both else None,
        address="/search/" if both else "",
    )
    with pytest.raises(ValidationError):
        item.full_clean()


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/news/", "page"), ("/news/one/", "true"), ("/", ""), ("/newsletter/", "")],
)
@pytest.mark.django_db
def test_menu_marks_where_one_is(home, add_link, path, expected):
    add_link(address="/news/")
    (link,) = Furniture(RequestFactory().get(path)).menus["main"]
    assert link.is_current == expected


@pytest.mark.parametrize(
    ("shown", "language", "text"),
    [(True, "th", "เปิดรับรายงาน"), (True, "en", "Open"), (False, "th", "")],
)
@pytest.mark.django_db
def test_announcement_is_shown_while_switched_on(site_settings, shown, language, text):
    site_settings.announcement_th, site_settings.announcement_en = "เปิดรับรายงาน", "Open"
    site_settings.show_announcement = shown
    with translation.override(language):
        assert site_settings.announcement == text


@pytest.mark.django_db
def test_announcement_leads_to_its_page(home, client, make_content, site_settings, add_link):
    site_settings.show_announcement = True
    site_settings.announcement_th = "เปิดรับรายงาน"
    site_settings.announcement_page = make_content(slug="round")
    site_settings.save()
    add_link(address="/search/")
    html = client.get("/").content.decode()
    assert '<p>เปิดรับรายงาน <a href="/round/">' in html


@pytest.mark.django_db
def test_settings_need_no_menu(home, site_settings):
    assert Furniture(RequestFactory().get("/")).settings == site_settings
