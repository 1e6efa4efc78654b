"""What the scripts of a criterion's page do in a real browser."""

import hashlib
import io
import os
import uuid
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from PIL import Image

from accounts.roles import Role
from evidence.domain.uploading import append, begin
from evidence.models import Evidence, EvidenceRequirement, PartialUpload
from support import samples
from support.browser import PHONE, session_cookie
from support.kpi import make_district, make_round, make_submission
from support.people import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.PARTIAL_UPLOADS_ROOT = tmp_path / "uploads"


@pytest.fixture
def submission():
    district = make_district()
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    submission = make_submission(make_round(), district, by=officer)
    submission.officer = officer
    return submission


@pytest.fixture
def criterion_page(open_page, submission):
    def criterion_page(**options):
        path = f"/intranet/districts/{submission.district.code}/rounds/{submission.round_id}"
        return open_page(user=submission.officer, path=f"{path}/criteria/1/", **options)

    return criterion_page


def large_photo():
    """More than a megabyte and 2,560 pixels, with a place and a date, stored lying on its side."""
    noise = Image.effect_noise((1500, 1000), 60).resize((3000, 2000)).convert("RGB")
    return samples.jpeg(noise, exif=samples.exif(orientation=6, taken="2569:02:28 16:30:05"))


@pytest.mark.long
def test_large_photo_is_made_smaller_before_it_is_sent_and_keeps_its_date(criterion_page):
    photo = large_photo()
    page = criterion_page(viewport=PHONE, has_touch=True)
    camera = page.locator("form.add input[capture]").first
    camera.set_input_files({"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo})
    page.locator(".files > li").wait_for()
    stored = Evidence.objects.get().file
    assert (stored.width, stored.height) == (1707, 2560)
    assert stored.taken_at == datetime(2026, 2, 28, 9, 30, 5, tzinfo=UTC)
    assert stored.original_sha256 != hashlib.sha256(photo).hexdigest()
    # Its preview comes by itself.
    page.locator(".files .thumb img").wait_for()


@pytest.mark.long
def test_camera_is_offered_to_devices_held_in_the_hand_alone(criterion_page):
    page = criterion_page(viewport=PHONE, has_touch=True, is_mobile=True)
    assert page.locator(".camera").first.is_visible()
    assert criterion_page().locator(".camera").first.is_hidden()


@pytest.mark.long
def test_files_that_are_dropped_are_taken(criterion_page):
    page = criterion_page()
    data = page.evaluate_handle(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "คำสั่ง.pdf"));
            data.items.add(new File([text], "ประกาศ.pdf"));
            return data;
        }""",
        samples.pdf().decode("latin-1").encode("ascii", "replace").decode(),
    )
    page.locator("form.add").first.dispatch_event("drop", {"dataTransfer": data})
    page.locator(".files > li").nth(1).wait_for()
    titles = Evidence.objects.values_list("title", flat=True)
    assert sorted(titles) == ["คำสั่ง.pdf", "ประกาศ.pdf"]


def test_file_that_had_arrived_when_the_page_was_left_is_filed_on_return(
    criterion_page, submission
):
    content = samples.pdf()
    upload = begin(
        submission=submission,
        requirement=EvidenceRequirement.objects.filter(criterion__round=submission.round).first(),
        name="คำสั่ง.pdf",
        size=len(content),
        client_id=uuid.uuid4(),
        by=submission.officer,
    )
    append(upload=upload, offset=0, source=io.BytesIO(content))
    page = criterion_page()
    page.locator(".files > li").wait_for()
    assert Evidence.objects.get().client_id == upload.client_id
    assert PartialUpload.objects.count() == 0


def test_two_who_work_on_one_criterion_see_each_other(criterion_page, open_page, submission):
    colleague = make_user(
        Role.DISTRICT_OFFICER,
        district=submission.district,
        first_name="สมชาย",
        last_name="สมมุติ",
    )
    mine = criterion_page()
    theirs = open_page(user=colleague, path=mine.url)
    theirs.locator(".presence .others").wait_for()
    mine.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    others = mine.locator(".presence .others")
    others.wait_for()
    assert "สมชาย สมมุติ" in others.inner_text()


#: As in static/js/upload/transfer.js.
CHUNK = 512 * 1024


def two_and_a_half_chunks(name):
    content = samples.pdf(ballast=os.urandom(CHUNK * 5 // 2))
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


class Chunks:
    """The chunks that a page sends; from the second of a file on they meet with `trouble`."""

    def __init__(self, page, trouble):
        self.trouble, self.sent = trouble, []
        page.route("**/uploads/*/", self)

    def __call__(self, route):
        offset = route.request.headers.get("upload-offset")
        if route.request.method != "PATCH":
            return route.continue_()
        if self.trouble and offset != "0":
            return self.trouble(route)
        self.sent.append(offset)
        return route.continue_()


@pytest.mark.long
def test_each_file_shows_how_far_it_is_and_goes_on_by_hand(criterion_page, browser_problems):
    browser_problems.expect("ERR_FAILED")
    page = criterion_page(viewport=PHONE)
    chunks = Chunks(page, lambda route: route.abort())
    page.clock.install()
    files = [two_and_a_half_chunks("คำสั่ง.pdf"), two_and_a_half_chunks("ประกาศ.pdf")]
    page.locator("form.add input[multiple]").first.set_input_files(files)
    rows = [page.locator(".uploads > li", has_text=file["name"]) for file in files]
    for row, file in zip(rows, files, strict=True):
        row.get_by_text("สัญญาณไม่ดี จะอัปโหลดต่อเอง").wait_for()
        share = row.locator("progress").evaluate("bar => [bar.ariaLabel, bar.value]")
        assert share == [file["name"], CHUNK / len(file["buffer"])]
    for row in rows:
        while not (again := row.get_by_role("button", name="ลองอีกครั้ง")).is_visible():
            page.clock.run_for(10_000)
        assert again.count() == 1
    chunks.trouble = None
    for number, row in enumerate(rows, start=1):
        row.get_by_role("button", name="ลองอีกครั้ง").click()
        page.locator(".files > li").nth(number - 1).wait_for()
    assert sorted(chunks.sent) == sorted(["0", f"{CHUNK}", f"{2 * CHUNK}"] * 2)
    titles = Evidence.objects.values_list("title", flat=True)
    assert sorted(titles) == ["คำสั่ง.pdf", "ประกาศ.pdf"]


@pytest.mark.long
def test_session_that_ends_in_the_middle_of_an_upload_loses_nothing(
    criterion_page, submission, browser_problems
):
    browser_problems.expect("status of 403")
    submission.officer.set_password("รหัสผ่านยาวพอ 1")
    submission.officer.save()
    page = criterion_page(viewport=PHONE)
    chunks = Chunks(page, lambda route: Session.objects.all().delete() and route.continue_())
    file = two_and_a_half_chunks("คำสั่ง.pdf")
    page.locator("form.add input[multiple]").first.set_input_files(file)
    row = page.locator(".uploads > li")
    row.get_by_text("คุณออกจากระบบแล้ว").wait_for()
    assert PartialUpload.objects.get().received == CHUNK
    row.get_by_role("button", name="ลองอีกครั้ง").click()  # before signing in: the same answer
    row.get_by_text("คุณออกจากระบบแล้ว").wait_for()
    with page.context.expect_page() as opened:
        row.get_by_role("link").click()
    door = opened.value
    door.locator("input[name=login]").fill(submission.officer.username)
    door.locator("input[name=password]").fill("รหัสผ่านยาวพอ 1")
    door.locator("input[name=password]").press("Enter")
    door.locator(".unfinished").wait_for()
    chunks.trouble = None
    row.get_by_role("button", name="ลองอีกครั้ง").click()
    page.locator(".files > li").wait_for()
    assert chunks.sent == ["0", f"{CHUNK}", f"{2 * CHUNK}"]
    assert Evidence.objects.get().file.original_sha256 == sha256(file)
    # The page's other forms work too: they have the new session's token.
    page.locator(".files form button").first.click()
    page.locator(".files-none").first.wait_for()
    assert Evidence.objects.live().count() == 0


@pytest.mark.long
def test_upload_is_nobody_elses_where_another_office_signs_in_on_the_same_machine(
    criterion_page, submission, browser_problems
):
    browser_problems.expect("status of 403")
    page = criterion_page(viewport=PHONE)
    own = page.context.cookies()
    other = make_user(
        Role.DISTRICT_OFFICER, district=make_district(), first_name="อื่น", last_name="สมมุติ"
    )
    root = page.url.partition("/intranet/")[0]
    # Signing in makes a new token as well.
    token = {"name": settings.CSRF_COOKIE_NAME, "value": "x" * 32, "url": root}
    cookies = [session_cookie(other, root), token]

    def take_over(route):
        page.context.add_cookies(cookies)
        route.continue_()

    chunks = Chunks(page, take_over)
    file = two_and_a_half_chunks("คำสั่ง.pdf")
    page.locator("form.add input[multiple]").first.set_input_files(file)
    refused = page.locator(".uploads .refused")
    refused.wait_for()
    said = refused.inner_text()
    office = submission.district.short
    assert said.startswith(f"ขณะนี้เบราว์เซอร์นี้เข้าสู่ระบบเป็น อื่น สมมุติ ส่วนไฟล์นี้เป็นของ {office}")
    assert refused.get_by_role("link", name="เปลี่ยนบัญชี").get_attribute("href") == (
        "/accounts/logout/?next=/accounts/login/"
    )
    assert not Evidence.objects.exists()
    chunks.trouble = None
    page.context.add_cookies(own)
    page.locator(".uploads").get_by_role("button", name="ลองอีกครั้ง").click()
    page.locator(".files > li").wait_for()
    assert chunks.sent == ["0", f"{CHUNK}", f"{2 * CHUNK}"]
    assert Evidence.objects.get().added_by == submission.officer


@pytest.mark.long
def test_page_that_is_older_than_its_session_fetches_a_new_token_by_itself(
    criterion_page, browser_problems
):
    browser_problems.expect("status of 403")
    page = criterion_page(viewport=PHONE)
    page.locator("input[name=csrfmiddlewaretoken]").evaluate_all(
        "all => all.forEach(each => { each.value = each.value.replace(/./g, 'x') })"
    )
    file = two_and_a_half_chunks("คำสั่ง.pdf")
    page.locator("form.add input[multiple]").first.set_input_files(file)
    page.locator(".files > li").wait_for()
    assert Evidence.objects.get().file.original_sha256 == sha256(file)


def sha256(file):
    return hashlib.sha256(file["buffer"]).hexdigest()
