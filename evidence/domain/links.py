"""Whether links open, for those who have not signed in anywhere; looked at again and again."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from evidence.models import Evidence, LinkCheck, LinkOutcome

#: After how long a link is looked at again.
AGAIN = {
    LinkOutcome.OPENS: timedelta(days=14),
    LinkOutcome.LOGIN: timedelta(days=2),
    LinkOutcome.DEAD: timedelta(days=2),
}
#: A server that does not answer is asked again after so long; then its link counts as dead.
PATIENCE = [timedelta(hours=1), timedelta(hours=6), timedelta(days=1)]
GONE = {404, 410}
CLOSED = {401, 403, 407}
LOGIN_HOSTS = {"accounts.google.com", "login.microsoftonline.com", "login.live.com"}


def check_link(*, evidence, fetch=None, at=None):
    """Open the link of `evidence` once and note what came; returns its LinkCheck.

    `fetch` takes an address and returns a links.fetch.Fetched; by default settings.LINK_FETCHER.
    """
    at = at or timezone.now()
    fetched = (fetch or import_string(settings.LINK_FETCHER))(evidence.url)
    outcome = outcome_of(fetched)
    before = LinkCheck.objects.filter(evidence=evidence).first()
    failed = 1 + (before.checks_failed if before else 0) if outcome is None else 0
    if outcome is None:
        wait = PATIENCE[failed - 1] if failed <= len(PATIENCE) else AGAIN[LinkOutcome.DEAD]
        outcome = LinkOutcome.WAITING if failed <= len(PATIENCE) else LinkOutcome.DEAD
    else:
        wait = AGAIN[outcome]
    check, _created = LinkCheck.objects.update_or_create(
        evidence=evidence,
        defaults={
            "outcome": outcome,
            "title": fetched.title or (before.title if before else ""),
            "checks_failed": failed,
            "checked_at": at,
            "next_at": at + wait,
        },
    )
    return check


def outcome_of(fetched):
    """A LinkOutcome, or None where only time can tell."""
    if fetched.problem:
        # A name that nobody answers to, a private address, an endless circle of redirects.
        return None if fetched.problem == "unreachable" else LinkOutcome.DEAD
    if fetched.status in CLOSED or _is_login(fetched.url):
        return LinkOutcome.LOGIN
    if fetched.status in GONE:
        return LinkOutcome.DEAD
    return LinkOutcome.OPENS if fetched.status < 400 else None


def due_links(at=None):
    """The links of reports not yet released that are to be looked at now, the longest due first."""
    at = at or timezone.now()
    return (
        Evidence.objects.live()
        .filter(submission__round__released_at=None)
        .exclude(url="")
        .filter(Q(link_check=None) | Q(link_check__next_at__lte=at))
        .order_by("link_check__next_at", "pk")
    )


def _is_login(url):
    """Whether an address that a link led to is a page for signing in."""
    parts = urlsplit(url)
    host, path = (parts.hostname or "").lower(), parts.path.lower()
    steps = path.strip("/").split("/")
    return host in LOGIN_HOSTS or bool(
        {"login", "login.php", "signin", "sign-in", "checkpoint"} & {*steps}
    )
