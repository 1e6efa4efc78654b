"""Dates of the Buddhist Era in the forms of Wagtail's admin."""

from django.db import models
from wagtail.admin.forms.models import register_form_field_override

from .forms import ThaiDateField, ThaiDateInput, ThaiDateTimeField, ThaiDateTimeInput


def register():
    """Let every date field of a model be typed and shown as Thai officers write dates."""
    register_form_field_override(
        models.DateField, override={"form_class": ThaiDateField, "widget": ThaiDateInput}
    )
    register_form_field_override(
        models.DateTimeField,
        override={"form_class": ThaiDateTimeField, "widget": ThaiDateTimeInput},
    )
