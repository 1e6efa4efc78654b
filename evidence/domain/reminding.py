"""Letters before a deadline: one a person a day, to those alone whose district has not sent."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from accounts.letters import send_letter
from areas.models import Membership
from areas.queries import districts_existing, on_day
from evidence.domain.queries.monitoring import unsent_districts
from evidence.enums import EDITABLE_STATES, SubmissionState
from evidence.models import (
    Extension,
    MonitoringRound,
    NonReport,
    ReminderLetter,
    ReminderSettings,
    Round,
    Submission,
)
from evidence.models.reminders import read_days

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Due:
    """Something a district has not sent, with its deadline and the days that are left."""

    district: object
    what: object
    deadline: object
    days: int
    path: str
    is_returned: bool = False

    @property
    def url(self):
        return f"{settings.WAGTAILADMIN_BASE_URL}{self.path}"


@dataclass
class Letter:
    """What would go to one address: its people and everything that is due."""

    address: str
    people: list = field(default_factory=list)
    dues: list = field(default_factory=list)


def letters_for(at=None):
    """The Letters of the day of `at`, by address: everything due goes into one.

    A mailbox that several people share gets one letter, not one each.
    """
    at = at or timezone.now()
    config = ReminderSettings.load()
    if not config.is_on:
        return []
    by_district = {}
    for due in dues_on(at, read_days(config.days)):
        by_district.setdefault(due.district.pk, []).append(due)
    letters = {}
    officers = Membership.objects.filter(
        on_day(at), district__in=by_district, user__is_active=True
    ).exclude(user__email="")
    for membership in officers.select_related("user__wagtail_userprofile").order_by("user"):
        user = membership.user
        letter = letters.setdefault(user.email.casefold(), Letter(user.email))
        letter.people.append(user)
        letter.dues += [d for d in by_district[membership.district_id] if d not in letter.dues]
    for letter in letters.values():
        letter.dues.sort(key=lambda due: due.deadline)
    return list(letters.values())


def dues_on(at, days):
    """Every Due whose deadline lies that many whole days after the day of `at`."""
    return [due for due in [*_reports_due(at), *_monitoring_due(at)] if due.days in days]


def send_reminders(*, at=None):
    """Send the day's letters; returns how many went out. Run again it sends what is missing.

    A letter and its row stand or fall together; one that is refused keeps no other back.
    """
    at = at or timezone.now()
    day = timezone.localdate(at, timezone.get_default_timezone())
    return sum(_send(letter, day, at) for letter in letters_for(at))


def _send(letter, day, at):
    lines = [f"{due.district} · {due.what} · {due.deadline.isoformat()}" for due in letter.dues]
    try:
        with transaction.atomic():
            ReminderLetter.objects.create(
                address=letter.address.casefold(), day=day, lines=lines, sent_at=at
            )
            send_letter(
                "evidence/letters/reminder",
                user=letter.people[0],
                to=letter.address,
                dues=letter.dues,
                people=letter.people,
            )
    except IntegrityError:
        return False  # it went out earlier today
    except OSError:  # the mail server; SMTPException is one too
        logger.exception("A reminder could not be sent; it is tried again with the next run.")
        return False
    return True


def _reports_due(at):
    """The reports of open rounds, extensions and returns included, that have not been sent."""
    rounds = Round.objects.filter(opens_at__lte=at, released_at=None).select_related("indicator")
    for round in rounds:
        submissions = {s.district_id: s for s in Submission.objects.filter(round=round)}
        extended = Extension.objects.filter(round=round).values_list("district")
        until = dict(extended.annotate(Max("until")))
        closed = set(NonReport.objects.filter(round=round).values_list("district", flat=True))
        for district in districts_existing(at):
            submission = submissions.get(district.pk)
            deadline = max(filter(None, [round.closes_at, until.get(district.pk)]))
            sent = submission is not None and submission.state not in EDITABLE_STATES
            if sent or deadline <= at or district.pk in closed:
                continue
            yield Due(
                district=district,
                what=round,
                deadline=deadline,
                days=_days_between(at, deadline),
                path=reverse("district_round", args=[district.code, round.pk]),
                is_returned=bool(submission) and submission.state == SubmissionState.RETURNED,
            )


def _monitoring_due(at):
    rounds = MonitoringRound.objects.filter(opens_at__lte=at, closes_at__gt=at)
    for round in rounds.select_related("form"):
        for district in unsent_districts(round, at):
            yield Due(
                district=district,
                what=round.form,
                deadline=round.closes_at,
                days=_days_between(at, round.closes_at),
                path=reverse("monitoring_form", args=[district.code, round.pk]),
            )


def _days_between(at, deadline):
    """Whole days until the last moment at which something is accepted."""
    zone = timezone.get_default_timezone()
    last = timezone.localdate(deadline - timedelta(seconds=1), zone)
    return (last - timezone.localdate(at, zone)).days
