"""Letters to those alone whose district has not sent: before a deadline, or when central staff ask.

Nobody gets more than one a day.
"""

import logging
from dataclasses import dataclass, field

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from accounts.letters import send_letter
from areas.models import Membership
from areas.queries import districts_existing, on_day
from evidence.domain.audit import record
from evidence.domain.deadlines import days_left
from evidence.domain.errors import NotYetOpen, refuse_released
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
    is_overdue: bool = False

    @property
    def url(self):
        return f"{settings.WAGTAILADMIN_BASE_URL}{self.path}"


@dataclass
class Letter:
    """What would go to one address: its people and everything that is due."""

    address: str
    people: list = field(default_factory=list)
    dues: list = field(default_factory=list)

    @property
    def names(self):
        # As texts: the plain letter joins them unescaped, and so as they are.
        return [str(person) for person in self.people]


def letters_for(at=None):
    """The Letters of the day of `at`, by address: everything due goes into one.

    A mailbox that several people share gets one letter, not one each.
    """
    at = at or timezone.now()
    config = ReminderSettings.load()
    if not config.is_on:
        return []
    return _letters(dues_on(at, read_days(config.days)), at)


def letters_about(*, round, districts, at=None):
    """The Letters about a round to those of `districts` that have not sent, overdue or not."""
    at = at or timezone.now()
    wanted = {district.pk for district in districts}
    dues = [due for due in _reports_due(round, at, overdue=True) if due.district.pk in wanted]
    return _letters(dues, at)


def written_on(at):
    """The addresses that had a letter on the day of `at`."""
    day = timezone.localdate(at, timezone.get_default_timezone())
    return set(ReminderLetter.objects.filter(day=day).values_list("address", flat=True))


def remind(*, round, districts, by, note="", at=None):
    """Write to those of `districts` that have not sent, with the words of `note`; it is logged.

    Returns how many letters went out: not to whom one went today already. Raises Refused.
    """
    at = at or timezone.now()
    refuse_released(round)
    if at < round.opens_at:
        raise NotYetOpen
    note = note.strip()
    letters = letters_about(round=round, districts=districts, at=at)
    sent = [letter for letter in letters if _send(letter, at, note=note)]
    codes = {due.district.code for letter in sent for due in letter.dues}
    record("reminded", round, by=by, letters=len(sent), districts=sorted(codes), reason=note)
    return len(sent)


def _letters(dues, at):
    """The Letters of some Dues to the officers of their districts, by address."""
    by_district = {}
    for due in dues:
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
    rounds = Round.objects.filter(opens_at__lte=at, released_at=None).select_related("indicator")
    reports = [due for round in rounds for due in _reports_due(round, at)]
    return [due for due in [*reports, *_monitoring_due(at)] if due.days in days]


def send_reminders(*, at=None):
    """Send the day's letters; returns how many went out. Run again it sends what is missing.

    A letter and its row stand or fall together; one that is refused keeps no other back.
    """
    at = at or timezone.now()
    return sum(_send(letter, at) for letter in letters_for(at))


def _send(letter, at, *, note=""):
    day = timezone.localdate(at, timezone.get_default_timezone())
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
                people=letter.names,
                note=note,
            )
    except IntegrityError:
        return False  # it went out earlier today
    except OSError:  # the mail server; SMTPException is one too
        logger.exception("A reminder could not be sent; it is tried again with the next run.")
        return False
    return True


def _reports_due(round, at, *, overdue=False):
    """The reports of a round that have not been sent, extensions and returns included; with
    `overdue` those too whose deadline has passed."""
    submissions = {s.district_id: s for s in Submission.objects.filter(round=round)}
    extended = Extension.objects.filter(round=round).values_list("district")
    until = dict(extended.annotate(Max("until")))
    closed = set(NonReport.objects.filter(round=round).values_list("district", flat=True))
    for district in districts_existing(at):
        submission = submissions.get(district.pk)
        deadline = max(filter(None, [round.closes_at, until.get(district.pk)]))
        sent = submission is not None and submission.state not in EDITABLE_STATES
        is_overdue = deadline <= at
        if sent or district.pk in closed or (is_overdue and not overdue):
            continue
        if is_overdue and submission and submission.current_version_id:
            continue  # returned and not answered in time: the version that was sent stands
        yield Due(
            district=district,
            what=round,
            deadline=deadline,
            days=days_left(deadline, at=at),
            path=reverse("district_round", args=[district.code, round.pk]),
            is_returned=bool(submission) and submission.state == SubmissionState.RETURNED,
            is_overdue=is_overdue,
        )


def _monitoring_due(at):
    rounds = MonitoringRound.objects.filter(opens_at__lte=at, closes_at__gt=at)
    for round in rounds.select_related("form"):
        for district in unsent_districts(round, at):
            yield Due(
                district=district,
                what=round.form,
                deadline=round.closes_at,
                days=days_left(round.closes_at, at=at),
                path=reverse("monitoring_form", args=[district.code, round.pk]),
            )
