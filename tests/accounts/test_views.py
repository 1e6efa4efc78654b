import pytest

from accounts.links import issue
from accounts.models import AccountLink
from accounts.roles import Role
from config.roles import load_roles
from support.evaluation import make_admin
from support.people import make_user

pytestmark = pytest.mark.django_db


def test_admin_asks_a_visitor_to_sign_in_and_come_back(client):
    answer = client.get("/admin/reports/", follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/login/?next=/admin/reports/"


def test_admin_sends_an_officer_to_the_intranet(client):
    client.force_login(make_user(Role.DISTRICT_OFFICER))
    answer = client.get("/admin/", follow=True)
    assert (answer.redirect_chain[-1][0], answer.status_code) == ("/intranet/", 200)


@pytest.mark.parametrize(
    ("role", "landing"),
    [
        (Role.DISTRICT_OFFICER, "/intranet/"),
        (Role.REGION_SUPERVISOR, "/intranet/"),
        (Role.PERSONNEL_VIEWER, "/intranet/"),
        (Role.EVALUATOR, "/admin/"),
        (Role.EDITOR, "/admin/"),
        (Role.MODERATOR, "/admin/"),
        (Role.PROGRAMME_ADMIN, "/admin/"),
    ],
)
def test_signing_in_leads_to_the_roles_own_place(client, role, landing):
    load_roles()
    make_user(role, username="somebody", password="a long password")
    answer = client.post("/accounts/login/", {"login": "somebody", "password": "a long password"})
    assert answer["Location"] == landing


def test_invitation_is_one_way_from_the_link_to_the_intranet(client):
    load_roles()
    officer = make_user(Role.DISTRICT_OFFICER, username="krabi.1", password=None)
    token = issue(user=officer, purpose=AccountLink.Purpose.INVITATION, by=make_admin()).token
    given = {f"new_password{number}": "ทางไกลกลางทุ่ง" for number in (1, 2)}
    answer = client.post(f"/accounts/link/{token}/", given, follow=True)
    assert (answer.redirect_chain, answer.context["user"]) == ([("/intranet/", 302)], officer)
    assert "“krabi.1”" in str(next(iter(answer.context["messages"])))


def test_signing_up_is_closed(client):
    answer = client.post(
        "/accounts/signup/",
        {"username": "stranger", "password1": "a long password", "password2": "a long password"},
    )
    assert "account/signup_closed.html" in [template.name for template in answer.templates]
