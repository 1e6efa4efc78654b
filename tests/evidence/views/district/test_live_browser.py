"""What goes on by itself while a page is open: the time left, and the percentage."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.roles import Role
from evidence.models import FigureValue
from support.browser import PHONE
from support.kpi import make_district, make_round
from support.people import make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def officer():
    return make_user(Role.DISTRICT_OFFICER, district=make_district())


def test_time_left_goes_down_and_ends_while_the_page_is_open(open_page, officer):
    round = make_round()
    round.closes_at = timezone.now() + timedelta(hours=25, minutes=30)
    round.save()
    code = officer.memberships.get().district.code
    page = open_page(user=officer, viewport=PHONE)
    page.clock.install()
    page.goto(f"/intranet/districts/{code}/rounds/{round.pk}/")
    line = page.locator("[data-deadline]")
    left = parse_datetime(line.get_attribute("data-deadline")) - parse_datetime(
        line.get_attribute("data-now")
    )
    said = [line.inner_text()]
    # Half a minute before the page would say a minute less, whatever the moment it was made at.
    for rest in (timedelta(hours=2, seconds=30), timedelta(minutes=5, seconds=30), timedelta(0)):
        page.clock.fast_forward((left - rest).total_seconds() * 1000)
        said.append(line.inner_text())
        left = rest
    assert said == ["เหลือ 1 วัน", "เหลือ 2 ชั่วโมง 0 นาที", "เหลือ 5 นาที", "เลยกำหนดส่งแล้ว"]


def test_percentage_and_sums_are_said_while_one_types_and_nothing_is_saved(open_page, officer):
    round = make_round(12)
    figures = {figure.number: figure.pk for figure in round.figures.all()}
    code = officer.memberships.get().district.code
    path = f"/intranet/districts/{code}/rounds/{round.pk}/figures/"
    page = open_page(user=officer, viewport=PHONE, path=path)
    percentage = page.locator("#percentage")

    def type_in(number, text):
        page.locator(f"input[name=v{figures[number]}]").fill(text)

    def shown():
        return percentage.inner_text().split("\n")[1:]

    def sum_of(number):
        return page.locator(f"[data-figure='{figures[number]}'] > .sum").inner_text()

    assert "figure-value" not in percentage.inner_html()
    type_in("1.2", "๑,๐๑๙")
    type_in("1.2.1", "968")
    type_in("1.2.2", "50")
    assert [text for text in shown() if text] == ["94.99 %", "968 จาก 1,019 คน"]
    assert sum_of("1.2") == "1.2 มากกว่าผลรวมของข้อย่อยอยู่ 1"
    type_in("1.2.2", "51")
    assert sum_of("1.2") == "ผลรวมของข้อย่อยตรงกัน"
    type_in("1.2", "0")
    assert [text for text in shown() if text] == ["สำนักงานเขตไม่มีเด็กออกกลางคัน"]
    assert FigureValue.objects.count() == 0


def test_leaving_with_unsaved_figures_is_asked_about_and_saving_is_not(open_page, officer):
    round = make_round(12)
    figure = round.figures.first()
    code = officer.memberships.get().district.code
    path = f"/intranet/districts/{code}/rounds/{round.pk}/figures/"
    page = open_page(user=officer, viewport=PHONE, path=path)
    asked = []

    def leave(dialog):
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    for typed in ("4", "5"):
        page.locator(f"input[name=v{figure.pk}]").click()
        page.keyboard.press("Control+A")
        page.keyboard.type(typed)
        if typed == "4":
            page.goto(path)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(path)
    assert (asked, FigureValue.objects.get(figure=figure).value) == (["beforeunload"], 5)


def test_form_that_comes_back_opens_at_its_first_mistake(open_page, officer):
    round = make_round()
    code = officer.memberships.get().district.code
    path = f"/intranet/districts/{code}/rounds/{round.pk}/submit/"
    page = open_page(user=officer, viewport=PHONE, path=path)
    page.locator("input[name=reporter_email]").fill("ไม่มี")
    page.get_by_role("button", name="ส่งรายงาน").click()
    page.locator(".alert-bad").wait_for()
    focused = page.locator("input:focus")
    focused.wait_for()
    assert focused.get_attribute("aria-invalid") == "true"
    top = focused.bounding_box()["y"]
    assert 0 < top < PHONE["height"]
