"""The tus endpoint as the protocol has it, asked as a client of any make would."""

import base64
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from accounts.roles import Role
from evidence.enums import PracticeLevel
from evidence.models import Evidence, EvidenceRequirement, PartialUpload
from files import parts
from support import samples
from support.kpi import make_district, make_round
from support.people import make_user

pytestmark = pytest.mark.django_db

TUS = {"Tus-Resumable": "1.0.0"}
PDF = samples.pdf()
SIZE = len(PDF)
HALF = SIZE // 2


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.PARTIAL_UPLOADS_ROOT = tmp_path / "uploads"


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def client(client, district):
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=district))
    return client


@pytest.fixture
def uploads(round, district):
    return reverse("district_uploads", kwargs={"district": district.code, "round": round.pk})


def requirement_of(round, key="e1_order"):
    return EvidenceRequirement.objects.get(criterion__round=round, key=key)


def begin(client, uploads, requirement, *, size=SIZE, headers=TUS, **metadata):
    given = {"requirement": requirement.pk, "client_id": uuid.uuid4(), "filename": "คำสั่ง.pdf"}
    pairs = [
        f"{key} {base64.b64encode(str(value).encode()).decode()}"
        for key, value in (given | metadata).items()
    ]
    return client.post(
        uploads,
        headers={**headers, "Upload-Length": str(size), "Upload-Metadata": ",".join(pairs)},
    )


def patch(client, url, content, offset, *, media="application/offset+octet-stream", headers=TUS):
    return client.patch(
        url, content, content_type=media, headers={**headers, "Upload-Offset": str(offset)}
    )


def test_upload_arrives_in_chunks_and_is_filed(client, round, uploads):
    answer = begin(client, uploads, requirement_of(round))
    url = answer["Location"]
    assert (answer.status_code, answer["Tus-Resumable"]) == (201, "1.0.0")
    assert answer["Upload-Expires"].endswith("GMT")
    answer = patch(client, url, PDF[:HALF], 0)
    assert (answer.status_code, answer["Upload-Offset"]) == (204, str(HALF))
    answer = client.head(url, headers=TUS)
    assert (answer.status_code, answer["Upload-Offset"], answer["Upload-Length"]) == (
        200,
        str(HALF),
        str(len(PDF)),
    )
    assert "no-store" in answer["Cache-Control"]
    assert patch(client, url, PDF[HALF:], HALF).status_code == 204
    answer = client.post(url)
    item = Evidence.objects.get()
    assert (answer.status_code, answer.json()["errors"]) == (200, [])
    assert f'id="item-{item.uid}"' in answer.json()["rows"][0]
    # The answer was lost: asked again, it is the same.
    assert f'id="item-{item.uid}"' in client.post(url).json()["rows"][0]
    assert Evidence.objects.count() == 1


def test_server_tells_what_it_knows_of_the_protocol(client, uploads):
    answer = client.options(uploads)
    assert (answer.status_code, answer["Tus-Version"]) == (204, "1.0.0")
    assert answer["Tus-Extension"] == "creation,expiration,termination"
    assert answer["Tus-Max-Size"] == str(50 * 1024 * 1024)


def test_chunk_at_a_wrong_offset_is_409(client, round, uploads):
    url = begin(client, uploads, requirement_of(round))["Location"]
    patch(client, url, PDF[:HALF], 0)
    assert patch(client, url, PDF, 0).status_code == 409
    assert client.head(url, headers=TUS)["Upload-Offset"] == str(HALF)


def test_chunk_while_another_is_written_is_423(client, round, uploads):
    url = begin(client, uploads, requirement_of(round))["Location"]
    with parts.locked(PartialUpload.objects.get().key):
        assert patch(client, url, PDF, 0).status_code == 423
        assert client.post(url).status_code == 423
    assert patch(client, url, PDF, 0).status_code == 204


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"headers": {}}, 412),
        ({"headers": {"Tus-Resumable": "0.2.2"}}, 412),
        ({"media": "text/plain"}, 415),
        ({"offset": -1}, 400),
        ({"content": PDF + b"x"}, 413),
    ],
    ids=["no version", "other version", "other media type", "no offset", "longer than announced"],
)
def test_chunk_against_the_protocol_is_refused(client, round, uploads, change, status):
    url = begin(client, uploads, requirement_of(round))["Location"]
    given = {"content": PDF, "offset": 0} | change
    assert patch(client, url, **given).status_code == status
    assert PartialUpload.objects.get().received == 0


def test_upload_that_is_given_up_is_gone(client, round, uploads):
    url = begin(client, uploads, requirement_of(round))["Location"]
    assert client.delete(url, headers=TUS).status_code == 204
    assert client.head(url, headers=TUS).status_code == 404
    assert PartialUpload.objects.count() == 0


@pytest.mark.parametrize(
    ("size", "status", "sentence"),
    [
        (50 * 1024 * 1024 + 1, 413, "ไฟล์ใหญ่เกิน 50 MB"),
        (0, 422, "ไฟล์ว่างเปล่า"),
    ],
)
def test_size_that_can_never_be_filed_is_refused_at_once(
    client, round, uploads, size, status, sentence
):
    answer = begin(client, uploads, requirement_of(round), size=size)
    assert answer.status_code == status
    assert answer.json()["errors"][0].startswith(sentence)
    assert PartialUpload.objects.count() == 0


def test_refused_file_is_told_in_words_and_forgotten(client, round, uploads):
    content = samples.executable()
    url = begin(client, uploads, requirement_of(round), size=len(content))["Location"]
    patch(client, url, content, 0)
    answer = client.post(url)
    assert (answer.status_code, answer.json()["rows"]) == (422, [])
    assert "เลือก" in answer.json()["errors"][0]
    assert client.post(url).status_code == 404


def test_practice_says_whose_it_is(client, district):
    twelve = make_round(12)
    uploads = reverse("district_uploads", kwargs={"district": district.code, "round": twelve.pk})
    requirement = EvidenceRequirement.objects.get(criterion__round=twelve, takes_practices=True)
    answer = begin(client, uploads, requirement)
    assert (answer.status_code, len(answer.json()["errors"])) == (422, 1)
    answer = begin(client, uploads, requirement, practice_level="school", school_name="โรงเรียนสมมุติ")
    patch(client, answer["Location"], PDF, 0)
    client.post(answer["Location"])
    item = Evidence.objects.get()
    assert (item.practice_level, item.school.name_th) == (PracticeLevel.SCHOOL, "โรงเรียนสมมุติ")


def test_upload_of_another_person_does_not_exist_but_a_colleague_may_discard_it(
    client, round, district, uploads
):
    url = begin(client, uploads, requirement_of(round))["Location"]
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=district))
    answers = [
        client.head(url, headers=TUS),
        patch(client, url, PDF, 0),
        client.delete(url, headers=TUS),
        client.post(url),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]
    assert PartialUpload.objects.get().received == 0
    stranger = make_user(Role.DISTRICT_OFFICER, district=make_district())
    client.force_login(stranger)
    assert client.post(f"{url}discard/").status_code == 404
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=district))
    assert client.post(f"{url}discard/").status_code == 302
    assert PartialUpload.objects.count() == 0


def test_page_lists_what_has_not_arrived_and_whose_it_is(client, round, district, uploads):
    requirement = requirement_of(round)
    url = begin(client, uploads, requirement, fingerprint="10-20")["Location"]
    patch(client, url, PDF[:HALF], 0)
    page = reverse(
        "district_criterion", kwargs={"district": district.code, "round": round.pk, "number": 1}
    )
    own = client.get(page).content.decode()
    assert 'data-fingerprint="10-20"' in own
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=district))
    colleague = client.get(page).content.decode()
    assert "คำสั่ง.pdf" in colleague
    assert "data-fingerprint" not in colleague


def test_begin_at_a_report_that_was_never_begun_makes_it(client, round, uploads):
    assert begin(client, uploads, requirement_of(round)).status_code == 201
    assert PartialUpload.objects.get().submission.round == round


def test_outdated_page_is_refused_with_what_to_do_until_it_fetches_a_token(round, district):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=district))
    place = {"district": district.code, "round": round.pk, "number": 1}
    url = reverse("district_criterion", kwargs=place)
    link = {"requirement": requirement_of(round).pk}
    link[f"r{link['requirement']}-url"] = "example.org"
    refused = client.post(url, link)
    assertContains(refused, "โหลดหน้าใหม่", status_code=403)
    answer = client.get(reverse("intranet_session"))
    assert "no-store" in answer["Cache-Control"]
    headers = {"X-CSRFToken": answer.json()["token"]}
    assert client.post(url, link, headers=headers).status_code == 302
    assert Evidence.objects.get().url == "https://example.org/"
