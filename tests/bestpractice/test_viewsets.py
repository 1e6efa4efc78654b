"""Practices and techniques in the Wagtail admin."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from accounts.roles import Role
from bestpractice.models import BestPracticePage, Technique
from bestpractice.roles import PERMISSIONS
from config.roles import permission_named

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client(client):
    """A superuser who reads the admin in English."""
    user = get_user_model().objects.create_superuser("root")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def headings(response):
    table = re.search(r"<thead>.*?</thead>", response.text, flags=re.S).group()
    return [
        " ".join(re.sub(r"<[^>]+>", " ", cell).split())
        for cell in re.findall(r"<th.*?</th>", table, flags=re.S)
    ]


def test_explorer_lists_practices_with_their_own_columns(
    admin_client, library, make_practice, places
):
    make_practice(places.krabi, fiscal_year=2022, level="district")
    response = admin_client.get(f"/admin/pages/{library.pk}/")
    with translation.override("th"):
        columns = [
            str(column.label)
            for column in response.context["table"].columns.values()
            if column.name in {"district", "get_level_display", "fiscal_year_shown", "is_showcase"}
        ]
    assert len(columns) == 4
    assert set(columns) < set(headings(response))
    assert "2565" in response.text


def test_explorer_reads_districts_with_the_pages(admin_client, library, make_practice, places):
    """wagtail-localize asks twice a row whether a translation is missing; we ask for nothing."""
    for district in (places.krabi, places.trang, places.loei):
        make_practice(district)
    with CaptureQueriesContext(connection) as captured:
        response = admin_client.get(f"/admin/pages/{library.pk}/")
    assert str(places.loei) in response.text
    of_districts = [q["sql"] for q in captured if 'FROM "areas_district"' in q["sql"]]
    assert of_districts == []


@pytest.mark.parametrize(("language", "shown"), [("th", 2565), ("en", 2022)])
def test_form_shows_the_year_in_the_era_of_the_reader(make_practice, places, language, shown):
    practice = make_practice(places.krabi, fiscal_year=2022)
    form_class = BestPracticePage.get_edit_handler().get_form_class()
    with translation.override(language):
        assert form_class(instance=practice)["fiscal_year"].value() == shown


@pytest.mark.parametrize(("typed", "kept"), [("2565", 2022), ("2022", 2022), ("", None)])
def test_form_takes_years_of_both_eras(make_practice, places, typed, kept):
    practice = make_practice(places.krabi)
    form_class = BestPracticePage.get_edit_handler().get_form_class()
    data = nested_form_data(
        {
            "title": "ผลงาน",
            "slug": practice.slug,
            "level": "district",
            "district": places.krabi.pk,
            "fiscal_year": typed,
            "background": rich_text(""),
            **{name: streamfield([]) for name in practice.get_streamfield_names()},
            "technique_links": inline_formset([]),
            "work_area_links": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    form = form_class(data, instance=practice, parent_page=practice.get_parent())
    assert form.errors == {}
    assert form.cleaned_data["fiscal_year"] == kept


def test_editor_of_both_languages_opens(admin_client, make_practice, translated, places):
    thai = make_practice(places.krabi)
    english = translated(thai, "Work")
    answers = [
        admin_client.get(f"/admin/pages/{page.pk}/edit/").status_code for page in (thai, english)
    ]
    assert answers == [200, 200]


def test_techniques_are_listed(admin_client, make_technique):
    make_technique("pdca", name_th="พีดีซีเอ")
    response = admin_client.get("/admin/snippets/bestpractice/technique/")
    assert "พีดีซีเอ" in response.text


def test_roles_name_permissions_that_exist():
    names = sorted({name for names in PERMISSIONS.values() for name in names})
    assert [permission_named(name).codename for name in names] == [
        "add_technique",
        "change_technique",
        "delete_technique",
    ]
    assert set(PERMISSIONS) == {Role.EDITOR, Role.MODERATOR, Role.PROGRAMME_ADMIN}


def test_techniques_are_listed_in_thai_order(admin_client, make_technique):
    names = ["กานดา", "เกม", "ขยาย", "แข่ง", "จับคู่", "ใจ"]
    for number, name in enumerate(reversed(names)):
        make_technique(f"t{number}", name_th=name)
    answer = admin_client.get("/admin/snippets/bestpractice/technique/")
    assert [technique.name_th for technique in answer.context["page_obj"]] == names
    assert [technique.name_th for technique in Technique.objects.all()] == names
