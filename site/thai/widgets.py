"""Text inputs for dates of the Buddhist Era.

The value is written in words (28 กุมภาพันธ์ 2565), also when a sent form is shown again: the
reader sees what was understood. `thai/thai-date.js` says the same below the input while one types;
without it the input works as it is.
"""

from django import forms

from .bilingual import is_english
from .dates import DateError, date_long, datetime_long, local, parse_date, parse_datetime


class ThaiDateInput(forms.TextInput):
    """An input for a date: 28 กุมภาพันธ์ 2565."""

    kind = "date"

    class Media:
        js = [forms.Script("thai/thai-date.js", type="module")]

    def __init__(self, attrs=None):
        super().__init__({"autocomplete": "off"} | (attrs or {}))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-thai-date": self.kind,
            "data-language": "en" if is_english() else "th",
        }
        return context

    def format_value(self, value):
        if value is None:
            return ""
        if isinstance(value, str):
            try:
                value = self.read(value)
            except DateError:
                return value
        return self.write(value)

    def read(self, text):
        return parse_date(text)

    def write(self, day):
        return date_long(day)


class ThaiDateTimeInput(ThaiDateInput):
    """An input for a moment in Asia/Bangkok: 28 กุมภาพันธ์ 2565 เวลา 16.30 น."""

    kind = "datetime"

    def read(self, text):
        return parse_datetime(text)

    def write(self, moment):
        text = datetime_long(moment)
        moment = local(moment)
        if moment.second:
            # Rare (23.59.59), but an edit must not lose them.
            joint = ":" if is_english() else "."
            clock = f"{moment:%H}{joint}{moment:%M}"
            text = text.replace(clock, f"{clock}{joint}{moment:%S}")
        return text
