"""Reminders: on the days that are set, to those who have not sent, one letter a day."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.roles import Role
from evidence.domain.errors import Refused
from evidence.domain.extending import extend
from evidence.domain.monitoring.answering import submit_response
from evidence.domain.reminding import letters_for, remind, send_reminders
from evidence.domain.returning import return_for_revision
from evidence.models import ReminderLetter, ReminderSettings
from evidence.models.reminders import read_days
from support.evaluation import make_admin, make_evaluator, make_sent
from support.kpi import make_district, make_monitoring_round, make_round
from support.people import make_user
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(frozen):
    return make_district(code="krabi")


@pytest.fixture
def round(frozen):
    """It closes at midnight after the seventh day from now."""
    round = make_round(6)
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    round.closes_at = midnight + timedelta(days=8)
    round.save()
    later = {
        "opens_at": midnight + timedelta(days=100),
        "closes_at": midnight + timedelta(days=200),
    }
    round.indicator.rounds.filter(months=12).update(**later)
    return round


def officer(district, email="o@example.org", **fields):
    return make_user(Role.DISTRICT_OFFICER, district=district, email=email, **fields)


def after(days):
    return timezone.now() + timedelta(days=days)


def test_letters_go_out_seven_three_and_one_day_before(round, district):
    officer(district)
    counts = {7 - days: len(letters_for(after(days))) for days in range(9)}
    assert {left for left, count in counts.items() if count} == {7, 3, 1}


def test_days_are_set_in_the_admin(round, district):
    officer(district)
    settings = ReminderSettings.load()
    settings.days = "๕, 0"
    settings.save()
    assert [7 - d for d in range(9) if letters_for(after(d))] == [5, 0]
    settings.is_on = False
    settings.save()
    assert letters_for(after(2)) == []


@pytest.mark.parametrize("text", ["", "seven", "7;3", "-1", "61"])
def test_days_that_make_no_sense_are_refused(text):
    with pytest.raises(ValidationError):
        read_days(text)


def test_who_has_sent_is_left_alone(round, district):
    officer(district)
    make_sent(round, district)
    assert [letter for letter in letters_for() if letter.address == "o@example.org"] == []


def test_extension_moves_the_letters_with_the_deadline(round, district):
    officer(district)
    until = round.closes_at + timedelta(days=3)
    extend(round=round, district=district, until=until, reason="น้ำท่วม", by=make_admin())
    assert [d for d in range(12) if letters_for(after(d))] == [3, 7, 9]


def test_everything_due_stands_in_one_letter_to_a_shared_mailbox(round, district):
    people = [officer(district, "Office@example.org"), officer(district, "office@example.org")]
    monitoring = make_monitoring_round(district.region)
    monitoring.closes_at = round.closes_at
    monitoring.save()
    [letter] = letters_for()
    assert (set(letter.people), len(letter.dues)) == (set(people), 2)
    submit_response(round=monitoring, district=district, by=people[0], confirm_missing=True)
    [letter] = letters_for()
    assert [due.what for due in letter.dues] == [round]


def test_sent_twice_a_day_it_goes_out_once(round, district):
    officer(district)
    assert [send_reminders(), send_reminders()] == [1, 0]
    assert (len(mail.outbox), ReminderLetter.objects.count()) == (1, 1)
    assert send_reminders(at=after(4)) == 1


def test_letter_says_what_is_due_until_when_where_and_why(round, district):
    officer(district)
    send_reminders()
    [letter] = mail.outbox
    assert letter.subject == f"เหลือ 7 วัน: {round}"
    assert f"http://testserver/intranet/districts/krabi/rounds/{round.pk}/" in letter.body
    assert "22 มกราคม 2569 เวลา 24.00" in letter.body
    assert "คุณได้รับอีเมลนี้เพราะ" in letter.body


def test_letter_is_in_the_reader_s_language(round, district):
    UserProfile.objects.create(user=officer(district), preferred_language="en")
    send_reminders()
    assert mail.outbox[0].subject == "7 days left: Six-month round 2027"


def test_refused_letter_is_tried_again_and_keeps_no_other_back(round, district, settings):
    officer(district)
    backends = settings.MAILERS
    settings.MAILERS = {"default": {"BACKEND": "support.mail.RefusingBackend"}}
    assert (send_reminders(), ReminderLetter.objects.count()) == (0, 0)
    settings.MAILERS = backends
    assert send_reminders() == 1


def test_leavers_closed_accounts_and_people_without_address_get_none(round, district):
    officer(district, email="")
    officer(district, is_active=False)
    officer(district).memberships.update(since="2020-01-01", until="2025-12-31")
    assert letters_for() == []


def test_return_is_told_at_once_with_its_reasons(district, django_capture_on_commit_callbacks):
    evaluator = make_evaluator()
    round = make_round(6)
    report = make_sent(round, district, evaluators=[evaluator])
    officer(district)
    with django_capture_on_commit_callbacks(execute=True):
        return_for_revision(
            submission=report,
            by=evaluator,
            reasons={round.criteria.first(): "ขอฉบับลงนาม"},
            until=after(5),
        )
    [letter] = mail.outbox
    assert letter.to == ["o@example.org"]
    assert "ขอฉบับลงนาม" in letter.body


def test_asks_the_same_whatever_the_number_of_districts(round, district):
    for size in (1, 3, 30):
        for _ in range(size):
            officer(make_district(), f"o{size}@example.org")
        letters_for()
        with exact_queries(8):
            letters_for()


def test_central_staff_remind_the_late_in_their_own_words_once_a_day(round, district):
    officer(district, username="somsri")
    silent, other = make_district(), make_district()
    officer(other, "other@example.org")
    admin = make_admin()
    given = {"round": round, "districts": [district, silent], "by": admin, "note": " ขอความร่วมมือ "}
    assert [remind(**given), remind(**given), remind(**given, at=after(1))] == [1, 0, 1]
    assert [letter.to for letter in mail.outbox] == [["o@example.org"]] * 2
    assert "\n\nขอความร่วมมือ\n\n" in mail.outbox[0].body
    first = ModelLogEntry.objects.filter(action="evidence.reminded").order_by("pk").first()
    assert (first.object_id, first.user, first.data) == (
        str(round.pk),
        admin,
        {"letters": 1, "districts": ["krabi"], "reason": "ขอความร่วมมือ"},
    )


def test_overdue_letter_says_that_the_deadline_has_passed(round, district):
    officer(district)
    late = after(9)
    assert remind(round=round, districts=[district], by=make_admin(), at=late) == 1
    assert mail.outbox[0].subject == f"เลยกำหนดส่งแล้ว: {round}"
    assert "กำหนดส่งคือ 22 มกราคม 2569 เวลา 24.00" in mail.outbox[0].body


def test_returned_and_unanswered_report_stands_and_nobody_is_reminded(round, district):
    officer(district)
    evaluator = make_evaluator()
    report = make_sent(round, district, evaluators=[evaluator])
    reasons = {round.criteria.first(): "ขอฉบับลงนาม"}
    return_for_revision(submission=report, by=evaluator, reasons=reasons, until=after(10))
    given = {"round": round, "districts": [district], "by": make_admin()}
    assert [remind(**given, at=after(11)), remind(**given, at=after(9))] == [0, 1]


def test_reminding_is_refused_before_the_round_opens_and_after_the_release(round, district):
    given = {"round": round, "districts": [district], "by": make_admin()}
    with pytest.raises(Refused):
        remind(**given, at=round.opens_at - timedelta(seconds=1))
    round.released_at = timezone.now()
    with pytest.raises(Refused):
        remind(**given)
