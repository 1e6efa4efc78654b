"""For our templates of the date inputs of Wagtail's admin."""

from django import template

from thai.widgets import ThaiDateInput, ThaiDateTimeInput

register = template.Library()


@register.filter
def date_in_words(text):
    """Return a date as Wagtail's input holds it (2022-02-28, or what was typed) in words."""
    return ThaiDateInput().format_value(str(text))


@register.filter
def datetime_in_words(text):
    """Return a moment as Wagtail's input holds it (2022-02-28 16:30) in words."""
    return ThaiDateTimeInput().format_value(str(text))
