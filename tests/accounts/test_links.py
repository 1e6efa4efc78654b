"""One-time links: used once, for a while, by whoever holds them."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import timezone

from accounts.letters import address_of
from accounts.links import LinkRefused, find, issue, redeem
from accounts.models import AccountLink
from accounts.roles import Role
from accounts.tasks import send_link_to
from support.evaluation import make_admin
from support.people import make_user

PASSWORD = "ทางไกลกลางทุ่ง"
INVITATION = AccountLink.Purpose.INVITATION


@pytest.fixture
def issued(db, frozen):
    return issue(user=make_user(username="krabi.1"), purpose=INVITATION, by=make_admin())


def _code(call):
    with pytest.raises(LinkRefused) as refusal:
        call()
    return refusal.value.code


def test_link_works_until_its_last_second(issued, frozen):
    end = issued.link.expires_at
    assert find(issued.token, end - timedelta(seconds=1)) == issued.link
    assert _code(lambda: find(issued.token, end)) == "expired"
    assert end - issued.link.issued_at == timedelta(days=14)


def test_link_works_once(issued):
    user = redeem(token=issued.token, password=PASSWORD)
    assert (user.username, user.check_password(PASSWORD)) == ("krabi.1", True)
    assert _code(lambda: redeem(token=issued.token, password="another long one")) == "used"
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_newer_link_ends_the_older(issued):
    newer = issue(user=issued.link.user, purpose=INVITATION, by=make_admin())
    assert _code(lambda: find(issued.token)) == "revoked"
    assert find(newer.token) == newer.link


def test_secret_is_not_stored(issued):
    stored = " ".join(str(value) for value in AccountLink.objects.values().get().values())
    assert issued.token not in stored


def test_closed_account_and_unknown_link_are_refused(issued):
    issued.link.user.is_active = False
    issued.link.user.save()
    assert _code(lambda: find(issued.token)) == "inactive"
    assert _code(lambda: find("made-up")) == "unknown"


def test_weak_password_leaves_the_link_open(issued):
    with pytest.raises(ValidationError):
        redeem(token=issued.token, password="1234567890")
    assert find(issued.token) == issued.link


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_redeem_at_once_one_succeeds():
    issued = issue(user=make_user(), purpose=INVITATION, by=make_admin())
    start, outcomes = Barrier(10), []

    def try_it(number):
        start.wait()
        try:
            redeem(token=issued.token, password=f"{PASSWORD} {number}")
            outcomes.append("saved")
        except LinkRefused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=try_it, args=[number]) for number in range(10)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(outcomes) == ["saved"] + ["used"] * 9


def test_opening_the_link_uses_nothing_up(issued, client):
    path = address_of(issued.token).removeprefix("http://testserver")
    assert [client.get(path).status_code for _ in range(3)] == [200, 200, 200]
    typed = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    answer = client.post(path, typed)
    assert answer["Location"] == "/intranet/"
    assert client.get(path).status_code == 410
    assert client.post("/accounts/login/", {"login": "krabi.1", "password": PASSWORD}).url == (
        "/intranet/"
    )


def test_letter_names_its_account_although_the_mailbox_is_shared(db):
    by = make_admin()
    people = [
        make_user(Role.DISTRICT_OFFICER, username=f"krabi.{n}", email="office@example.org")
        for n in (1, 2)
    ]
    for person in people:
        send_link_to.enqueue(person.pk, str(INVITATION), by.pk)
    assert [letter.to for letter in mail.outbox] == [["office@example.org"]] * 2
    for letter, person in zip(mail.outbox, people, strict=True):
        assert f"“{person.username}”" in letter.subject
        assert person.username in letter.body
    tokens = [letter.body.split("/accounts/link/")[1].split("/")[0] for letter in mail.outbox]
    assert [find(token).user for token in tokens] == people


def test_letter_that_cannot_be_sent_leaves_no_link(db, settings):
    settings.MAILERS = {"default": {"BACKEND": "support.mail.RefusingBackend"}}
    person = make_user(email="office@example.org")
    result = send_link_to.enqueue(person.pk, str(INVITATION), make_admin().pk)
    assert (str(result.status), AccountLink.objects.count()) == ("FAILED", 0)


def test_forgotten_password_of_a_shared_mailbox_writes_for_each_account(db, client):
    for number in (1, 2):
        make_user(username=f"krabi.{number}", email="office@example.org", password=PASSWORD)
    client.post("/accounts/password/reset/", {"email": "office@example.org"})
    assert sorted(
        name for letter in mail.outbox for name in ("krabi.1", "krabi.2") if name in letter.body
    ) == ["krabi.1", "krabi.2"]


def test_link_of_a_moment_ends_after_it_began(db):
    now = timezone.now()
    with pytest.raises(IntegrityError):
        AccountLink.objects.create(
            user=make_user(),
            purpose=INVITATION,
            digest="0" * 64,
            issued_at=now,
            issued_by=make_user(),
            expires_at=now,
        )
