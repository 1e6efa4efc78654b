"""Personnel viewers: the PA documents by round, as a list and as a ZIP, and nothing else."""

import csv
import hashlib
import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.roles import Role
from evidence.domain.reporting import save_reporter
from evidence.models import Evidence, EvidenceRequirement, StoredFile
from support.evaluation import make_evaluator, send
from support.kpi import make_district, make_round, make_submission
from support.people import make_user
from support.queries import assert_list_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return make_round(6)


@pytest.fixture
def client(client):
    client.force_login(
        make_user(Role.PERSONNEL_VIEWER), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def make_chosen(round, code=None, *, names=("ถอดบทเรียน.pdf",), challenge=True):
    """A report that was sent with PA documents."""
    district = make_district(code)
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    report = make_submission(round, district, by=officer, is_challenge=challenge)
    requirement = EvidenceRequirement.objects.filter(pa_round=round).order_by("order").first()
    given = {"submission": report, "requirement": requirement, "added_by": officer}
    for name in names:
        content = f"%PDF-1.4 {district.code} {name}".encode()
        stored = StoredFile.objects.create(
            name=name,
            type="pdf",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            original_sha256="0" * 64,
            path=ContentFile(content, name="x.pdf"),
            uploaded_by=officer,
            uploaded_at=timezone.now(),
        )
        Evidence.objects.create(
            file=stored, kind="document", title=name, added_at=timezone.now(), **given
        )
    Evidence.objects.create(
        kind="link", url="https://example.org/", title="=ลิงก์", added_at=timezone.now(), **given
    )
    return send(report, officer)


def opened(client, round):
    answer = client.get(f"/intranet/pa/{round.pk}/zip/")
    assert answer.streaming
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_list_has_districts_that_chose_it_and_sent(client, round):
    chosen = make_chosen(round)
    make_chosen(round, challenge=False)
    unsent = make_submission(round, is_challenge=True)
    [shown] = client.get("/intranet/").context["rounds"]
    page = client.get(f"/intranet/pa/{round.pk}/")
    assert (shown.chosen, list(page.context["submissions"])) == (1, [chosen])
    assert unsent not in page.context["submissions"]


def test_unticking_hides_and_deletes_nothing(client, round):
    report = make_chosen(round)
    type(report).objects.filter(pk=report.pk).update(state="returned")
    report.refresh_from_db()
    by = report.current_version.submitted_by
    save_reporter(submission=report, by=by, is_challenge=False)
    uid = Evidence.objects.filter(file__isnull=False).get().uid
    assert list(client.get(f"/intranet/pa/{round.pk}/").context["submissions"]) == []
    assert client.get(f"/intranet/evidence/{uid}/file/").status_code == 404
    assert Evidence.objects.filter(submission=report, removed_at=None).count() == 2
    save_reporter(submission=report, by=by, is_challenge=True)
    assert client.get(f"/intranet/evidence/{uid}/file/").status_code == 200


def test_zip_has_a_folder_a_district_and_a_manifest_that_fits(client, round):
    make_chosen(round, "district-a", names=("ถอดบทเรียน.pdf", "ถอดบทเรียน.pdf"))
    make_chosen(round, "district-b")
    archive = opened(client, round)
    assert archive.testzip() is None
    files = {
        "district-a/01 ถอดบทเรียน.pdf",
        "district-a/02 ถอดบทเรียน.pdf",
        "district-b/01 ถอดบทเรียน.pdf",
    }
    assert set(archive.namelist()) == files | {"manifest.csv"}
    text = archive.read("manifest.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["path"] for row in rows if row["path"]} == files
    for row in rows:
        if row["path"]:
            assert hashlib.sha256(archive.read(row["path"])).hexdigest() == row["sha256"]
    assert {row["title"] for row in rows if row["url"]} == {"'=ลิงก์"}


def test_personnel_viewers_see_nothing_else(client, round):
    report = make_chosen(round, "district-a")
    paths = [
        "/intranet/districts/district-a/",
        f"/intranet/reports/{report.pk}/",
        f"/intranet/receipts/{report.current_version.receipt_number}/",
        "/intranet/library/",
    ]
    assert [client.get(path).status_code for path in paths] == [404] * 4


@pytest.mark.parametrize("role", [Role.EVALUATOR, Role.REGION_SUPERVISOR, Role.DISTRICT_OFFICER])
def test_others_find_no_list_and_no_document(client, round, role):
    report = make_chosen(round)
    user = make_evaluator() if role == Role.EVALUATOR else make_user(role)
    if role == Role.REGION_SUPERVISOR:
        user.region_memberships.create(region=report.district.region)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    uid = Evidence.objects.filter(file__isnull=False).get().uid
    paths = [
        "/intranet/pa/",
        f"/intranet/pa/{round.pk}/",
        f"/intranet/pa/{round.pk}/zip/",
        f"/intranet/evidence/{uid}/file/",
    ]
    assert [client.get(path).status_code for path in paths] == [404] * 4


def test_list_has_the_same_queries_at_any_length(client, round):
    def add(number):
        for _ in range(number):
            make_chosen(round)

    assert_list_queries(lambda: client.get(f"/intranet/pa/{round.pk}/"), add, 6)
