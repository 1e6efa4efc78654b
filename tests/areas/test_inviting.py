"""Accounts are made without a password, and work is handed over without losing a name."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.log_actions import registry

from accounts.links import issue
from accounts.roles import Role
from areas.inviting import Invitee, hand_over, invite
from areas.people import AccountState, accounts, places_of
from areas.queries import districts_of, officers_of
from support.evaluation import make_admin
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_admin()


def an_officer(district, username="officer.1", **fields):
    given = {"first_name": "สมมุติ", "last_name": "ทดสอบ", "email": "office@example.org"} | fields
    return Invitee(role=Role.DISTRICT_OFFICER, username=username, district=district, **given)


def test_invited_officer_belongs_to_the_district_and_cannot_sign_in_yet(by, make_district, frozen):
    district = make_district()
    user = invite(invitee=an_officer(district), by=by)
    assert list(districts_of(user)) == [district]
    assert (user.roles, user.has_usable_password()) == ({Role.DISTRICT_OFFICER}, False)
    [entry] = registry.get_logs_for_instance(user)
    assert (entry.action, entry.user, entry.data["username"]) == (
        "accounts.invited",
        by,
        "officer.1",
    )


def test_two_accounts_share_a_mailbox(by, make_district):
    district = make_district()
    people = [invite(invitee=an_officer(district, f"officer.{n}"), by=by) for n in (1, 2)]
    assert {person.email for person in people} == {"office@example.org"}


@pytest.mark.parametrize("name", ["officer.1", "OFFICER.1"])
def test_user_name_is_taken_in_capitals_too(by, make_district, name):
    district = make_district()
    invite(invitee=an_officer(district), by=by)
    with pytest.raises(ValidationError) as refusal:
        invite(invitee=an_officer(district, name), by=by)
    assert list(refusal.value.message_dict) == ["username"]


def test_each_role_has_its_own_kind_of_place(make_district):
    district = make_district()
    wrong = {
        (Role.DISTRICT_OFFICER, None, None): ["district"],
        (Role.DISTRICT_OFFICER, district, None): [],
        (Role.DISTRICT_OFFICER, district, district.region): ["region"],
        (Role.REGION_SUPERVISOR, None, None): ["region"],
        (Role.REGION_SUPERVISOR, None, district.region): [],
        (Role.EVALUATOR, None, None): [],
        (Role.EVALUATOR, district, None): ["district"],
        (Role.PROGRAMME_ADMIN, None, district.region): ["region"],
    }
    facts = {"username": "x", "first_name": "ก", "last_name": "ข"}
    assert {
        key: [*Invitee(role=key[0], district=key[1], region=key[2], **facts).problems(set())]
        for key in wrong
    } == wrong


def test_handing_over_ends_one_day_and_begins_the_next(by, make_district, frozen):
    district = make_district()
    leaver = make_user(Role.DISTRICT_OFFICER, district=district)
    membership = leaver.memberships.get()
    successor = hand_over(
        membership=membership,
        until=date(2026, 1, 31),
        successor=an_officer(district, "officer.2"),
        by=by,
    )
    who = {day: set(officers_of(district, date(2026, *day))) for day in [(1, 31), (2, 1)]}
    assert who == {(1, 31): {leaver}, (2, 1): {successor}}


def test_handing_over_looks_back_without_a_gap_before_today(by, make_district, frozen):
    district = make_district()
    leaver = make_user(Role.DISTRICT_OFFICER, district=district)
    leaver.memberships.update(since="2025-10-01")
    membership = leaver.memberships.get()
    until = date(2025, 12, 31)
    user = hand_over(membership=membership, until=until, successor=an_officer(district), by=by)
    assert user.memberships.get().since == date(2026, 1, 15)


def test_refused_successor_leaves_the_membership_open(by, make_district, frozen):
    district = make_district()
    leaver = make_user(Role.DISTRICT_OFFICER, district=district, username="officer.1")
    with pytest.raises(ValidationError):
        hand_over(
            membership=leaver.memberships.get(),
            until=date(2026, 1, 31),
            successor=an_officer(district),
            by=by,
        )
    assert leaver.memberships.get().until is None


def test_ended_membership_is_not_handed_over_again(by, make_district, frozen):
    leaver = make_user(Role.DISTRICT_OFFICER, district=make_district())
    membership = leaver.memberships.get()
    hand_over(membership=membership, until=date(2026, 1, 31), by=by)
    with pytest.raises(ValidationError):
        hand_over(membership=membership, until=date(2026, 2, 28), by=by)


def test_list_of_accounts_says_how_far_each_is(by, make_district, frozen, client):

    district = make_district()
    waiting = invite(invitee=an_officer(district, "a"), by=by)
    invited = invite(invitee=an_officer(district, "b"), by=by)
    issue(user=invited, purpose="invitation", by=by)
    closed = make_user(is_active=False)
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    states = {user: user.state for user in accounts()}
    assert states == {
        waiting: AccountState.WAITING,
        invited: AccountState.INVITED,
        closed: AccountState.CLOSED,
        by: AccountState.ACTIVE,
    }
    assert places_of(accounts().get(pk=waiting.pk)) == [str(district)]
