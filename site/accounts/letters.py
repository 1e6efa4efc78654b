"""The letters of an account. A mailbox may serve several accounts: each letter names its own."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation


def address_of(token):
    """The absolute address of a one-time link, in the active language."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('account_link', args=[token])}"


def language_of(user):
    """The language that the person chose for the admin; Thai, unless they chose."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def send_link(issued):
    """Send a link to the address it was issued for. Raises what the mail server refuses."""
    link, token = issued
    with translation.override(language_of(link.user)):
        url = address_of(token)
    send_letter(
        "account/email/link",
        user=link.user,
        to=link.sent_to,
        link=link,
        url=url,
        is_invitation=link.purpose == link.Purpose.INVITATION,
    )


def send_letter(template, *, user, to=None, **words):
    """Send `<template>_subject.txt` and `<template>_message.txt` in the language of `user`.

    It goes to `to`, else to the user's own address; nothing is sent where there is none. Raises
    what the mail server refuses.
    """
    to = to or user.email
    if not to:
        return
    with translation.override(language_of(user)):
        words |= {"user": user, "site": settings.WAGTAIL_SITE_NAME, "DEMO": settings.DEMO}
        subject = render_to_string(f"{template}_subject.txt", words)
        body = render_to_string(f"{template}_message.txt", words)
        send_mail(" ".join(subject.split()), body.strip() + "\n", None, [to])
