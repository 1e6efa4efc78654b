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
        words = {
            "link": link,
            "user": link.user,
            "url": address_of(token),
            "site": settings.WAGTAIL_SITE_NAME,
            "is_invitation": link.purpose == link.Purpose.INVITATION,
            "DEMO": settings.DEMO,
        }
        subject = render_to_string("account/email/link_subject.txt", words)
        body = render_to_string("account/email/link_message.txt", words)
        send_mail(" ".join(subject.split()), body.strip() + "\n", None, [link.sent_to])
