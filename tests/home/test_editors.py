"""What editors see in the admin, and the page of components."""

from datetime import date

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation
from html5lib import HTMLParser
from wagtail import hooks

from accounts.roles import Role
from home.checks import forgotten
from support.messages import ROOT
from support.people import make_user


@pytest.fixture
def editor(client):
    user = make_user(Role.MODERATOR)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _sentences(page):
    with translation.override("en"):
        return list(forgotten(page))


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        ({}, []),
        ({"consent": "unknown"}, ["The cover is not shown: no consent is recorded for “ปก”."]),
        ({"alt_th": "", "alt_en": ""}, ["The cover “ปก” has no alt text."]),
    ],
)
@pytest.mark.django_db
def test_forgotten_of_the_cover(make_news, make_image, fields, sentences):
    page = make_news(cover=make_image(title="ปก", **fields))
    assert _sentences(page) == sentences


@pytest.mark.django_db
def test_forgotten_description(make_content):
    page = make_content()
    assert _sentences(page) == ["Search engines and shared links have no description of this page."]
    page.lead = "สาระของหน้า"
    assert _sentences(page) == []


@pytest.mark.django_db
def test_forgotten_consent_in_the_body(make_news, make_body, make_image):
    placed = {
        "image": make_image(title="ในเรื่อง", consent="withdrawn").pk,
        "alt_text": "ครู",
        "decorative": False,
    }
    page = make_news(body=make_body(photo={"image": placed, "caption": ""}))
    assert _sentences(page) == ["A picture is not shown: no consent is recorded for “ในเรื่อง”."]


@pytest.mark.django_db
def test_forgotten_alt_text_in_the_body(make_news, make_body, make_image):
    image = make_image(title="ในเรื่อง", alt_th="", alt_en="")
    placed = {"image": image.pk, "alt_text": "", "decorative": False}
    page = make_news(body=make_body(photo={"image": placed, "caption": ""}))
    assert _sentences(page) == ["The picture “ในเรื่อง” has no alt text."]
    placed["decorative"] = True
    page = make_news(body=make_body(photo={"image": placed, "caption": ""}))
    assert _sentences(page) == []


@pytest.mark.django_db
def test_forgotten_order_of_headings(make_news, make_body):
    page = make_news(body=make_body(heading={"text": "หัวข้อ", "level": "3"}))
    assert _sentences(page) == ["The first heading is of level 3: headings begin with level 2."]


@pytest.mark.django_db
def test_explorer_lists_news_with_its_columns(
    news_index, make_news, make_category, make_district, editor
):
    make_news(
        title="ข่าวเดียว",
        category=make_category("policy", name="นโยบาย"),
        district=make_district("krabi", region=6),
        date=date(2022, 2, 28),
    )
    html = editor.get(reverse("wagtailadmin_explore", args=[news_index.pk])).content
    table = HTMLParser(namespaceHTMLElements=False).parse(html).find(".//main//table")
    headings = [_text(cell) for cell in table.findall("./thead/tr/th")]
    rows = [[_text(cell) for cell in row.findall("./td")] for row in table.findall("./tbody/tr")]
    [row] = [row for row in rows if "ข่าวเดียว" in " ".join(row)]
    shown = dict(zip(headings, row, strict=False))
    assert {name: shown[name] for name in ("วันที่", "หมวดหมู่", "สำนักงานเขตพื้นที่การศึกษา")} == {
        "วันที่": "28 กุมภาพันธ์ 2565",
        "หมวดหมู่": "นโยบาย",
        "สำนักงานเขตพื้นที่การศึกษา": "สพป.krabi",
    }


def _text(cell):
    return " ".join("".join(cell.itertext()).split())


@pytest.mark.parametrize(("accept", "told"), [("text/html", 1), ("application/json", 0)])
@pytest.mark.django_db
def test_saving_a_draft_tells_what_was_forgotten_and_autosaving_does_not(
    make_content, accept, told
):
    page = make_content()
    with translation.override("en"):
        sentence = "Search engines and shared links have no description of this page."
        assert list(forgotten(page)) == [sentence]
    request = RequestFactory().post("/", headers={"accept": accept})
    request._messages = CookieStorage(request)
    for hook in hooks.get_hooks("after_edit_page"):
        hook(request, page)
    assert len(request._messages) == told


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (None, 302),
        (Role.DISTRICT_OFFICER, 404),
        (Role.EVALUATOR, 404),
        (Role.EDITOR, 200),
        (Role.MODERATOR, 200),
        (Role.PROGRAMME_ADMIN, 200),
    ],
)
@pytest.mark.django_db
def test_components_are_shown_to_editors(home, client, role, status):
    if role:
        client.force_login(make_user(role), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/styleguide/").status_code == status


@pytest.mark.django_db
def test_every_component_is_among_those_shown(home, client):
    client.force_login(make_user(Role.EDITOR), backend="django.contrib.auth.backends.ModelBackend")
    shown = {template.name for template in client.get("/styleguide/").templates}
    folder = ROOT / "templates"
    components = {f"{path.relative_to(folder)}" for path in folder.glob("components/*.html")}
    assert components - shown == set()


@pytest.mark.django_db
def test_category_in_use_is_not_deleted(make_news, make_category, editor):
    category = make_category("policy")
    make_news(category=category)
    response = editor.post(reverse("wagtailsnippets_home_newscategory:delete", args=[category.pk]))
    assert response.status_code == 302
    assert type(category).objects.filter(pk=category.pk).exists()
