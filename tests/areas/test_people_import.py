"""Accounts from a sheet: every cell judged, nothing saved before it is confirmed."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from accounts.roles import Role
from areas.models import Membership
from files import sandbox
from support.evaluation import make_admin
from support.people import set_language
from support.queries import exact_queries
from support.sandbox import run_here
from support.worksheets import hostile, workbook

pytestmark = pytest.mark.django_db

HEADINGS = ["ชื่อผู้ใช้", "ชื่อ", "นามสกุล", "โทรศัพท์", "อีเมล", "บทบาท", "เขต", "เขตตรวจราชการ"]
CODE = "district-import"


@pytest.fixture
def district(make_district):
    return make_district(code=CODE)


@pytest.fixture(autouse=True)
def same_process(request, monkeypatch):
    """Only what a hostile file does is worth a process of its own."""
    if "hostile" not in request.node.name:
        monkeypatch.setattr(sandbox, "run", run_here)


@pytest.fixture
def admin():
    return make_admin(username="admin.1")


@pytest.fixture
def english(admin):
    set_language(admin, "en")
    with translation.override("en"):
        yield


@pytest.fixture
def client(client, admin, district):
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    return client


def officer(*, username="", role="", district=CODE, region=None, **cells):
    person = {"first": "สมมุติ", "last": "ทดสอบ", "phone": 812345678, "email": "o@example.org"}
    person |= cells
    return [username, *person.values(), role, district, region]


def upload(client, content):
    file = SimpleUploadedFile("accounts.xlsx", content)
    return client.post("/admin/people/import/", {"file": file})


def problems(answer):
    """{(row, column): sentence} of the preview."""
    rows = answer.context["plan"].wrong_rows
    return {(row.number, name): text for row in rows for name, text in row.problems.items()}


def people():
    return get_user_model().objects.exclude(username="admin.1")


def test_confirmed_sheet_makes_the_accounts_with_their_places(client, district):
    content = workbook(
        HEADINGS,
        officer(),
        officer(username="Named", district=district.name_th),
        officer(role="ผู้กำกับติดตามเขตตรวจราชการ", username="r", district="", region="๐"),
        officer(role="evaluator", username="e", district="", email=""),
    )
    preview = upload(client, content)
    assert (problems(preview), people().count()) == ({}, 0)
    answer = client.post(
        "/admin/people/import/confirm/", {"plan": preview.context["signed"], "mail": "1"}
    )
    assert answer.status_code == 302
    made = {user.username: user for user in people()}
    assert {name: set(user.roles) for name, user in made.items()} == {
        f"{CODE}.1": {Role.DISTRICT_OFFICER},
        "Named": {Role.DISTRICT_OFFICER},
        "r": {Role.REGION_SUPERVISOR},
        "e": {Role.EVALUATOR},
    }
    assert Membership.objects.filter(district=district).count() == 2
    assert made["r"].region_memberships.get().region == district.region
    assert {user.phone for user in made.values()} == {"0812345678"}
    assert [letter.to for letter in mail.outbox] == [["o@example.org"]] * 3


#: name: (the row, {column: words of the sentence})
BAD_CELLS = {
    "text in a number cell": (officer(region="หก"), {"region": "is no whole number"}),
    "negative": (officer(region=-6), {"region": "negative"}),
    "formula": (officer(first="=A1"), {"first_name": "formula"}),
    "wrong district": (officer(district="no-such"), {"district": "There is no district"}),
    "no district": (officer(district=""), {"username": "Enter", "district": "needs a district"}),
    "unknown role": (officer(role="แม่บ้าน"), {"role": "There is no role"}),
    "no name": (officer(first=None), {"first_name": "empty"}),
    "no address": (officer(email="somebody"), {"email": "no e-mail address"}),
    "a taken name": (officer(username="ADMIN.1"), {"username": "taken"}),
    "a name with a blank": (officer(username="a b"), {"username": "Enter a valid username"}),
    "region that is not there": (officer(region=77), {"region": "no inspection region 77"}),
    "a region for an officer": (officer(region=0), {"region": "Only region supervisors"}),
}


@pytest.mark.parametrize("name", BAD_CELLS)
def test_bad_cell_is_named_in_words_and_nothing_is_saved(client, english, name):
    row, expected = BAD_CELLS[name]
    answer = upload(client, workbook(HEADINGS, officer(), row))
    found = problems(answer)
    assert {key: expected[key[1]] in text for key, text in found.items()} == {
        (3, column): True for column in expected
    }
    assert (answer.context["signed"], people().count()) == ("", 0)


def test_the_same_name_twice_is_named_with_its_row(client, english):
    answer = upload(client, workbook(HEADINGS, officer(username="a"), officer(username="A")))
    assert problems(answer) == {(3, "username"): "The same user name stands in row 2."}


def test_thai_digits_and_blanks_are_read_and_said(client, english):
    row = officer(role="region_supervisor", username="r", district="", region="๐", last="ท้าย  ")
    answer = upload(client, workbook(HEADINGS, row))
    [(row, invitee, _cells)] = answer.context["rows"]
    assert row.remarks == {
        "region": "Thai digits, read as 0.",
        "last_name": "Blanks around the text are left out.",
    }
    assert (invitee.last_name, invitee.region.number, people().count()) == ("ท้าย", 0, 0)


SHEETS = {
    "merged cells": ({"merged": ["A2:B2"]}, "Cells are merged: A2:B2."),
    "extra sheet": ({"other": "ก"}, "Other sheets hold data too: อื่น."),
}


@pytest.mark.parametrize("name", SHEETS)
def test_confusing_sheet_is_refused_in_words(client, english, name):
    options, sentence = SHEETS[name]
    answer = upload(client, workbook(HEADINGS, officer(), **options))
    [said] = answer.context["form"].errors["file"]
    assert (said.startswith(sentence), people().count()) == (True, 0)


def test_missing_headings_are_named(client, english):
    answer = upload(client, workbook(["ชื่อ"], ["ก"]))
    assert answer.context["form"].errors["file"] == ["These headings are missing: นามสกุล"]


@pytest.mark.long  # tests/files/test_tables.py opens the same files with the same reader
def test_hostile_file_is_answered_in_words(client):
    for content, _code in hostile(HEADINGS, officer()).values():
        answer = upload(client, content)
        assert (answer.status_code, len(answer.context["form"].errors["file"])) == (200, 1)
    assert people().count() == 0


def test_preview_that_was_tampered_with_saves_nothing(client):
    signed = upload(client, workbook(HEADINGS, officer())).context["signed"]
    for given in ("", signed[:-1] + ("A" if signed[-1] != "A" else "B")):
        client.post("/admin/people/import/confirm/", {"plan": given})
    assert people().count() == 0


def test_confirmed_twice_saves_once(client):
    signed = upload(client, workbook(HEADINGS, officer(username="once"))).context["signed"]
    for _ in range(2):
        client.post("/admin/people/import/confirm/", {"plan": signed})
    assert people().count() == 1


def test_long_sheet_is_judged_in_few_queries(client, district):
    from areas.people_import import plan_import
    from areas.worksheets import Worksheet

    headings = tuple(["s", heading] for heading in HEADINGS)
    row = tuple(["s", cell] if cell else None for cell in map(str, officer()[:-1]))
    sheet = Worksheet(name="", rows=(headings, *[row] * 300))
    with exact_queries(3):
        plan = plan_import(sheet)
    assert [invitee.username for invitee in plan.outcomes] == [f"{CODE}.{n}" for n in range(1, 301)]


def test_empty_workbook_can_be_filled_in_and_read(client):
    empty = b"".join(client.get("/admin/people/import/workbook/").streaming_content)
    answer = upload(client, empty)
    assert len(answer.context["form"].errors["file"]) == 1  # headings understood, nobody in it
