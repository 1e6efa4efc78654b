from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.dates import (
    BANGKOK,
    AmbiguousYear,
    DateError,
    MissingTime,
    NoSuchDate,
    NoSuchTime,
    UnreadableDate,
    UnreadableTime,
    YearOutOfRange,
    date_long,
    date_short,
    datetime_long,
    datetime_short,
    parse_date,
    parse_datetime,
    parse_time,
)
from thai.dates.months import ENGLISH, ENGLISH_SHORT, THAI, THAI_SHORT
from thai.digits import to_thai

DAY = date(2022, 2, 28)
DAYS = st.dates(min_value=date(1857, 1, 1), max_value=date(2399, 12, 31))
# Days of the Buddhist years 2500–2599, which two digits can name.
DAYS_OF_25XX = st.dates(min_value=date(1957, 1, 1), max_value=date(2056, 12, 31))
MINUTES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    "text",
    [
        "28/2/2565",
        "28/02/2565",
        "28/02/65",
        "28/2/65",
        "28-2-2022",
        "28-02-2565",
        "28.2.2565",
        "28 / 2 / 2565",
        "2022-02-28",
        "2565-02-28",
        "2565/2/28",
        "28 ก.พ. 65",
        "28 ก.พ.65",
        "28ก.พ.65",
        "28 กพ 65",
        "28 ก.พ. 2565",
        "28-ก.พ.-65",
        "28 กุมภาพันธ์ 2565",
        "28 กุมภาพันธ์ 65",
        "28 กุมภาพันธ์ พ.ศ. 2565",
        "28 กุมภาพันธ์ พ.ศ.2565",
        "28 กุมภาพันธ์ พศ 2565",
        "28 กุมภาพันธ์ ค.ศ. 2022",
        "28/2/พ.ศ. 2565",
        "วันที่ 28 กุมภาพันธ์ 2565",
        "วันจันทร์ที่ 28 กุมภาพันธ์ พ.ศ. 2565",
        "๒๘ กุมภาพันธ์ ๒๕๖๕",
        "๒๘/๒/๖๕",
        "  28\u00a0กุมภาพันธ์  2565 ",
        "28 กุมภาพันธ\u0e4c\u0e4c 2565",
        "28 February 2022",
        "28 february 2565",
        "28 Feb. 2022",
        "28-Feb-2022",
        "Monday, 28 February 2022",
        "February 28, 2022",
        "Feb 28 2022",
        "28 February 2565 BE",
        "28 February 2022 A.D.",
        "28 Feb 22 CE",
    ],
)
def test_parse_date_reads_every_accepted_form(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", UnreadableDate),
        ("ไม่ทราบ", UnreadableDate),
        ("28/2", UnreadableDate),
        ("28 กุมภา 2565", UnreadableDate),
        ("28/2-2565", UnreadableDate),
        ("28/2/565", UnreadableDate),
        ("28/2/25655", UnreadableDate),
        ("๒๘ กุมภาพันธ์", UnreadableDate),
        ("28/2/2565" + " " * 20 + "หรือ" * 20, UnreadableDate),
        ("31/2/2565", NoSuchDate),
        ("29/2/2566", NoSuchDate),
        ("2/28/2022", NoSuchDate),
        ("0/1/2565", NoSuchDate),
        ("28/2/1565", YearOutOfRange),
        ("28/2/9999", YearOutOfRange),
        ("28 กุมภาพันธ์ พ.ศ. 2022", YearOutOfRange),
        ("28 กุมภาพันธ์ ค.ศ. 2565", YearOutOfRange),
        ("28 Feb 22", AmbiguousYear),
    ],
)
def test_parse_date_says_why_it_cannot(text, error):
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert type(caught.value) is error


def test_parse_date_of_a_leap_day_needs_a_leap_year():
    assert parse_date("29/2/2567") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/1/2400", date(1857, 1, 1)),
        ("31/12/2399", date(2399, 12, 31)),
        ("1/1/1857", date(1857, 1, 1)),
        ("31/12/2942", date(2399, 12, 31)),
        ("1/1/00", date(1957, 1, 1)),
        ("31/12/99", date(2056, 12, 31)),
    ],
)
def test_parse_date_tells_the_era_by_the_year(text, day):
    assert parse_date(text) == day


def _written(day, year, era):
    """`day` in every accepted form that names its year in full."""
    thai, short = THAI[day.month - 1], THAI_SHORT[day.month - 1]
    english, brief = ENGLISH[day.month - 1], ENGLISH_SHORT[day.month - 1]
    forms = [f"{day.day}{joint}{day.month}{joint}{year}" for joint in "/-."]
    forms += [f"{day.day:02}{joint}{day.month:02}{joint}{year}" for joint in "/-."]
    forms += [f"{year}-{day.month:02}-{day.day:02}"]
    forms += [f"{day.day} {name} {year}" for name in (thai, short, english, brief)]
    forms += [f"{day.day}{name}{year}" for name in (thai, short)]
    forms += [f"{day.day} {name} {era} {year}" for name in (thai, short)]
    forms += [f"{brief} {day.day}, {year}", f"วันที่ {day.day} {thai} {era} {year}"]
    return forms + [to_thai(form) for form in forms]


@given(DAYS)
def test_any_date_is_read_back_from_every_form_and_era(day):
    forms = _written(day, day.year + 543, "พ.ศ.") + _written(day, day.year, "ค.ศ.")
    assert {parse_date(form) for form in forms} == {day}


@given(DAYS_OF_25XX)
def test_two_digit_years_are_read_back(day):
    year = f"{(day.year + 543) % 100:02}"
    forms = [
        f"{day.day}/{day.month}/{year}",
        f"{day.day:02}-{day.month:02}-{year}",
        f"{day.day} {THAI_SHORT[day.month - 1]} {year}",
        f"{day.day} {THAI[day.month - 1]} พ.ศ. {year}",
    ]
    assert {parse_date(form) for form in forms} == {day}


@given(DAYS, st.booleans())
def test_what_we_write_we_read(day, english):
    assert parse_date(date_long(day, english=english)) == day
    assert parse_date(date_short(day, english=english)) == day


@given(DAYS, MINUTES, st.booleans())
def test_moments_we_write_we_read(day, clock, english):
    moment = datetime.combine(day, clock, tzinfo=BANGKOK)
    assert parse_datetime(datetime_long(moment, english=english)) == moment
    assert parse_datetime(datetime_short(moment, english=english)) == moment
    assert parse_datetime(f"{day:%Y-%m-%d}T{clock:%H:%M}") == moment


@given(st.text(max_size=40))
def test_parse_refuses_with_its_own_error_alone(text):
    for parse in (parse_date, parse_datetime, parse_time):
        with suppress(DateError):
            parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "28 กุมภาพันธ์ 2565 เวลา 16.30 น.",
        "28 กุมภาพันธ์ 2565 16.30",
        "๒๘ กุมภาพันธ์ ๒๕๖๕ เวลา ๑๖.๓๐ น.",
        "28/2/65 16:30",
        "28/2/65, 16:30 น.",
        "28.2.2565 16.30",
        "28 ก.พ. 65 16.30 น.",
        "2022-02-28T16:30",
        "2022-02-28 16:30:00",
        "28 Feb 2022, 16:30",
    ],
)
def test_parse_datetime_reads_a_date_with_a_time(text):
    assert parse_datetime(text) == datetime(2022, 2, 28, 16, 30, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("28/2/2565", MissingTime),
        ("28 ก.พ. 65", MissingTime),
        ("28 กุมภาพันธ์ 2565", MissingTime),
        ("16.30 น.", UnreadableDate),
        ("31/2/2565 16.30", NoSuchDate),
        ("28/2/2565 24.00", NoSuchTime),
        ("28/2/2565 16.75", NoSuchTime),
    ],
)
def test_parse_datetime_says_what_is_wrong(text, error):
    with pytest.raises(DateError) as caught:
        parse_datetime(text)
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("16.30", time(16, 30)),
        ("16:30 น.", time(16, 30)),
        ("เวลา ๙.๐๕ น.", time(9, 5)),
        ("9 น.", time(9)),
        ("16:30:15", time(16, 30, 15)),
        ("00.00", time(0)),
    ],
)
def test_parse_time_reads_both_clocks(text, moment):
    assert parse_time(text) == moment


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("16", UnreadableTime),
        ("4 pm", UnreadableTime),
        ("16.3", UnreadableTime),
        ("24.00", NoSuchTime),
    ],
)
def test_parse_time_says_what_is_wrong(text, error):
    with pytest.raises(DateError) as caught:
        parse_time(text)
    assert type(caught.value) is error
