"""Deadlines as an iCalendar feed (RFC 5545), for the calendar of a telephone or of Outlook."""

from datetime import UTC, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from thai.dates import until_long

#: Calendars ask again after half a day.
REFRESH = timedelta(hours=12)
#: A deadline is shown as the time that ends with it: one at midnight stands on the day before.
SHOWN = timedelta(hours=1)


def feed_of(dates, *, host, url_of, at=None, mark=""):
    """The bytes of a calendar of `dates`, in the active language.

    `host` makes the identifiers unique in the world and the same at every reading; `url_of` gives
    the address of the page of one of the Dates; `mark` is put before every title.
    """
    # Imported here: a third of a second that no other page waits for.
    from icalendar import Calendar, Event, vDuration

    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//evidence//{settings.LANGUAGE_CODE}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Deadlines of Bring our siblings back to school"))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH).to_ical().decode())
    for row in dates:
        for what, (start, end), title, text in _events(row):
            event = Event()
            kind = "monitoring" if row.is_monitoring else "round"
            event.add("uid", f"{kind}-{row.round.pk}-{row.district.code}-{what}@{host}")
            event.add("dtstamp", (at or timezone.now()).astimezone(UTC))
            event.add("dtstart", start.astimezone(UTC))
            event.add("dtend", end.astimezone(UTC))
            event.add("summary", f"{mark}{title}")
            event.add("description", text)
            event.add("url", url_of(row))
            event.add("transp", "TRANSPARENT")
            calendar.add_component(event)
    return calendar.to_ical()


def _events(row):
    """(what, (start, end), title, text) of the opening and of the closing."""
    names = {"round": str(row.round), "district": row.district.short}
    yield (
        "opens",
        (row.opens_at, row.opens_at + SHOWN),
        _("Opens: %(round)s (%(district)s)") % names,
        _("Open until %s.") % until_long(row.closes_at),
    )
    text = _("Send it before %s.") % until_long(row.closes_at)
    if row.is_extended:
        text = f"{text} {_('The deadline has been extended for your district.')}"
    yield (
        "closes",
        (row.closes_at - SHOWN, row.closes_at),
        _("Last day: %(round)s (%(district)s)") % names,
        text,
    )
