"""Dates that Python code formats, on their way out."""

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.template import Context, Template
from django.utils import formats, translation

from thai.formats import YEAR_MARK
from thai.middleware import BuddhistYearMiddleware

MOMENT = datetime(2022, 2, 28, 9, 30, tzinfo=UTC)


def through(response):
    return BuddhistYearMiddleware(lambda request: response)(None).content.decode()


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("th", "DATETIME_FORMAT", "28 กุมภาพันธ์ 2565 เวลา 09.30\u00a0น."),
        ("th", "DATE_FORMAT", "28 กุมภาพันธ์ 2565"),
        ("th", "SHORT_DATE_FORMAT", "28 ก.พ. 2565"),
        ("th", "YEAR_MONTH_FORMAT", "กุมภาพันธ์ 2565"),
        ("en", "DATE_FORMAT", "Feb. 28, 2022"),
    ],
)
def test_year_that_django_formats_is_buddhist_in_thai(language, name, text):
    with translation.override(language):
        formatted = formats.date_format(MOMENT, name)
    assert through(HttpResponse(f"<p>{formatted}</p>")) == f"<p>{text}</p>"


def test_value_that_a_template_localizes_is_buddhist():
    with translation.override("th"):
        page = Template("{{ moment }}").render(Context({"moment": MOMENT}))
    assert through(HttpResponse(page)) == "28 กุมภาพันธ์ 2565 เวลา 16.30\u00a0น."


def test_filter_leaves_nothing_to_count():
    with translation.override("th"):
        page = Template("{{ moment|date }}").render(Context({"moment": MOMENT}))
    assert page == "28 กุมภาพันธ์ 2565"


def test_year_in_json_is_buddhist():
    response = JsonResponse({"html": f"28 ก.พ. {YEAR_MARK}2022"})
    assert JsonResponse({"html": "28 ก.พ. 2565"}).content.decode() == through(response)


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("<p>28 กุมภาพันธ์ 2022</p>"),
        HttpResponse(f"{YEAR_MARK}2022", content_type="text/csv"),
    ],
)
def test_what_bears_no_mark_or_is_no_page_stays(response):
    before = response.content.decode()
    assert through(response) == before


def test_stream_is_left_alone():
    stream = StreamingHttpResponse([f"{YEAR_MARK}2022"])
    answer = BuddhistYearMiddleware(lambda request: stream)(None)
    assert b"".join(answer) == f"{YEAR_MARK}2022".encode()
