"""The screens of accounts, for programme admins."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail

from accounts.links import find
from accounts.models import AccountLink
from accounts.qr import qr_image
from accounts.roles import Role
from support.evaluation import make_admin
from support.people import make_user
from support.queries import assert_list_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_admin(username="admin")


@pytest.fixture
def client(client, admin):
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    return client


def token_in(answer):
    return answer.context["address"].rstrip("/").rpartition("/")[2]


def test_list_has_the_same_queries_at_any_length(client, make_district):
    district = make_district()

    def add(number):
        for _ in range(number):
            make_user(Role.DISTRICT_OFFICER, district=district)

    assert_list_queries(lambda: client.get("/admin/people/results/"), add, 11)


def test_invitation_is_handed_over_on_the_screen_once(client, make_district):
    district = make_district(code="krabi")
    given = {
        "role": "district_officer",
        "district": district.pk,
        "first_name": "สมมุติ",
        "last_name": "ทดสอบ",
        "delivery": "hand",
    }
    answer = client.post("/admin/people/invite/", given)
    person = get_user_model().objects.get(username="krabi.1")
    assert find(token_in(answer)).user == person
    assert answer.context["qr"] == qr_image(answer.context["address"])
    assert (
        len(mail.outbox),
        token_in(answer) in str(client.get(f"/admin/people/{person.pk}/").content),
    ) == (0, False)


def test_invitation_by_mail_needs_an_address(client, make_district):
    given = {
        "role": "evaluator",
        "username": "e",
        "first_name": "สมมุติ",
        "last_name": "ทดสอบ",
        "delivery": "mail",
    }
    answer = client.post("/admin/people/invite/", given)
    assert list(answer.context["form"].errors) == ["email"]
    client.post("/admin/people/invite/", given | {"email": "e@example.org"})
    assert [letter.to for letter in mail.outbox] == [["e@example.org"]]


def test_new_password_by_staff_is_a_link_of_its_own_kind(client):
    person = make_user(password="a password", email="p@example.org")
    client.post(f"/admin/people/{person.pk}/link/", {"mail": "1"})
    assert (AccountLink.objects.get().purpose, len(mail.outbox)) == ("password", 1)
    person.refresh_from_db()
    assert person.check_password("a password")


def test_handing_over_invites_the_successor(client, make_district):
    district = make_district(code="krabi")
    leaver = make_user(Role.DISTRICT_OFFICER, district=district)
    membership = leaver.memberships.get()
    membership.since = "2020-10-01"
    membership.save()
    answer = client.post(
        f"/admin/people/{leaver.pk}/hand-over/district/{membership.pk}/",
        {"until": "30/9/2565", "first_name": "ใหม่", "last_name": "ทดสอบ", "delivery": "hand"},
    )
    membership.refresh_from_db()
    assert (str(membership.until), find(token_in(answer)).user.username) == (
        "2022-09-30",
        "krabi.1",
    )


def test_account_closes_and_opens_but_never_one_s_own(client, admin):
    person = make_user()
    states = []
    for _ in range(2):
        client.post(f"/admin/people/{person.pk}/close/")
        person.refresh_from_db()
        states.append(person.is_active)
    client.post(f"/admin/people/{admin.pk}/close/")
    admin.refresh_from_db()
    assert (states, admin.is_active) == ([False, True], True)


def test_superuser_is_out_of_reach(client):
    boss = make_user(is_superuser=True)
    answers = [
        client.post(f"/admin/people/{boss.pk}/{verb}/").status_code for verb in ("link", "close")
    ]
    boss.refresh_from_db()
    assert (answers, boss.is_active, boss.links.count()) == ([302, 302], True, 0)


@pytest.mark.parametrize("query", [{}, {"ordering": "first_name"}])
def test_accounts_are_listed_in_thai_order(client, query):
    names = ["เกศินี", "แก้วใจ", "ขวัญ", "เขมิกา", "จันทร์", "ใจดี"]
    for name in reversed(names):
        make_user(Role.EVALUATOR, first_name=name)
    answer = client.get("/admin/people/results/", query)
    listed = [person.first_name for person in answer.context["page_obj"]]
    assert [name for name in listed if name in names] == names
