"""In the demo every page says that its data is invented; elsewhere none does."""

import pytest

from accounts.roles import Role
from config.roles import load_roles
from support.people import make_user

pytestmark = pytest.mark.django_db
MARK = "ข้อมูลสมมุติเพื่อสาธิต"


@pytest.mark.parametrize("demo", [True, False])
@pytest.mark.parametrize(
    ("role", "path"),
    [
        (Role.PROGRAMME_ADMIN, "/admin/"),
        (Role.EVALUATOR, "/admin/evaluation/"),
        (Role.DISTRICT_OFFICER, "/intranet/"),
        (None, "/accounts/login/"),
        (None, "/statistics/"),
    ],
)
def test_page_bears_the_mark_in_the_demo_alone(client, settings, demo, role, path):
    settings.DEMO = demo
    load_roles()
    if role:
        client.force_login(make_user(role))
    answer = client.get(path)
    assert answer.status_code == 200
    assert (MARK in answer.content.decode()) is demo
