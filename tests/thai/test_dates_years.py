from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.dates import (
    academic_year,
    academic_year_days,
    fiscal_year,
    fiscal_year_days,
    from_buddhist,
    to_buddhist,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2399, 12, 31))


def test_eras_differ_by_543():
    assert (to_buddhist(2022), from_buddhist(2565)) == (2565, 2022)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2021, 9, 30), 2564),
        (date(2021, 10, 1), 2565),
        (date(2022, 9, 30), 2565),
        (date(2022, 10, 1), 2566),
    ],
)
def test_fiscal_year_is_named_by_the_year_it_ends_in(day, year):
    assert fiscal_year(day) == year


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2022, 5, 15), 2564),
        (date(2022, 5, 16), 2565),
        (date(2023, 3, 31), 2565),
        (date(2023, 5, 15), 2565),
        (date(2023, 5, 16), 2566),
    ],
)
def test_academic_year_is_named_by_the_year_it_begins_in(day, year):
    assert academic_year(day) == year


def test_year_days_give_both_ends():
    assert fiscal_year_days(2565) == (date(2021, 10, 1), date(2022, 9, 30))
    assert academic_year_days(2565) == (date(2022, 5, 16), date(2023, 5, 15))


@given(DAYS)
def test_every_day_lies_in_its_years(day):
    first, last = fiscal_year_days(fiscal_year(day))
    assert first <= day <= last
    first, last = academic_year_days(academic_year(day))
    assert first <= day <= last
