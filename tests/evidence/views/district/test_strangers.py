"""Whom the pages of a district answer 404."""

import pytest

from accounts.roles import Role
from areas.models import Membership
from evidence.domain.filing import add_link
from evidence.domain.reporting import submit
from support.district_pages import requirement_of, url
from support.kpi import make_district, make_submission
from support.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder", "signed_in")]


PAGES = [
    ("get", "district_round", {}),
    ("get", "district_criterion", {"number": 1}),
    ("post", "district_criterion", {"number": 1}),
    ("get", "district_challenge", {}),
    ("post", "district_challenge", {}),
    ("get", "district_submit", {}),
    ("post", "district_submit", {}),
    ("post", "district_withdraw", {}),
]


@pytest.mark.parametrize(("method", "name", "kwargs"), PAGES)
@pytest.mark.parametrize(
    "make_stranger",
    [
        lambda: make_user(Role.DISTRICT_OFFICER, district=make_district()),
        lambda: make_user(Role.EVALUATOR),
        lambda: make_user(Role.PROGRAMME_ADMIN),
        make_user,
    ],
    ids=["another district", "evaluator", "programme admin", "no role"],
)
def test_pages_of_a_district_are_404_to_anyone_else(
    client, round, district, officer, method, name, kwargs, make_stranger
):
    submission = make_submission(round, district, by=officer)
    submit(submission=submission, by=officer, confirm_missing=True)
    client.force_login(make_stranger())
    assert getattr(client, method)(url(name, round, district, **kwargs)).status_code == 404


def test_pages_of_a_district_are_404_to_a_former_officer(client, round, district, officer):
    Membership.objects.filter(user=officer).update(since="2020-01-01", until="2020-12-31")
    assert client.get(url("district_round", round, district)).status_code == 404


def test_pages_ask_a_visitor_to_sign_in(client, round, district):
    client.logout()
    answer = client.get(url("district_round", round, district))
    assert answer["Location"].startswith("/accounts/login/?next=/intranet/")


def test_pages_stay_in_no_cache(client, round, district):
    answer = client.get(url("district_round", round, district))
    assert "no-store" in answer["Cache-Control"]


def test_items_of_another_district_cannot_be_removed_through_ones_own_pages(
    client, round, district
):
    foreign = make_submission(round)
    item = add_link(
        submission=foreign,
        requirement=requirement_of(round),
        url="example.org",
        by=make_user(),
    )
    make_submission(round, district)
    answer = client.post(url("district_remove", round, district, uid=item.uid))
    assert answer.status_code == 404
    item.refresh_from_db()
    assert item.removed_at is None


def test_receipt_of_another_district_is_404(client, round):
    foreign = make_submission(round)
    version = submit(submission=foreign, by=make_user(), confirm_missing=True)
    assert client.get(f"/intranet/receipts/{version.receipt_number}/").status_code == 404
