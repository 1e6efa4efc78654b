"""Form fields that understand dates as they are written in Thailand."""

from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError

from .dates import (
    FIRST_BUDDHIST,
    DateError,
    from_buddhist,
    local,
    parse_date,
    parse_datetime,
    year_shown,
)
from .widgets import ThaiDateInput, ThaiDateTimeInput

__all__ = [
    "ThaiDateField",
    "ThaiDateInput",
    "ThaiDateTimeField",
    "ThaiDateTimeInput",
    "ThaiYearField",
]


class ThaiDateField(forms.DateField):
    """A date, typed in any form that `thai.dates.parse_date` reads, shown in words."""

    widget = ThaiDateInput

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            value = local(value)
            return value.date() if isinstance(value, datetime) else value
        return _read(parse_date, value)


class ThaiDateTimeField(forms.DateTimeField):
    """A moment in Asia/Bangkok, typed in any form that `thai.dates.parse_datetime` reads."""

    widget = ThaiDateTimeInput

    def prepare_value(self, value):
        return local(value)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value
        return _read(parse_datetime, value)


class ThaiYearField(forms.IntegerField):
    """A year kept in the Common Era, shown in the reader's era and typed in either."""

    def prepare_value(self, value):
        return year_shown(value) if isinstance(value, int) else value

    def to_python(self, value):
        year = super().to_python(value)
        return from_buddhist(year) if year is not None and year >= FIRST_BUDDHIST else year


def _read(parse, text):
    try:
        return parse(str(text))
    except DateError as error:
        raise ValidationError(error.message, code="invalid") from None
