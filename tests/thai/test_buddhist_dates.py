from datetime import UTC, date, datetime

import pytest
from django.db import models
from django.template import Context, Engine
from django.test import override_settings
from django.utils import formats, translation
from wagtail.admin.forms.models import formfield_for_dbfield

from thai.forms import ThaiDateField, ThaiDateTimeField

DAY = date(2022, 2, 28)
MOMENT = datetime(2022, 2, 28, 9, 30, tzinfo=UTC)
ENGINE = Engine(builtins=["thai.templatetags.buddhist_dates"])


@pytest.fixture(autouse=True)
def _thai_formats():
    formats.reset_format_cache()
    with override_settings(FORMAT_MODULE_PATH="thai.formats"):
        yield
    formats.reset_format_cache()


def render(value, pattern, language):
    with translation.override(language):
        expression = '{{ value|date:"' + pattern + '" }}' if pattern else "{{ value|date }}"
        return ENGINE.from_string(expression).render(Context({"value": value}))


@pytest.mark.parametrize(
    ("value", "pattern", "thai", "english"),
    [
        (DAY, "", "28 กุมภาพันธ์ 2565", "Feb. 28, 2022"),
        (DAY, "DATE_FORMAT", "28 กุมภาพันธ์ 2565", "Feb. 28, 2022"),
        (DAY, "SHORT_DATE_FORMAT", "28 ก.พ. 2565", "02/28/2022"),
        (DAY, "YEAR_MONTH_FORMAT", "กุมภาพันธ์ 2565", "February 2022"),
        (
            MOMENT,
            "DATETIME_FORMAT",
            "28 กุมภาพันธ์ 2565 เวลา 16.30\u00a0น.",
            "Feb. 28, 2022, 4:30 p.m.",
        ),
        (DAY, "j M y", "28 ก.พ. 65", "28 Feb 22"),
        (DAY, "d/m/Y", "28/02/2565", "28/02/2022"),
        (DAY, "c", "2022-02-28", "2022-02-28"),
        (DAY, "Y-m-d", "2022-02-28", "2022-02-28"),
        (DAY, "Y", "2022", "2022"),
        (None, "Y", "", ""),
        ("no date", "j F Y", "", ""),
    ],
)
def test_date_filter_counts_buddhist_years_in_thai(value, pattern, thai, english):
    assert render(value, pattern, "th") == thai
    assert render(value, pattern, "en") == english


@pytest.mark.parametrize(
    ("db_field", "form_field"),
    [(models.DateField(), ThaiDateField), (models.DateTimeField(), ThaiDateTimeField)],
)
def test_dates_in_wagtails_admin_are_thai_fields(db_field, form_field):
    field = formfield_for_dbfield(db_field)
    assert (type(field), type(field.widget)) == (form_field, form_field.widget)
