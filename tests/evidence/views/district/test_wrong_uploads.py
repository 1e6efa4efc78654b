"""A wrong upload gets a Thai sentence that says what to do, and nothing filed before is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.roles import Role
from evidence.models import Evidence, EvidenceRequirement, StoredFile
from support import samples
from support.kpi import make_district, make_round
from support.people import make_user

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
JPEG = samples.jpeg(samples.picture((640, 480)))

# name, bytes, what the sentence tells to do
WRONG = {
    "empty": ("รายงาน.pdf", b"", "อัปโหลดอีกครั้ง"),
    "cut off": ("ภาพ.jpg", JPEG[: len(JPEG) * 6 // 10], "อัปโหลดอีกครั้ง"),
    "renamed program": ("รายงาน.docx", samples.executable(), "เลือก"),
    "60 MB": ("วิดีโอ.pdf", samples.pdf() + bytes(60 * MEGABYTE), "50 MB"),
    "200 megapixels": ("ภาพ.png", samples.png_header_only(20_000, 10_000), "50 ล้านพิกเซล"),
}


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.mark.parametrize(("name", "content", "advice"), WRONG.values(), ids=WRONG)
def test_wrong_upload_is_answered_in_thai_and_loses_nothing(client, name, content, advice):
    district, round = make_district(), make_round()
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=district))
    requirement = EvidenceRequirement.objects.get(criterion__round=round, key="e1_order")
    page = reverse(
        "district_criterion", kwargs={"district": district.code, "round": round.pk, "number": 1}
    )

    def upload(name, content):
        return client.post(
            page,
            {
                "requirement": requirement.pk,
                f"r{requirement.pk}-files": SimpleUploadedFile(name, content),
            },
            headers={"accept": "application/json"},
        )

    assert upload("คำสั่ง.pdf", samples.pdf()).json()["errors"] == []
    answer = upload(name, content)
    assert answer.status_code == 422
    (sentence,) = answer.json()["errors"]
    assert sentence.startswith(f"{name}: ")
    assert advice in sentence
    assert list(Evidence.objects.live().values_list("title", flat=True)) == ["คำสั่ง.pdf"]
    assert StoredFile.objects.count() == 1
