"""Making one-time links and choosing a password by one. Nobody ever learns another's password."""

import hashlib
import secrets
from datetime import timedelta
from typing import NamedTuple

from axes.utils import reset as forget_failures
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from .models import AccountLink, User

#: How long a link works: an invitation waits for a new colleague, a new password is urgent.
LIFETIMES = {
    AccountLink.Purpose.INVITATION: timedelta(days=14),
    AccountLink.Purpose.PASSWORD: timedelta(days=2),
}


class LinkRefused(Exception):
    """The link opens nothing; the sentence says what to do."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code
        self.message = SENTENCES[code]


SENTENCES = {
    "unknown": _("This link is not complete. Copy the whole address and open it again."),
    "used": _("This link has been used. Sign in with the password that was chosen then."),
    "revoked": _("A newer link has been made for this account. Use that one."),
    "expired": _("This link has expired. Ask central staff for a new one."),
    "inactive": _("This account is closed. Ask central staff if that is a mistake."),
}


class Issued(NamedTuple):
    """A new link and its secret, which is stored nowhere."""

    link: AccountLink
    token: str


def issue(*, user, purpose, by, sent_to="", at=None):
    """Make a one-time link for `user`; returns an Issued. Older links of theirs end at once."""
    at = at or timezone.now()
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        user.links.filter(used_at=None, revoked_at=None).update(revoked_at=at)
        link = AccountLink.objects.create(
            user=user,
            purpose=purpose,
            digest=_digest(token),
            sent_to=sent_to,
            issued_at=at,
            issued_by=by,
            expires_at=at + LIFETIMES[purpose],
        )
        data = {"purpose": str(link.purpose), "sent_to": sent_to, "username": user.username}
        log(user, "accounts.link_issued", user=by, data=data)
    return Issued(link, token)


def find(token, at=None):
    """The open AccountLink of a token. Raises LinkRefused."""
    link = AccountLink.objects.filter(digest=_digest(token)).select_related("user").first()
    if link is None:
        raise LinkRefused("unknown")
    if link.used_at is not None:
        raise LinkRefused("used")
    if link.revoked_at is not None:
        raise LinkRefused("revoked")
    if link.expires_at <= (at or timezone.now()):
        raise LinkRefused("expired")
    if not link.user.is_active:
        raise LinkRefused("inactive")
    return link


def redeem(*, token, password, at=None):
    """Choose the account's password by its link; returns the User.

    However many try at once, one succeeds. Whoever was locked out by failed attempts may sign in
    again. Raises LinkRefused, or ValidationError for a password that is too weak.
    """
    at = at or timezone.now()
    with transaction.atomic():
        link = find(token, at)
        user = link.user
        validate_password(password, user)
        open_links = AccountLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None)
        if not open_links.update(used_at=at):
            raise LinkRefused("used")
        user.set_password(password)
        user.save(update_fields=["password"])
        log(user, "accounts.link_used", user=user, data={"purpose": str(link.purpose)})
    forget_failures(username=user.username)
    return user


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()
