"""Dates to text, in Thai (Buddhist Era) or English (Common Era).

Every function takes a date or datetime and, as `english`, the language; without it the active
language decides. Aware datetimes are shown in Asia/Bangkok, naive ones as they are.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from thai.bilingual import is_english

from . import months
from .years import to_buddhist

BANGKOK = ZoneInfo("Asia/Bangkok")


def local(value):
    """Return an aware datetime in Bangkok's time; anything else unchanged."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(BANGKOK)
    return value


def date_long(value, *, english=None):
    """28 กุมภาพันธ์ 2565, or 28 February 2022."""
    return _Style(english, short=False).day_month_year(local(value))


def date_short(value, *, english=None):
    """28 ก.พ. 65, or 28 Feb 2022."""
    return _Style(english, short=True).day_month_year(local(value))


def month_year(value, *, english=None):
    """กุมภาพันธ์ 2565, or February 2022."""
    style = _Style(english, short=False)
    value = local(value)
    return f"{style.month(value)} {style.year(value)}"


def year_shown(year, *, english=None):
    """2565, or 2022: a year number of the Common Era in the reader's era, as a number."""
    return year if _wants_english(english) else to_buddhist(year)


def time_text(value, *, english=None):
    """16.30 น., or 16:30. Takes a time or datetime; น. never begins a line."""
    value = local(value)
    if _wants_english(english):
        return f"{value:%H:%M}"
    return f"{value:%H.%M}\u00a0น."


def datetime_long(value, *, english=None):
    """28 กุมภาพันธ์ 2565 เวลา 16.30 น., or 28 February 2022, 16:30."""
    joint = ", " if _wants_english(english) else " เวลา "
    return date_long(value, english=english) + joint + time_text(value, english=english)


def datetime_short(value, *, english=None):
    """28 ก.พ. 65 16.30 น., or 28 Feb 2022, 16:30."""
    joint = ", " if _wants_english(english) else " "
    return date_short(value, english=english) + joint + time_text(value, english=english)


def until_long(value, *, english=None):
    """The moment by which something must be done, as `datetime_long`; midnight ends the day before.

    4 ธันวาคม 2569 เวลา 24.00 น., or 4 December 2026, 24:00: nobody takes it for the 5th.
    """
    return _until(value, datetime_long, english=english)


def until_short(value, *, english=None):
    """As `until_long`, with the short date."""
    return _until(value, datetime_short, english=english)


def date_range(start, end, *, short=False, english=None):
    """7–11 กุมภาพันธ์ 2565; 28 ม.ค. – 3 ก.พ. 65; what both ends share is written once.

    Raises ValueError if `end` is before `start`.
    """
    style = _Style(english, short=short)
    start, end = local(start), local(end)
    first, last = (start.year, start.month, start.day), (end.year, end.month, end.day)
    if last < first:
        raise ValueError("the end of the range is before its start")
    if first == last:
        return style.day_month_year(end)
    if first[:2] == last[:2]:
        return f"{start.day}–{style.day_month_year(end)}"
    if first[0] == last[0]:
        return f"{start.day} {style.month(start)} – {style.day_month_year(end)}"
    return f"{style.day_month_year(start)} – {style.day_month_year(end)}"


def _until(value, written, *, english):
    value = local(value)
    if value.time() != time():
        return written(value, english=english)
    text = written(value - timedelta(days=1), english=english)
    return text.replace("00:00", "24:00").replace("00.00", "24.00")


def _wants_english(english):
    return is_english() if english is None else english


class _Style:
    """How one language writes months and years, long or short."""

    def __init__(self, english, *, short):
        self.english = _wants_english(english)
        self.short = short
        if self.english:
            self.names = months.ENGLISH_SHORT if short else months.ENGLISH
        else:
            self.names = months.THAI_SHORT if short else months.THAI

    def month(self, value):
        return self.names[value.month - 1]

    def year(self, value):
        if self.english:
            return f"{value.year:04}"
        year = to_buddhist(value.year)
        return f"{year % 100:02}" if self.short and 2500 <= year < 2600 else f"{year}"

    def day_month_year(self, value):
        return f"{value.day} {self.month(value)} {self.year(value)}"
