"""The script below date inputs says what the server will understand."""

from pathlib import Path

import pytest
from django.utils import translation

import thai
from thai.dates import DateError, date_long, datetime_long, parse_date, parse_datetime
from thai.widgets import ThaiDateInput, ThaiDateTimeInput

SCRIPT = Path(thai.__file__).parent / "static/thai/thai-date.js"
DATES = [
    "28/2/2565",
    "28/02/65",
    "28-2-2022",
    "28.2.2565",
    "2022-02-28",
    "28 ก.พ. 65",
    "28ก.พ.65",
    "28 กุมภาพันธ์ พ.ศ. 2565",
    "28 กุมภาพันธ์ ค.ศ. 2022",
    "28 กุมภาพันธ์ พ.ศ. 2022",
    "วันจันทร์ที่ ๒๘ กุมภาพันธ์ ๒๕๖๕",
    "28 Feb 2022",
    "Feb 28, 2022",
    "28 Sept 2565 BE",
    "28 Feb 22",
    "29/2/2567",
    "29/2/2566",
    "31/4/2565",
    "2/28/2022",
    "28/2",
    "28/2/25655",
    "28/2/1200",
    "ไม่ทราบ",
    "",
]
MOMENTS = [
    "28/2/65 16.30",
    "28 กุมภาพันธ์ 2565 เวลา ๙.๐๕ น.",
    "2022-02-28T16:30",
    "28 ก.พ. 65 9 น.",
    "28/2/65 24.00",
    "28/2/65 16",
    "28 ก.พ. 65",
]


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    yield page
    page.close()


def said(page, widget, language, typed):
    """What the script writes below an input of `widget` for each of `typed`."""
    with translation.override(language):
        html = widget.render("day", "", {"id": "id_day"})
    page.set_content(f"<!doctype html><label for=id_day>Day</label>{html}")
    page.add_script_tag(path=SCRIPT, type="module")
    answers = []
    for text in typed:
        page.fill("#id_day", text)
        answers.append(page.text_content("#id_day-understood"))
    return answers


def understood(parse, write, text):
    try:
        words = write(parse(text))
    except DateError:
        return ""
    return "" if words == text else words


@pytest.mark.browser
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("widget", "parse", "write", "typed"),
    [
        (ThaiDateInput(), parse_date, date_long, DATES),
        (ThaiDateTimeInput(), parse_datetime, datetime_long, MOMENTS),
    ],
)
def test_script_says_what_the_server_understands(page, language, widget, parse, write, typed):
    with translation.override(language):
        expected = [understood(parse, write, text) for text in typed]
    assert said(page, widget, language, typed) == expected


@pytest.mark.browser
def test_script_describes_the_input_for_screen_readers(page):
    said(page, ThaiDateInput(), "th", ["28/2/65"])
    assert page.get_attribute("#id_day", "aria-describedby") == "id_day-understood"
