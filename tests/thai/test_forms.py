from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils import translation

from thai.dates import BANGKOK
from thai.forms import ThaiDateField, ThaiDateTimeField, ThaiYearField

DAY = date(2022, 2, 28)
MOMENT = datetime(2022, 2, 28, 16, 30, tzinfo=BANGKOK)


class VisitForm(forms.Form):
    day = ThaiDateField()
    closes_at = ThaiDateTimeField(required=False)


@pytest.mark.parametrize("typed", ["28/2/2565", "28 ก.พ. 65", "๒๘ กุมภาพันธ์ ๒๕๖๕", "2022-02-28"])
def test_date_field_takes_any_form(typed):
    assert VisitForm({"day": typed}).is_valid()
    assert ThaiDateField().clean(typed) == DAY


@pytest.mark.parametrize("typed", ["28/2/65 16.30", "2022-02-28T16:30", "28 ก.พ. 65 เวลา 16.30 น."])
def test_datetime_field_takes_any_form(typed):
    assert ThaiDateTimeField().clean(typed) == MOMENT


@pytest.mark.parametrize(
    ("field", "value", "cleaned"),
    [
        (ThaiDateField(), DAY, DAY),
        (ThaiDateField(), datetime(2022, 2, 27, 17, tzinfo=UTC), DAY),
        (ThaiDateField(required=False), "", None),
        (ThaiDateTimeField(), MOMENT, MOMENT),
        (ThaiDateTimeField(required=False), "", None),
    ],
)
def test_fields_take_values_too(field, value, cleaned):
    assert field.clean(value) == cleaned


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("ไม่ทราบ", "The date could not be read. Type day, month and year, such as 28/2/2565."),
        ("31/2/2565", "There is no such day in the calendar. The day comes first, then the month."),
        ("", "This field is required."),
    ],
)
def test_date_field_says_what_to_type(typed, message):
    with translation.override("en"):
        assert VisitForm({"day": typed}).errors == {"day": [message]}


def test_datetime_field_asks_for_a_time():
    with translation.override("en"):
        form = VisitForm({"day": "28/2/65", "closes_at": "28/2/65"})
        assert form.errors == {"closes_at": ["Add the time, such as 28/2/2565 16.30."]}


def shown(value, field="day", **kwargs):
    return VisitForm(initial={field: value}, **kwargs)[field].as_widget()


def test_widget_shows_the_initial_value_in_words():
    with translation.override("th"):
        assert 'value="28 กุมภาพันธ์ 2565"' in shown(DAY)
        assert 'value="28 กุมภาพันธ์ 2565 เวลา 16.30\u00a0น."' in shown(MOMENT, "closes_at")
    with translation.override("en"):
        assert 'value="28 February 2022"' in shown(DAY)


def test_widget_gives_back_what_was_understood():
    form = VisitForm({"day": "28/2/65", "closes_at": "ไม่ทราบ"})
    with translation.override("th"):
        assert 'value="28 กุมภาพันธ์ 2565"' in form["day"].as_widget()
        assert 'value="ไม่ทราบ"' in form["closes_at"].as_widget()


def test_widget_carries_what_the_script_needs():
    with translation.override("th"):
        html = shown(DAY)
    assert html == (
        '<input type="text" name="day" value="28 กุมภาพันธ์ 2565" autocomplete="off" required '
        'id="id_day" data-thai-date="date" data-language="th">'
    )
    script = '<script src="/static/thai/thai-date.js" type="module"></script>'
    assert str(VisitForm().media) == script


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("moment", [MOMENT, datetime(2022, 9, 30, 23, 59, 59, tzinfo=BANGKOK)])
def test_an_untouched_form_changes_nothing(language, moment):
    initial = {"day": DAY, "closes_at": moment}
    with translation.override(language):
        bound = VisitForm(initial=initial)
        sent = {name: bound[name].field.widget.format_value(initial[name]) for name in initial}
        form = VisitForm(sent, initial=initial)
        assert form.is_valid()
        assert form.cleaned_data == initial
        assert form.changed_data == []


class YearForm(forms.Form):
    year = ThaiYearField(required=False)


@pytest.mark.parametrize(("language", "shown"), [("th", 2565), ("en", 2022)])
def test_year_is_shown_in_the_readers_era(language, shown):
    with translation.override(language):
        assert YearForm(initial={"year": 2022})["year"].value() == shown


@pytest.mark.parametrize(("typed", "kept"), [("2565", 2022), ("2022", 2022), ("", None)])
def test_year_is_read_in_either_era(typed, kept):
    form = YearForm({"year": typed}, initial={"year": kept})
    assert form.is_valid()
    assert form.cleaned_data == {"year": kept}
    assert form.changed_data == []


def test_year_that_is_none_is_shown_as_it_was_typed():
    form = YearForm({"year": "ปีก่อน"})
    assert list(form.errors) == ["year"]
    assert form["year"].value() == "ปีก่อน"
