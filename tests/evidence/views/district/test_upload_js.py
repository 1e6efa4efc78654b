"""What the scripts of a criterion's page do in a real browser."""

import hashlib
import io
import uuid
from datetime import UTC, datetime

import pytest
from PIL import Image

from accounts.roles import Role
from evidence.domain.uploading import append, begin
from evidence.models import Evidence, EvidenceRequirement, PartialUpload
from support import samples
from support.browser import PHONE
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


def test_camera_is_offered_to_devices_held_in_the_hand_alone(criterion_page):
    page = criterion_page(viewport=PHONE, has_touch=True, is_mobile=True)
    assert page.locator(".camera").first.is_visible()
    assert criterion_page().locator(".camera").first.is_hidden()


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
