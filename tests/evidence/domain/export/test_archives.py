"""All dossiers of a round: one at a time, with progress, kept for a week."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from evidence.domain.errors import Refused
from evidence.domain.export.archives import (
    KEPT,
    PATIENCE,
    forget_archives,
    make_archive,
    request_archive,
)
from evidence.models import RoundArchive
from files.storage import PrivateStorage, all_paths, private_storage
from support.evaluation import make_admin, make_sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path


@pytest.fixture
def admin():
    return make_admin()


def test_archive_is_asked_for_made_and_fetched(client, round, admin):
    reports = [make_sent(round) for _ in range(2)]
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    path = reverse("evaluation_round_archives", args=[round.pk])
    assert client.post(path).status_code == 302
    [archive] = client.get(path).context["archives"]
    assert (archive.done, archive.total, archive.has_failed) == (2, 2, False)
    answer = client.get(reverse("evaluation_round_archive", args=[round.pk, archive.pk]))
    content = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    codes = [report.district.code for report in reports]
    assert set(content.namelist()) == {*(f"{code}/summary.pdf" for code in codes), "manifest.csv"}
    text = content.read("manifest.csv").decode("utf-8-sig")
    assert {row["district_code"] for row in csv.DictReader(io.StringIO(text))} == set(codes)
    logged = ModelLogEntry.objects.filter(action__startswith="evidence.dossiers").order_by("pk")
    assert [(entry.action, entry.user, entry.data) for entry in logged] == [
        ("evidence.dossiers_requested", admin, {"reports": 2}),
        ("evidence.dossiers_downloaded", admin, {"reports": 2}),
    ]


def test_one_is_made_at_a_time_until_its_worker_has_given_up(round, admin):
    make_sent(round)
    first = request_archive(round=round, by=admin)
    with pytest.raises(Refused) as refused:
        request_archive(round=round, by=admin)
    assert refused.value.code == "twice"
    with pytest.raises(IntegrityError), transaction.atomic():
        RoundArchive.objects.create(
            round=round, requested_by=admin, requested_at=timezone.now(), total=1
        )
    request_archive(round=round, by=admin, at=timezone.now() + PATIENCE)
    first.refresh_from_db()
    assert (first.has_failed, RoundArchive.objects.count()) == (True, 2)


def test_round_without_reports_has_no_archive(round, admin):
    with pytest.raises(Refused):
        request_archive(round=round, by=admin)


def test_full_disk_is_told(round, admin, monkeypatch):
    make_sent(round)
    archive = request_archive(round=round, by=admin)

    def full(storage, name, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PrivateStorage, "_save", full)
    make_archive(archive=archive)
    archive.refresh_from_db()
    assert archive.has_failed


def test_archive_is_forgotten_after_a_week(round, admin):
    make_sent(round)
    archive = request_archive(round=round, by=admin)
    make_archive(archive=archive)
    assert len(list(all_paths(private_storage()))) == 1
    assert forget_archives(at=archive.requested_at + KEPT - timedelta(seconds=1)) == 0
    assert forget_archives(at=archive.requested_at + KEPT) == 1
    assert list(all_paths(private_storage())) == []
