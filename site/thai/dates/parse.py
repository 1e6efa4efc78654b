"""Text to dates: whatever a Thai officer may reasonably type.

28/2/2565, 28/02/65, 28-2-2022, 28.2.2565, 28 ก.พ. 65, 28 กุมภาพันธ์ พ.ศ. 2565,
วันจันทร์ที่ ๒๘ กุมภาพันธ์ ๒๕๖๕, 28 February 2022, Feb 28, 2022, 2022-02-28; with a time:
เวลา 16.30 น., 16:30, T16:30. The day always comes before the month, except in 2022-02-28.
"""

import re
from datetime import date, datetime, time

from thai.digits import to_arabic
from thai.text import clean

from . import months
from .errors import (
    AmbiguousYear,
    MissingTime,
    NoSuchDate,
    NoSuchTime,
    UnreadableDate,
    UnreadableTime,
)
from .format import BANGKOK
from .years import common_year

LONGEST = 60

_YEAR = r"(?P<be>พ\.?\s?ศ\.?\s*)?(?P<ce>ค\.?\s?ศ\.?\s*)?(?P<year>\d{4}|\d{2})"
_ERA_AFTER = r"(?:\s*(?P<era>b\.?e\.?|a\.?d\.?|c\.?e\.?))?"
_FORMS = [
    re.compile(form + r"\Z", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<joint>[-/.])(?P<month>\d{1,2})(?P=joint)(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})\s*(?P<joint>[-/.])\s*(?P<month>\d{{1,2}})\s*(?P=joint)\s*{_YEAR}",
        rf"(?P<day>\d{{1,2}})[\s-]*(?P<name>[ก-ฮเ-ไะ-ู็-์. ]+?|[a-z]+\.?)[\s,-]*{_YEAR}{_ERA_AFTER}",
        rf"(?P<name>[a-z]+)\.?\s*(?P<day>\d{{1,2}}),?\s+{_YEAR}{_ERA_AFTER}",
    )
]
_WEEKDAY = re.compile(r"^(?:วัน\s*(?:ที่|[ก-์]+?\s*ที่)\s*|[a-z]+day,?\s+)", re.IGNORECASE)
_CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?)?"
_TIME = re.compile(rf"(?:เวลา\s*)?{_CLOCK}\s*(?P<unit>น\.?|นาฬิกา)?\Z")
_DATE_AND_TIME = re.compile(
    rf"(?P<date>.*?\S)(?:\s*,\s*|\s*เวลา\s*|\s+|(?<=\d)T)(?P<time>{_CLOCK}\s*(?:น\.?|นาฬิกา)?)\Z",
    re.DOTALL,
)


def parse_date(text):
    """Return the date meant by `text`.

    Two-digit years are the Buddhist Era's 25xx, four-digit years are told by value. Raises
    UnreadableDate, NoSuchDate, YearOutOfRange, AmbiguousYear (all of them DateError).
    """
    text = _WEEKDAY.sub("", _plain(text))
    if len(text) > LONGEST:
        raise UnreadableDate
    for form in _FORMS:
        if match := form.match(text):
            return _date(match.groupdict())
    raise UnreadableDate


def parse_time(text):
    """Return the time of day meant by `text`: 16.30 น., 16:30, 9 น. Raises DateError."""
    match = _TIME.match(_plain(text))
    if match is None or not (match["minute"] or match["unit"]):
        raise UnreadableTime
    try:
        return time(int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        raise NoSuchTime from None


def parse_datetime(text):
    """Return the moment meant by `text`, as an aware datetime in Asia/Bangkok.

    Raises MissingTime if only a date is given, else as parse_date and parse_time do.
    """
    text = _plain(text)
    match = _DATE_AND_TIME.match(text)
    if match:
        try:
            moment = parse_time(match["time"])
        except UnreadableTime:
            # What looks like an hour is the year of a date without a time.
            pass
        else:
            return datetime.combine(parse_date(match["date"]), moment, tzinfo=BANGKOK)
    parse_date(text)
    raise MissingTime


def _plain(text):
    return " ".join(to_arabic(clean(text)).split())


def _date(parts):
    month = _month(parts)
    year = common_year(int(parts["year"]), len(parts["year"]), _era(parts))
    try:
        return date(year, month, int(parts["day"]))
    except ValueError:
        raise NoSuchDate from None


def _month(parts):
    if "name" not in parts:
        return int(parts["month"])
    number = months.number_of(parts["name"])
    if number is None:
        raise UnreadableDate
    return number


def _era(parts):
    if parts.get("be"):
        return "be"
    if parts.get("ce"):
        return "ce"
    if after := parts.get("era"):
        return "be" if after[0] in "bB" else "ce"
    if len(parts["year"]) == 2 and months.is_english(parts.get("name")):
        raise AmbiguousYear
    return None
