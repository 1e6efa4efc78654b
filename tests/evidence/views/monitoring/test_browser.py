"""The section as a phone sees it: saved while one types, told of a colleague's answer."""

import pytest

from accounts.roles import Role
from evidence.models import Answer
from support.accessibility import violations
from support.browser import PHONE
from support.kpi import make_district, make_monitoring_round
from support.people import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.long
def test_section_saves_itself_and_tells_of_a_colleague(open_page):
    district = make_district(code="krabi")
    round = make_monitoring_round(district.region)
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    base = f"/intranet/districts/krabi/monitoring/{round.pk}/"
    page = open_page(officer, f"{base}sections/10/", viewport=PHONE)
    assert violations(page) == []
    page.locator("textarea").fill("ฝนตกหนัก")
    page.get_by_text("บันทึกแล้ว").wait_for()
    assert Answer.objects.get().text == "ฝนตกหนัก"
    Answer.objects.update(text="ของเพื่อน", revision=9)
    page.locator("textarea").fill("ของฉัน")
    page.get_by_text("“ของเพื่อน”").wait_for()
    assert Answer.objects.get().text == "ของเพื่อน"
    page.locator("textarea").press_sequentially(" จริง")
    page.get_by_text("บันทึกแล้ว").wait_for()
    assert Answer.objects.get().text == "ของฉัน จริง"
    page.goto(base)
    assert violations(page) == []
    page.goto(f"{base}sections/7/")
    assert violations(page) == []
