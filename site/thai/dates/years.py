"""Years: Buddhist and Common Era, fiscal years, academic years.

All year numbers given out here are of the Buddhist Era.
"""

from datetime import date, timedelta

from .errors import YearOutOfRange

BUDDHIST_OFFSET = 543
# A year of four digits is told by its value: 2400 and later is Buddhist (2400 is CE 1857).
FIRST_BUDDHIST = 2400


def to_buddhist(year):
    """Return the Buddhist Era year of a Common Era year: 2022 → 2565."""
    return year + BUDDHIST_OFFSET


def from_buddhist(year):
    """Return the Common Era year of a Buddhist Era year: 2565 → 2022."""
    return year - BUDDHIST_OFFSET


def common_year(number, digits, era=None):
    """Return the Common Era year meant by `number`, written with `digits` digits.

    `era` is "be", "ce" or None; without it the value decides, and two digits are the Buddhist
    Era's 25xx. The years understood are CE 1857–2399, which no two readings share. Raises
    YearOutOfRange.
    """
    if digits == 2:
        number += 2000 if era == "ce" else 2500
    buddhist = number >= FIRST_BUDDHIST
    if era is not None and buddhist != (era == "be"):
        raise YearOutOfRange
    year = from_buddhist(number) if buddhist else number
    if not from_buddhist(FIRST_BUDDHIST) <= year < FIRST_BUDDHIST:
        raise YearOutOfRange
    return year


def fiscal_year(day):
    """Return the fiscal year of a date: 1 October 2564 – 30 September 2565 is 2565.

    Source: Budget Procedures Act B.E. 2561, section 4 (named by the year in which it ends).
    """
    return to_buddhist(day.year + (day.month >= 10))


def fiscal_year_days(year):
    """Return first and last date of the fiscal year `year` (Buddhist Era)."""
    ends = from_buddhist(year)
    return date(ends - 1, 10, 1), date(ends, 9, 30)


def academic_year(day):
    """Return the academic year of a date: 16 May 2565 – 15 May 2566 is 2565.

    Source: regulation of the Ministry of Education on the academic year, opening and closing of
    schools, B.E. 2549 (named by the year in which it begins).
    """
    return to_buddhist(day.year - ((day.month, day.day) < (5, 16)))


def academic_year_days(year):
    """Return first and last date of the academic year `year` (Buddhist Era)."""
    begins = date(from_buddhist(year), 5, 16)
    return begins, begins.replace(year=begins.year + 1) - timedelta(days=1)
