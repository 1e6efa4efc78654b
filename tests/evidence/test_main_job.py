"""The main job in a real browser, on a phone: a district files all nine criteria and sends them."""

import pytest

from accounts.roles import Role
from evidence.models import Evidence, Submission
from support import samples
from support.accessibility import violations
from support.browser import PHONE
from support.kpi import make_district, make_round
from support.people import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def round():
    return make_round()


@pytest.fixture
def officer(district):
    return make_user(
        Role.DISTRICT_OFFICER,
        district=district,
        username="officer",
        password="รหัสผ่านยาวพอ 1",
        position="นักวิชาการศึกษา",
        phone="0 2000 0000",
        email="demo@example.org",
    )


def upload(section, name, content):
    section.locator("form.add input[multiple]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def test_officer_files_all_nine_criteria_on_a_phone_and_sends_them(
    open_page, round, district, officer
):
    page = open_page(path="/accounts/login/", viewport=PHONE)
    page.get_by_label("ชื่อผู้ใช้").fill("officer")
    page.locator("input[name=password]").fill("รหัสผ่านยาวพอ 1")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/intranet/")

    page.locator("main a.button").first.click()
    page.locator(".tasks .task-link").first.click()
    for number in range(1, 10):
        page.wait_for_url(f"**/criteria/{number}/")
        for section in page.locator(".requirement").all():
            if number in (5,):
                continue
            upload(section, f"หลักฐาน {number}.pdf", samples.pdf())
            section.locator(".files > li").wait_for()
        if number == 5:
            for index in range(page.locator(".requirement").count()):
                section = page.locator(".requirement").nth(index)
                section.locator("input[inputmode=url]").fill("www.facebook.com/demo")
                section.locator("form.add button[type=submit]").click()
                page.locator(".requirement").nth(index).locator(".files > li").wait_for()
        page.locator("main nav a.button").last.click()

    page.wait_for_url(f"**/rounds/{round.pk}/")
    assert page.locator(".tasks .badge-good").count() == 9
    page.locator(".action-bar a.button").click()
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/receipts/**")

    version = Submission.objects.get().current_version
    assert len(version.manifest) == 15
    assert page.locator(".receipt-number").inner_text() == version.receipt_number
    assert {item["kind"] for item in version.manifest} == {"document", "link"}
    for entry in version.manifest:
        assert page.get_by_text(entry["sha256"]).count() >= 1 if entry["sha256"] else True


def test_officer_is_told_why_a_file_was_refused_and_keeps_the_others(
    open_page, browser_problems, round, district, officer
):
    browser_problems.expect("status of 422")
    path = f"/intranet/districts/{district.code}/rounds/{round.pk}/criteria/1/"
    page = open_page(user=officer, path=path, viewport=PHONE)
    section = page.locator(".requirement").first
    upload(section, "คำสั่ง.pdf", samples.pdf())
    section.locator(".files > li").wait_for()
    upload(section, "โปรแกรม.pdf", samples.executable())
    refused = section.locator(".uploads .refused")
    refused.wait_for()
    assert "โปรแกรม" in refused.inner_text()
    assert list(Evidence.objects.live().values_list("title", flat=True)) == ["คำสั่ง.pdf"]


def test_officer_without_a_script_files_by_a_plain_form(open_page, round, district, officer):
    path = f"/intranet/districts/{district.code}/rounds/{round.pk}/criteria/1/"
    page = open_page(user=officer, path=path, viewport=PHONE, java_script_enabled=False)
    upload(page.locator(".requirement").first, "คำสั่ง.pdf", samples.pdf())
    page.locator("form.add button[type=submit]").first.click()
    page.locator(".files > li").wait_for()
    assert Evidence.objects.live().get().title == "คำสั่ง.pdf"


@pytest.mark.parametrize(
    "name", ["", "rounds/{round}/", "rounds/{round}/criteria/2/", "rounds/{round}/submit/"]
)
def test_district_pages_are_accessible(open_page, round, district, officer, name):
    path = f"/intranet/districts/{district.code}/{name.format(round=round.pk)}"
    for viewport in (PHONE, {"width": 1280, "height": 800}):
        page = open_page(user=officer, path=path, viewport=viewport)
        assert violations(page) == []
