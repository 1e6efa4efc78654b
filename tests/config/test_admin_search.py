"""Every list and chooser of ours in the admin finds Thai as the site's search does."""

import itertools

import pytest

from accounts.roles import Role
from areas.models import Membership, NotifiedCount, School
from evidence.domain.reporting import submit
from evidence.models import Assignment, Extension
from support import kpi
from support.evaluation import make_evaluator
from support.kpi import make_district, make_round, make_submission
from support.people import UserFactory, make_user
from thai.models import SynonymGroup

NAME = "ลุ่มน้ำสมมุติ เขต 7"
TYPED = {
    "inner word": "น้ำสม",
    "Thai digits": "เขต ๗",
    "misspelt ํา": "ลุ่มนํ้าสมมุติ",
    "synonym": "สมมุติธารา",
    "two words": "7 น้ำสม",
}
OFFICES = ["สพป.ลุ่มน้ำสมมุติ เขต 7", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาลุ่มน้ำสมมุติ"]
OF_DISTRICTS = [
    "/admin/districts/results/",
    "/admin/schools/results/",
    "/admin/memberships/results/",
    "/admin/notified_counts/results/",
    "/admin/kpi/extensions/results/",
    "/admin/kpi/assignments/results/",
    "/admin/evaluation/results/",
    "/admin/district_chooser/results/",
]
OF_PEOPLE = ["/admin/people/results/", "/admin/users/results/"]


@pytest.fixture
def _no_other_seven(monkeypatch):
    """Numbers in invented names have no 7: only the name that we look for has one."""
    UserFactory.reset_sequence(1000)
    monkeypatch.setattr(kpi, "_numbers", itertools.count(100))


@pytest.fixture
def _rows(db, _no_other_seven):
    """Two of everything, one of them with our name."""
    SynonymGroup.objects.create(text="ลุ่มน้ำสมมุติ\nสมมุติธารา")
    round = make_round()
    evaluator = make_evaluator()
    admin = make_user(is_superuser=True)
    for name in [NAME, "อื่น"]:
        district = make_district()
        district.name_th = f"สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{name}"
        district.short_th = f"สพป.{name}"
        district.save()
        School.objects.create(district=district, code=name[:5], name_th=f"โรงเรียน{name}")
        first, _, last = name.partition(" ")
        user = make_user(first_name=first, last_name=last or first)
        Membership.objects.create(user=user, district=district)
        NotifiedCount.objects.create(
            district=district, fiscal_year=2026, source="eef", as_of="2026-01-01", count=1
        )
        Extension.objects.create(
            round=round,
            district=district,
            until=round.closes_at,
            reason="ทดสอบ",
            granted_by=admin,
        )
        submission = make_submission(round, district, by=user)
        submit(submission=submission, by=user, confirm_missing=True)
        Assignment.objects.create(submission=submission, evaluator=evaluator, assigned_by=admin)


def found(client, url, typed):
    context = client.get(url, {"q": typed}).context
    rows = context["results"] if "results" in context else context["object_list"]
    return len(rows)


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize("url", [*OF_DISTRICTS, *OF_PEOPLE])
def test_list_finds_what_the_sites_search_finds(client, url):
    admin = make_user(Role.PROGRAMME_ADMIN, is_superuser=True)
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    typed = [*TYPED.values(), *(OFFICES if url in OF_DISTRICTS else [])]
    assert {text: found(client, url, text) for text in typed} == dict.fromkeys(typed, 1)
    assert found(client, url, "ไม่มีชื่อนี้") == 0
