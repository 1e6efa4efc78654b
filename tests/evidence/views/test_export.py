"""The download of a round: for programme admins alone."""

import io
from email.message import Message
from urllib.parse import unquote

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from evidence.views.export import XLSX
from support.evaluation import make_admin, make_evaluator, make_sent
from support.kpi import make_round
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(frozen):
    return make_round(fiscal_year=2026)


@pytest.fixture
def url(round):
    return reverse("evidence_round_export", args=[round.pk])


def exports():
    return ModelLogEntry.objects.filter(action="evidence.exported").count()


def test_programme_admin_downloads_the_round(client, round, url):
    make_sent(round)
    client.force_login(make_admin())
    response = client.get(url)
    headers = Message()
    headers["Content-Disposition"] = response["Content-Disposition"]
    name = headers.get_filename()
    workbook = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    assert (response.status_code, response["Content-Type"]) == (200, XLSX)
    assert response["Cache-Control"] == ("max-age=0, no-cache, no-store, must-revalidate, private")
    assert headers.get_content_disposition() == "attachment"
    assert unquote(name) == "พาน้องกลับมาเรียน รอบ 6 เดือน 2569 (15 ม.ค. 69).xlsx"
    assert [sheet.max_row for sheet in workbook] == [2, 2, 1, 16]
    assert exports() == 1


def test_content_length_is_told(client, url):
    client.force_login(make_admin())
    response = client.get(url)
    assert int(response["Content-Length"]) == len(b"".join(response.streaming_content))


def test_visitor_is_sent_to_sign_in(client, url):
    response = client.get(url)
    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={url}")


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR])
def test_export_does_not_exist_for_others_in_the_admin(client, url, role):
    client.force_login(make_user(role))
    assert client.get(url).status_code == 404


def test_export_does_not_exist_for_evaluators(client, url):
    client.force_login(make_evaluator())
    assert client.get(url).status_code == 404
    assert exports() == 0


@pytest.mark.parametrize(
    "role", [Role.DISTRICT_OFFICER, Role.REGION_SUPERVISOR, Role.PERSONNEL_VIEWER]
)
def test_admin_is_closed_to_those_who_do_not_work_in_it(client, url, role):
    client.force_login(make_user(role))
    response = client.get(url)
    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={url}")


def test_superuser_without_the_role_is_no_programme_admin(client, url):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    assert client.get(url).status_code == 404


def test_round_that_does_not_exist_is_404_and_post_is_not_an_export(client, round, url):
    client.force_login(make_admin())
    there_is_none = reverse("evidence_round_export", args=[round.pk + 99])
    assert (client.get(there_is_none).status_code, client.post(url).status_code) == (404, 405)
    assert exports() == 0
