"""Dates in Wagtail's admin are shown in the reader's era and typed in any form."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from support.people import make_user, set_language
from thai.blocks import ThaiDateBlock
from thai.widgets import ThaiDateInput

HISTORY = "wagtailadmin_reports:site_history"


@pytest.mark.parametrize(
    ("language", "widget", "value", "shown"),
    [
        ("th", AdminDateInput(), "2022-02-28", "28 กุมภาพันธ์ 2565"),
        ("en", AdminDateInput(), "2022-02-28", "28 February 2022"),
        ("th", AdminDateInput(), "<ไม่ทราบ>", "&lt;ไม่ทราบ&gt;"),
        ("th", AdminDateTimeInput(), "2022-02-28 16:30", "28 กุมภาพันธ์ 2565 เวลา 16.30\u00a0น."),
    ],
)
def test_wagtails_own_inputs_show_dates_in_words(language, widget, value, shown):
    with translation.override(language):
        html = widget.render("day", value)
    assert f'name="day" value="{shown}"' in html
    assert f'data-sent-as="iso" data-language="{language}"' in html


def test_empty_input_shows_nothing():
    with translation.override("th"):
        assert " value=" not in AdminDateInput().render("day", None)


@pytest.mark.parametrize(("language", "era"), [("th", "5 มกราคม 2569"), ("en", "5 January 2026")])
def test_filter_of_a_listing_is_shown_in_the_readers_era(client, db, language, era):
    user = make_user(is_superuser=True)
    set_language(user, language)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse(HISTORY), {"timestamp_from": "2026-01-05"})
    assert f'name="timestamp_from" value="{era}"' in response.text
    assert 'value="2026-01-05"' not in response.text


def test_date_block_is_typed_in_words_and_kept_as_any_date_block():
    block = ThaiDateBlock()
    with translation.override("th"):
        assert block.get_form_state(date(2022, 2, 28)) == "28 กุมภาพันธ์ 2565"
    assert block.clean("28 ก.พ. 65") == date(2022, 2, 28)
    assert isinstance(block.field.widget, ThaiDateInput)
    assert block.deconstruct()[0] == "wagtail.blocks.DateBlock"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_date_is_typed_and_picked_in_the_buddhist_era(open_page):
    user = make_user(is_superuser=True)
    set_language(user, "th")
    page = open_page(user, reverse(HISTORY) + "?timestamp_from=2026-01-05")
    page.locator(".w-drilldown button, [aria-label*=กรอง]").first.click()
    page.locator("button.w-drilldown__toggle", has_text="วันที่").click()
    start = page.locator("input[name=timestamp_from]")
    assert start.input_value() == "5 มกราคม 2569"

    start.click()
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    assert calendar.locator(".xdsoft_year > span").inner_text() == "2569"
    with page.expect_response("**/results/?*timestamp_from=2026-01-20*"):
        calendar.locator("td[data-date='20'][data-month='0']").click()
    assert start.input_value() == "20 มกราคม 2569"

    with page.expect_response("**/results/?*timestamp_from=2025-10-01*"):
        start.fill("๑ ต.ค. ๖๘")
        start.blur()
    assert start.input_value() == "1 ตุลาคม 2568"
