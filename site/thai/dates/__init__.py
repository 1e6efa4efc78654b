"""Dates as they are written and read in Thailand: the Buddhist Era, Thai month names, 16.30 น.

`format`: dates to text, in Thai or English. `parse`: text to dates. `years`: eras, fiscal and
academic years.
"""

from .errors import (
    AmbiguousYear,
    DateError,
    MissingTime,
    NoSuchDate,
    NoSuchTime,
    UnreadableDate,
    UnreadableTime,
    YearOutOfRange,
)
from .format import (
    BANGKOK,
    date_long,
    date_range,
    date_short,
    datetime_long,
    datetime_short,
    local,
    month_year,
    time_text,
    until_long,
    until_short,
    year_shown,
)
from .parse import parse_date, parse_datetime, parse_time
from .years import (
    FIRST_BUDDHIST,
    academic_year,
    academic_year_days,
    fiscal_year,
    fiscal_year_days,
    from_buddhist,
    to_buddhist,
)

__all__ = [
    "BANGKOK",
    "FIRST_BUDDHIST",
    "AmbiguousYear",
    "DateError",
    "MissingTime",
    "NoSuchDate",
    "NoSuchTime",
    "UnreadableDate",
    "UnreadableTime",
    "YearOutOfRange",
    "academic_year",
    "academic_year_days",
    "date_long",
    "date_range",
    "date_short",
    "datetime_long",
    "datetime_short",
    "fiscal_year",
    "fiscal_year_days",
    "from_buddhist",
    "local",
    "month_year",
    "parse_date",
    "parse_datetime",
    "parse_time",
    "time_text",
    "to_buddhist",
    "until_long",
    "until_short",
    "year_shown",
]
