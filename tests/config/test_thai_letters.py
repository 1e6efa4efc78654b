"""Letters and refusals read in Thai: what is sent by e-mail, and the pages of errors."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.views.defaults import server_error
from lxml import html
from wagtail.models import Page, Site, Workflow

from accounts.roles import Role
from support.common_era import common_era, common_years
from support.people import make_user
from support.untranslated import english_words, untranslated

NAMES = {"editor", "moderator"}
# The site calls itself by its host.
HOST = re.compile(r"(?<![/\w])testserver(?!/)")


def assert_thai(text):
    text = HOST.sub("", text)
    assert english_words(text, allowed=NAMES) == ()
    assert common_years(text, allowed=NAMES) == ()


def assert_thai_page(response):
    assert untranslated(response.content.decode()) == []
    assert common_era(response.content.decode()) == []


@pytest.fixture
def in_moderation(db):
    """A page that an editor sent to moderation, with the people of it."""
    editor = make_user(Role.EDITOR, email="editor@example.org")
    moderator = make_user(Role.MODERATOR, email="moderator@example.org")
    page = Site.objects.get().root_page.add_child(
        instance=Page(title="ข่าวของเขต", live=False, owner=editor)
    )
    page.save_revision(user=editor)
    with translation.override("th"):
        state = Workflow.objects.get().start(page, editor)
    return state, editor, moderator


def letters_since(number):
    assert len(mail.outbox) > number
    for letter in mail.outbox[number:]:
        yield from [letter.subject, letter.body]
        for alternative, _kind in letter.alternatives:
            yield html.fromstring(alternative).text_content()


def test_moderator_is_asked_in_thai(in_moderation):
    for text in letters_since(0):
        assert_thai(text)


@pytest.mark.parametrize("verb", ["approve", "reject"])
def test_editor_is_answered_in_thai(in_moderation, verb):
    state, _editor, moderator = in_moderation
    number = len(mail.outbox)
    with translation.override("th"):
        getattr(state.current_task_state.specific, verb)(user=moderator, comment="ดีแล้ว")
    for text in letters_since(number):
        assert_thai(text)


@pytest.mark.parametrize("known", [True, False])
def test_letter_of_a_forgotten_password_is_in_thai(client, db, known):
    if known:
        make_user(Role.EDITOR, email="editor@example.org")
    client.post(
        reverse("account_reset_password"),
        {"email": "editor@example.org"},
        headers={"accept-language": "th"},
    )
    for letter in mail.outbox:
        assert_thai(letter.subject)
        assert_thai(letter.body)
    assert len(mail.outbox) == known


def test_page_that_does_not_exist_says_so_in_thai(client, db):
    response = client.get("/none/", headers={"accept-language": "th"})
    assert response.status_code == 404
    assert_thai_page(response)


def test_form_without_a_token_is_refused_in_thai(db):
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "th"})
    response = client.post(reverse("account_login"), {})
    assert response.status_code == 403
    assert_thai_page(response)


def test_failure_is_told_in_thai(rf):
    with translation.override("th"):
        response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert_thai_page(response)


def test_lockout_is_told_in_thai(client, db, settings):
    settings.AXES_ENABLED = True
    response = None
    for _attempt in range(settings.AXES_FAILURE_LIMIT + 1):
        response = client.post(reverse("account_login"), {"login": "editor", "password": "wrong"})
    assert response.status_code == 429
    assert_thai_page(response)
