"""The secret address of a user's calendar: a signed token that one button makes void.

Calendar programs cannot sign in, so the token alone opens the feed. It is signed: the database by
itself gives no address away, nor does the key of the server without it.
"""

import secrets

from django.core.signing import BadSignature, Signer
from django.utils import timezone

from evidence.models import CalendarKey

SIGNER = Signer(salt="evidence.calendar", sep=".")


def token_of(user):
    """The token in the address of the user's calendar, or None while they have none."""
    key = CalendarKey.objects.filter(user=user).first()
    return key and SIGNER.sign(f"{key.user_id}.{key.nonce}")


def renew_key(*, user, at=None):
    """Give the user an address of their own; the one from before stops working."""
    fresh = {"nonce": secrets.token_urlsafe(12), "made_at": at or timezone.now()}
    CalendarKey.objects.update_or_create(user=user, defaults=fresh)


def revoke_key(*, user):
    """Make the user's address void."""
    CalendarKey.objects.filter(user=user).delete()


def owner_of(token):
    """The active user whose address holds `token`, or None."""
    try:
        pk, nonce = SIGNER.unsign(token).split(".", 1)
    except BadSignature:
        return None
    key = CalendarKey.objects.filter(user=pk, nonce=nonce, user__is_active=True)
    key = key.select_related("user").first()
    return key and key.user
