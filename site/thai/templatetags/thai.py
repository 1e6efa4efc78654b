"""Dates, numbers and texts in templates, in the active language.

Thai shows the Buddhist Era, English the Common Era; moments are shown in Asia/Bangkok. Every
filter gives an empty string for None and "".
"""

from datetime import date, datetime
from functools import wraps

from django import template
from django.utils.formats import localize

from thai import clusters, dates, digits, numbers, phones
from thai import unbroken as pieces
from thai.bilingual import is_english

register = template.Library()


def _filter(function):
    """Register `function` as a filter that leaves nothing where there is nothing."""

    @wraps(function)
    def empty_for_nothing(value, *args):
        return "" if value is None or value == "" else function(value, *args)

    register.filter(function.__name__, empty_for_nothing)
    return function


# The same names and words as in Python.
for _written in (
    dates.date_long,
    dates.date_short,
    dates.datetime_long,
    dates.datetime_short,
    dates.until_long,
    dates.until_short,
    dates.month_year,
):
    _filter(_written)


@_filter
def time_of_day(value):
    """16.30 น. / 16:30."""
    return dates.time_text(value)


@_filter
def fiscal_year(value):
    """2565 / 2022: the fiscal year of a date, or a fiscal year given as a number of either era."""
    return _year(dates.fiscal_year(dates.local(value)) if isinstance(value, date) else value)


@_filter
def academic_year(value):
    """2565 / 2022: the academic year of a date, or one given as a number of either era."""
    return _year(dates.academic_year(dates.local(value)) if isinstance(value, date) else value)


@_filter
def shown(value):
    """A value of any kind as Django shows it by itself, but dates as people write them."""
    if isinstance(value, datetime):
        return dates.datetime_long(value)
    if isinstance(value, date):
        return dates.date_long(value)
    return localize(value)


@_filter
def number(value):
    """1,234."""
    return numbers.grouped(value)


@_filter
def percent_cut(value):
    """94.99 for Fraction(968, 1019) or (968, 1019): cut, not rounded; empty for a whole of 0."""
    part, whole = numbers.ratio(value)
    return numbers.percent_cut(part, whole) if whole else ""


@_filter
def thai_digits(value):
    """๑,๒๓๔: for printed reports that ask for Thai digits."""
    return digits.to_thai(str(value))


@_filter
def phone(value):
    """0 2280 5530 ต่อ 12; what is not understood stays as it is."""
    return phones.display(str(value))


@_filter
def truncate_clusters(value, length):
    """At most `length` characters, cut where Thai may be cut."""
    return clusters.truncate(str(value), int(length))


@_filter
def unbroken(value):
    """A heading as HTML whose lines end between words; escaped unless it is safe."""
    return pieces.unbroken(value)


@register.simple_tag
def date_range(start, end, short=False):
    """7–11 กุมภาพันธ์ 2565; with short=True 7–11 ก.พ. 65. Without an end, the start alone."""
    if not end:
        write = dates.date_short if short else dates.date_long
        return write(start) if start else ""
    return dates.date_range(start, end, short=short)


def _year(number):
    """A year number of either era, in the era of the active language."""
    buddhist = number if number >= dates.FIRST_BUDDHIST else dates.to_buddhist(number)
    return str(dates.from_buddhist(buddhist) if is_english() else buddhist)
