"""The `date` filter with years of the Buddhist Era wherever Thai is shown.

Listed in the template engine's `builtins` it serves every template, those of Django and Wagtail's
admin included. Forms for machines (`c`, `Y-m-d`, `U`) and a bare `Y` stay in the Common Era.
"""

import datetime

from django import template
from django.template.defaultfilters import date as common_date
from django.utils.dateformat import DateFormat, re_formatchars
from django.utils.formats import get_format
from django.utils.translation import get_language

from thai.dates import to_buddhist
from thai.formats import YEAR_MARK

register = template.Library()

_MONTH_NAMES = set("FMNbE")


@register.filter(expects_localtime=True, is_safe=False)
def date(value, arg=None):
    """Format a date as Django's `date` does, in Thai with the year of the Buddhist Era."""
    pattern = str(get_format(arg or "DATE_FORMAT")).replace(YEAR_MARK, "")
    if isinstance(value, datetime.date) and is_thai() and is_for_people(pattern):
        return BuddhistFormat(value).format(pattern)
    return common_date(value, pattern)


class BuddhistFormat(DateFormat):
    """Django's formatter with Y and y counted by the Buddhist Era."""

    def Y(self):
        return f"{to_buddhist(self.data.year):04}"

    def y(self):
        return f"{to_buddhist(self.data.year) % 100:02}"


def is_thai():
    return (get_language() or "").partition("-")[0] == "th"


def is_for_people(pattern):
    """Whether a pattern names the month or begins with the day, as no machine's does."""
    characters = re_formatchars.findall(str(pattern))
    return bool(characters) and (characters[0] in "djlD" or not _MONTH_NAMES.isdisjoint(characters))
