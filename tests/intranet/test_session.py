"""A page that is older than its session sends nothing, and loses nothing that was typed."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from accounts.roles import Role
from support.browser import PHONE, session_cookie
from support.kpi import make_district, make_round
from support.people import make_user


@pytest.mark.django_db
def test_session_tells_each_of_themselves_and_visitors_of_nobody(client):
    place = reverse("intranet_session")
    assert client.get(place).json() == {"user": None}
    officer = make_user(Role.DISTRICT_OFFICER, district=make_district(), first_name="หนึ่ง")
    client.force_login(officer)
    answer = client.get(place)
    told = answer.json()
    assert (told["user"], told["name"], len(told["token"])) == (officer.pk, str(officer), 64)
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_form_is_not_sent_into_a_broken_line_or_another_session_and_keeps_what_was_typed(
    open_page, live_server, browser_problems
):
    browser_problems.expect("ERR_INTERNET_DISCONNECTED")
    round = make_round(12)
    district = make_district()
    officer = make_user(Role.DISTRICT_OFFICER, district=district, first_name="หนึ่ง")
    other = make_user(Role.DISTRICT_OFFICER, district=make_district(), first_name="สอง")
    place = reverse("district_figures", kwargs={"district": district.code, "round": round.pk})
    page = open_page(user=officer, path=place, viewport=PHONE)
    context = page.context
    figure = round.figures.get(number="1.1")
    typed = page.locator(f"input[name=v{figure.pk}]")
    typed.fill("๑๒")
    send = page.get_by_role("button", name="บันทึกตัวเลข")

    def sent_in_vain(why):
        send.click()
        page.locator(".send-note.alert", has_text=f"{why} จึงยังไม่ได้ส่ง").wait_for()
        return typed.input_value() == "๑๒"

    context.set_offline(True)
    assert sent_in_vain("สัญญาณขาด")
    context.set_offline(False)
    Session.objects.all().delete()
    assert sent_in_vain("คุณออกจากระบบแล้ว")
    context.add_cookies([session_cookie(other, live_server.url)])
    assert sent_in_vain(f"ขณะนี้เบราว์เซอร์นี้เข้าสู่ระบบเป็น {other}")
    context.add_cookies([session_cookie(officer, live_server.url)])
    send.click()
    page.locator(".alert-good").wait_for()
    assert figure.values.get().value == 12
