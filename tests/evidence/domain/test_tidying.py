"""What a killed process leaves behind is found, and nothing else is touched."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from evidence.domain.filing import add_file, remove
from evidence.domain.tidying import clear, find
from evidence.models import EvidenceRequirement, StoredFile
from files import parts
from files.storage import all_paths, private_storage
from support import samples
from support.kpi import make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.PARTIAL_UPLOADS_ROOT = tmp_path / "uploads"


@pytest.fixture
def item():
    submission = make_submission(make_round())
    return add_file(
        submission=submission,
        requirement=EvidenceRequirement.objects.filter(criterion__round=submission.round).first(),
        file=io.BytesIO(samples.pdf()),
        name="order.pdf",
        by=make_user(),
    )


def tomorrow():
    return timezone.now() + timedelta(days=1, minutes=1)


def left_over():
    """A file without a row, a row without evidence and a part without an upload."""
    orphan = private_storage().save("ab/cd/orphan.pdf", ContentFile(b"%PDF"))
    path = private_storage().save("ab/cd/row.pdf", ContentFile(b"%PDF"))
    row = StoredFile.objects.create(
        path=path,
        name="row.pdf",
        type="pdf",
        size=4,
        sha256="0" * 64,
        original_sha256="0" * 64,
        uploaded_by=make_user(),
        uploaded_at=timezone.now(),
    )
    with parts.locked("1-orphan") as part:
        part.append(io.BytesIO(b"half"), at=0, most=4)
    return orphan, row


def test_what_is_left_over_is_found_and_deleted(item):
    kept = sorted(all_paths(private_storage()))
    orphan, row = left_over()
    findings = find(at=tomorrow())
    assert (findings.files, findings.rows, findings.parts, findings.lost) == (
        [orphan],
        [row],
        ["1-orphan"],
        [],
    )
    clear(findings)
    assert sorted(all_paths(private_storage())) == kept
    assert list(StoredFile.objects.all()) == [item.file]
    assert list(parts.all_keys()) == []


def test_what_is_younger_than_a_day_may_still_be_at_work(item):
    left_over()
    findings = find()
    assert (findings.files, findings.rows, findings.parts) == ([], [], [])


def test_removed_evidence_keeps_its_file(item):
    remove(evidence=item, by=make_user())
    findings = find(at=tomorrow())
    assert (findings.files, findings.rows) == ([], [])


def test_command_fails_when_a_file_is_lost(item):
    private_storage().delete(item.file.path.name)
    with pytest.raises(CommandError, match=item.file.path.name):
        call_command("tidy_files")


def test_command_deletes_only_when_told(item, capsys):
    orphan, _row = left_over()
    call_command("tidy_files")
    assert private_storage().exists(orphan)
    assert "0 files" in capsys.readouterr().out
