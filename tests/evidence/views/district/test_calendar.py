"""Deadlines in an officer's own calendar: what the feed holds, and who may read it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from accounts.roles import Role
from areas.models import InspectionRegion
from evidence.domain.calendar.keys import renew_key, token_of
from evidence.domain.extending import extend
from evidence.models import CalendarKey
from support.evaluation import make_admin
from support.kpi import make_district, make_monitoring_round, make_round
from support.people import make_user
from support.queries import exact_queries

pytestmark = pytest.mark.django_db

BANGKOK = ZoneInfo("Asia/Bangkok")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-01T03:00:00Z", tick=False):
        yield


@pytest.fixture
def feed(officer):
    """Fetches the officer's feed without signing in."""
    renew_key(user=officer)

    def fetch(prefix="", token=None):
        return Client().get(f"{prefix}/intranet/calendar/{token or token_of(officer)}.ics")

    return fetch


def events(answer):
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = Calendar.from_ical(answer.content)
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def test_feed_holds_the_dates_of_the_officers_districts_alone(feed, district):
    six = make_round(opens_in=-5, closes_in=20)
    monitoring = make_monitoring_round(district.region, opens_in=2, closes_in=9)
    make_monitoring_round(make_district().region)
    extend(
        round=six,
        district=district,
        until=datetime(2026, 12, 25, 16, 30, tzinfo=BANGKOK),
        reason="น้ำท่วม",
        by=make_admin(),
    )
    found = events(feed())
    twelve = six.indicator.rounds.get(months=12)
    names = [(f"round-{six.pk}", six), (f"round-{twelve.pk}", twelve)]
    expected = {
        f"{name}-{district.code}-{what}@testserver"
        for name in [*dict(names), f"monitoring-{monitoring.pk}"]
        for what in ("opens", "closes")
    }
    assert set(found) == expected
    closing = found[f"round-{six.pk}-{district.code}-closes@testserver"]
    assert closing["dtend"].dt == datetime(2026, 12, 25, 9, 30, tzinfo=ZoneInfo("UTC"))
    assert closing["dtend"].dt - closing["dtstart"].dt == timedelta(hours=1)
    assert closing["dtstamp"].dt == datetime(2026, 12, 1, 3, 0, tzinfo=ZoneInfo("UTC"))
    assert closing["url"] == (
        f"http://testserver/intranet/districts/{district.code}/rounds/{six.pk}/"
    )
    assert (district.short in closing["summary"], "น้ำท่วม" in closing["description"]) == (
        True,
        False,
    )
    opening = found[f"round-{six.pk}-{district.code}-opens@testserver"]
    assert opening["dtstart"].dt == six.opens_at.replace(microsecond=0)


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says(feed, round):
    content = feed().content
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert (lines[0], lines[-1], b"\n" in content.replace(b"\r\n", b"")) == (
        b"BEGIN:VCALENDAR",
        b"",
        False,
    )
    for line in lines:
        line.decode()  # no Thai letter is cut in two
    whole = content.replace(b"\r\n ", b"").decode()
    calendar = Calendar.from_ical(content)
    assert [whole.count(f"{name}:") for name in ("UID", "DTSTAMP", "DTSTART;", "TZID")] == [
        4,
        4,
        0,
        0,
    ]
    assert (str(calendar["version"]), str(calendar["x-wr-timezone"])) == ("2.0", "Asia/Bangkok")
    assert str(calendar["method"]) == "PUBLISH"
    for line in ("REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H"):
        assert line in content.decode().split("\r\n")
    assert (calendar.errors, [event.errors for event in calendar.walk("VEVENT")]) == ([], [[]] * 4)


def test_same_events_keep_their_identifiers_in_both_languages(feed, round):
    thai, english = events(feed()), events(feed("/en"))
    assert set(thai) == set(english)
    uid = next(uid for uid in thai if uid.endswith("closes@testserver"))
    assert str(english[uid]["summary"]).startswith("Last day:")
    assert str(thai[uid]["summary"]).startswith("วันสุดท้าย")


def test_address_is_void_once_renewed_or_stopped(client, officer, feed):
    client.force_login(officer)
    old = token_of(officer)
    page = client.post("/intranet/calendar/", follow=True)
    assert f"/intranet/calendar/{token_of(officer)}.ics" in page.context["address"]
    assert [feed(token=token).status_code for token in (old, token_of(officer))] == [404, 200]
    current = token_of(officer)
    client.force_login(officer)
    page = client.post("/intranet/calendar/", {"revoke": "1"}, follow=True)
    assert (page.context["address"], CalendarKey.objects.count()) == ("", 0)
    assert feed(token=current).status_code == 404


def test_only_the_whole_signed_token_opens_a_feed(feed, officer):
    token = token_of(officer)
    nonce = officer.calendar_key.nonce
    other = f"{officer.pk + 1}{token.removeprefix(str(officer.pk))}"
    wrong = ["x", f"{officer.pk}.{nonce}", token[:-1], other, "..", "1.ก.x"]
    assert [feed(token=text).status_code for text in wrong] == [404] * len(wrong)


@pytest.mark.parametrize("change", ["inactive", "no officer", "moved away"])
def test_leaver_reads_nothing_any_more(feed, officer, round, change):
    if change == "inactive":
        officer.is_active = False
        officer.save()
    elif change == "no officer":
        officer.groups.clear()
    else:
        day = timezone.localdate() - timedelta(days=1)
        officer.memberships.update(since=day, until=day)
    answer = feed()
    if change == "moved away":
        assert events(answer) == {}
    else:
        assert answer.status_code == 404


def test_feed_costs_the_same_for_any_number_of_districts(feed, officer, round):
    token = token_of(officer)
    make_monitoring_round(*InspectionRegion.objects.all())
    feed()
    for count in (1, 3, 30):
        while officer.memberships.count() < count:
            region = InspectionRegion.objects.first()
            officer.memberships.create(district=make_district(region=region))
        with exact_queries(7):
            answer = feed(token=token)
        assert len(events(answer)) == 6 * count


def test_address_is_for_officers(client):
    client.force_login(make_user(Role.EVALUATOR))
    assert client.get("/intranet/calendar/").status_code == 404
