"""Until when a district may file: the round's own end, or a later extension."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from evidence.domain.errors import NotEditable, NotYetOpen, RoundClosed
from evidence.enums import EDITABLE_STATES
from evidence.models import Extension


def deadline_of(*, round, district):
    """The moment from which on nothing is accepted from `district`: closing or extension."""
    until = Extension.objects.filter(round=round, district=district).aggregate(Max("until"))
    return max(filter(None, [round.closes_at, until["until__max"]]))


def days_left(deadline, *, at):
    """Days until the last day on which something can be sent: 0 on that day, negative after it.

    A deadline at midnight ends the day before.
    """
    zone = timezone.get_default_timezone()
    last = timezone.localdate(deadline - timedelta(seconds=1), zone)
    return (last - timezone.localdate(at, zone)).days


def is_open_for(*, round, district, at=None):
    """Whether the district may file at a moment (now): from opens_at on, before its deadline."""
    at = at or timezone.now()
    if round.released_at is not None:
        return False
    return round.opens_at <= at < deadline_of(round=round, district=district)


def ensure_open(*, round, district, at):
    """Raise NotYetOpen or RoundClosed unless the district may file at that moment."""
    if at < round.opens_at:
        raise NotYetOpen
    if not is_open_for(round=round, district=district, at=at):
        raise RoundClosed


def ensure_editable(*, submission, at):
    """Raise Refused unless the working copy may be changed at that moment.

    Call it inside the transaction that changes the submission, with the row locked.
    """
    ensure_open(round=submission.round, district=submission.district, at=at)
    if submission.state not in EDITABLE_STATES:
        raise NotEditable
