from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import translation

from thai.dates import (
    date_long,
    date_range,
    date_short,
    datetime_long,
    datetime_short,
    month_year,
    time_text,
    until_long,
    until_short,
)

DAY = date(2022, 2, 28)
MOMENT = datetime(2022, 2, 28, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("write", "value", "thai", "english"),
    [
        (date_long, DAY, "28 กุมภาพันธ์ 2565", "28 February 2022"),
        (date_short, DAY, "28 ก.พ. 65", "28 Feb 2022"),
        (date_short, date(2058, 1, 1), "1 ม.ค. 2601", "1 Jan 2058"),
        (date_short, date(1957, 1, 1), "1 ม.ค. 00", "1 Jan 1957"),
        (month_year, DAY, "กุมภาพันธ์ 2565", "February 2022"),
        (time_text, time(9, 5), "09.05\u00a0น.", "09:05"),
        (datetime_long, MOMENT, "28 กุมภาพันธ์ 2565 เวลา 16.30\u00a0น.", "28 February 2022, 16:30"),
        (datetime_short, MOMENT, "28 ก.พ. 65 16.30\u00a0น.", "28 Feb 2022, 16:30"),
    ],
)
def test_dates_are_written_in_the_active_language(write, value, thai, english):
    with translation.override("th"):
        assert write(value) == thai
    with translation.override("en"):
        assert write(value) == english
    assert (write(value, english=False), write(value, english=True)) == (thai, english)


def test_moments_are_shown_on_bangkoks_calendar():
    late_in_utc = datetime(2021, 12, 31, 18, 0, tzinfo=UTC)
    assert date_long(late_in_utc, english=False) == "1 มกราคม 2565"
    assert datetime_short(late_in_utc, english=False) == "1 ม.ค. 65 01.00\u00a0น."


def test_naive_moments_are_shown_as_they_are():
    assert date_long(datetime(2021, 12, 31, 18, 0), english=False) == "31 ธันวาคม 2564"


@pytest.mark.parametrize(
    ("start", "end", "long", "short", "english"),
    [
        (
            date(2022, 2, 7),
            date(2022, 2, 11),
            "7–11 กุมภาพันธ์ 2565",
            "7–11 ก.พ. 65",
            "7–11 February 2022",
        ),
        (
            date(2022, 1, 28),
            date(2022, 2, 3),
            "28 มกราคม – 3 กุมภาพันธ์ 2565",
            "28 ม.ค. – 3 ก.พ. 65",
            "28 January – 3 February 2022",
        ),
        (
            date(2021, 12, 28),
            date(2022, 1, 3),
            "28 ธันวาคม 2564 – 3 มกราคม 2565",
            "28 ธ.ค. 64 – 3 ม.ค. 65",
            "28 December 2021 – 3 January 2022",
        ),
        (
            date(2022, 2, 7),
            date(2022, 2, 7),
            "7 กุมภาพันธ์ 2565",
            "7 ก.พ. 65",
            "7 February 2022",
        ),
        (
            date(2021, 2, 7),
            date(2022, 2, 7),
            "7 กุมภาพันธ์ 2564 – 7 กุมภาพันธ์ 2565",
            "7 ก.พ. 64 – 7 ก.พ. 65",
            "7 February 2021 – 7 February 2022",
        ),
    ],
)
def test_date_range_writes_shared_parts_once(start, end, long, short, english):
    assert date_range(start, end, english=False) == long
    assert date_range(start, end, short=True, english=False) == short
    assert date_range(start, end, english=True) == english


def test_date_range_of_moments_uses_bangkoks_days():
    opens = datetime(2022, 2, 6, 17, 0, tzinfo=UTC)
    closes = datetime(2022, 2, 11, 16, 59, tzinfo=UTC)
    assert date_range(opens, closes, english=False) == "7–11 กุมภาพันธ์ 2565"


def test_date_range_refuses_an_end_before_its_start():
    with pytest.raises(ValueError, match="before its start"):
        date_range(date(2022, 2, 2), date(2022, 2, 1))


def test_deadline_at_midnight_ends_the_day_before():
    midnight = datetime(2026, 12, 4, 17, tzinfo=UTC)  # 5 December in Bangkok
    before = midnight - timedelta(minutes=1)
    assert [until_long(moment, english=False) for moment in (midnight, before)] == [
        "4 ธันวาคม 2569 เวลา 24.00\u00a0น.",
        "4 ธันวาคม 2569 เวลา 23.59\u00a0น.",
    ]
    assert until_short(midnight, english=False) == "4 ธ.ค. 69 24.00\u00a0น."
    assert until_long(midnight, english=True) == "4 December 2026, 24:00"
