from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.template import Context, Template
from django.utils import translation

DAY = date(2022, 2, 28)
MOMENT = datetime(2022, 2, 28, 9, 30, tzinfo=UTC)


def render(expression, language="th", **context):
    with translation.override(language):
        return Template("{% load thai %}" + expression).render(Context(context))


@pytest.mark.parametrize(
    ("name", "value", "thai", "english"),
    [
        ("date_long", DAY, "28 กุมภาพันธ์ 2565", "28 February 2022"),
        ("date_short", DAY, "28 ก.พ. 65", "28 Feb 2022"),
        ("datetime_long", MOMENT, "28 กุมภาพันธ์ 2565 เวลา 16.30\u00a0น.", "28 February 2022, 16:30"),
        ("datetime_short", MOMENT, "28 ก.พ. 65 16.30\u00a0น.", "28 Feb 2022, 16:30"),
        ("time_of_day", MOMENT, "16.30\u00a0น.", "16:30"),
        ("month_year", DAY, "กุมภาพันธ์ 2565", "February 2022"),
        ("fiscal_year", DAY, "2565", "2022"),
        ("fiscal_year", date(2021, 10, 1), "2565", "2022"),
        ("fiscal_year", datetime(2021, 9, 30, 18, tzinfo=UTC), "2565", "2022"),
        ("fiscal_year", 2565, "2565", "2022"),
        ("fiscal_year", 2022, "2565", "2022"),
        ("academic_year", DAY, "2564", "2021"),
        ("number", 110755, "110,755", "110,755"),
        ("percent_cut", Fraction(968, 1019), "94.99", "94.99"),
        ("percent_cut", (1019, 1019), "100.00", "100.00"),
        ("percent_cut", (0, 0), "", ""),
        ("thai_digits", 1234, "๑๒๓๔", "๑๒๓๔"),
        ("phone", "022805530", "0 2280 5530", "0 2280 5530"),
        ("truncate_clusters:5", "พาน้องกลับมาเรียน", "พาน้…", "พาน้…"),
    ],
)
def test_filters_follow_the_active_language(name, value, thai, english):
    expression = "{{ value|" + name + " }}"
    assert render(expression, "th", value=value) == thai
    assert render(expression, "en", value=value) == english


@pytest.mark.parametrize("value", [None, ""])
@pytest.mark.parametrize(
    "name",
    [
        "date_long",
        "date_short",
        "datetime_long",
        "datetime_short",
        "time_of_day",
        "month_year",
        "fiscal_year",
        "academic_year",
        "number",
        "percent_cut",
        "thai_digits",
        "phone",
        "truncate_clusters:9",
    ],
)
def test_filters_leave_nothing_where_there_is_nothing(name, value):
    assert render("{{ value|" + name + " }}", value=value) == ""


def test_zero_is_a_number():
    assert render("{{ value|number }}", value=0) == "0"


def test_date_range_tag_writes_both_styles():
    days = {"start": date(2022, 2, 7), "end": date(2022, 2, 11)}
    assert render("{% date_range start end %}", **days) == "7–11 กุมภาพันธ์ 2565"
    assert render("{% date_range start end short=True %}", **days) == "7–11 ก.พ. 65"
    assert render("{% date_range start end %}", "en", **days) == "7–11 February 2022"


def test_date_range_tag_without_an_end_writes_the_start():
    assert render("{% date_range start end %}", start=DAY, end=None) == "28 กุมภาพันธ์ 2565"
    assert render("{% date_range start end %}", start=None, end=None) == ""


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("th", date(2022, 2, 28), "28 กุมภาพันธ์ 2565"),
        ("en", date(2022, 2, 28), "28 February 2022"),
        ("th", datetime(2022, 2, 28, 9, 30, tzinfo=UTC), "28 กุมภาพันธ์ 2565 เวลา 16.30\u00a0น."),
        ("th", "สพป.กระบี่", "สพป.กระบี่"),
        ("th", None, ""),
    ],
)
def test_shown_writes_a_value_of_any_kind(language, value, text):
    template = Template("{% load thai %}{{ value|shown }}")
    with translation.override(language):
        assert template.render(Context({"value": value})) == text
