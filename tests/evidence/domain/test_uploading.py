"""Uploads in chunks: what was acknowledged counts, and whatever breaks off goes on from there."""

import hashlib
import io
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from evidence.domain.errors import NotEditable, Refused, RoundClosed
from evidence.domain.reporting import stops_of, submit
from evidence.domain.uploading import (
    KEPT_FOR,
    UploadGone,
    WrongOffset,
    append,
    begin,
    discard,
    finish,
    give_up_stale,
)
from evidence.models import Evidence, EvidenceRequirement, PartialUpload, StoredFile
from files import parts
from files.storage import all_paths, private_storage
from support import samples
from support.kpi import make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db

PDF = samples.pdf(text="x" * 2000)
HALF = len(PDF) // 2


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.PARTIAL_UPLOADS_ROOT = tmp_path / "uploads"


@pytest.fixture
def submission():
    return make_submission(make_round())


def begun(submission, content=PDF, *, name="คำสั่ง.pdf", client_id=None, **kwargs):
    requirement = EvidenceRequirement.objects.get(criterion__round=submission.round, key="e1_order")
    return begin(
        submission=submission,
        requirement=requirement,
        name=name,
        size=len(content),
        client_id=client_id or uuid.uuid4(),
        by=make_user(),
        **kwargs,
    )


def send(upload, content, offset=0):
    return append(upload=upload, offset=offset, source=io.BytesIO(content[offset:]))


def parts_on_disk():
    return sorted(key for key, _changed in parts.all_keys())


class BreakingLine(io.BytesIO):
    """Gives its bytes, then breaks off as a lost connection does."""

    def read(self, size=-1):
        if chunk := super().read(size):
            return chunk
        raise ConnectionResetError


def test_upload_in_two_chunks_is_filed_once_and_whole(submission):
    upload = begun(submission)
    assert append(upload=upload, offset=0, source=io.BytesIO(PDF[:HALF])) == HALF
    assert send(upload, PDF, HALF) == len(PDF)
    item = finish(upload=upload)
    assert item.file.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (item.title, item.client_id, item.added_by) == (
        "คำสั่ง.pdf",
        upload.client_id,
        upload.owner,
    )
    assert (PartialUpload.objects.count(), parts_on_disk()) == (0, [])


def test_upload_keeps_what_came_before_the_line_broke(submission):
    upload = begun(submission)
    assert append(upload=upload, offset=0, source=BreakingLine(PDF[:HALF])) == HALF
    assert PartialUpload.objects.get().received == HALF
    send(upload, PDF, HALF)
    assert finish(upload=upload).file.original_sha256 == hashlib.sha256(PDF).hexdigest()


@pytest.mark.parametrize("offset", [0, HALF - 1, HALF + 1])
def test_chunk_at_a_wrong_offset_changes_nothing(submission, offset):
    upload = begun(submission)
    append(upload=upload, offset=0, source=io.BytesIO(PDF[:HALF]))
    with pytest.raises(WrongOffset) as refusal:
        append(upload=upload, offset=offset, source=io.BytesIO(b"wrong"))
    assert refusal.value.expected == HALF
    send(upload, PDF, HALF)
    assert finish(upload=upload).file.sha256 == hashlib.sha256(PDF).hexdigest()


def test_bytes_that_were_never_acknowledged_are_written_over(submission):
    upload = begun(submission)
    append(upload=upload, offset=0, source=io.BytesIO(PDF[:HALF]))
    with parts.locked(upload.key) as part:  # as a process leaves it that was killed while writing
        part.append(io.BytesIO(b"garbage"), at=HALF, most=100)
    assert send(upload, PDF, HALF) == len(PDF)
    assert finish(upload=upload).file.sha256 == hashlib.sha256(PDF).hexdigest()


def test_bytes_that_the_disk_lost_are_asked_for_again(submission):
    upload = begun(submission)
    append(upload=upload, offset=0, source=io.BytesIO(PDF[:HALF]))
    with parts.locked(upload.key) as part:
        part.append(io.BytesIO(), at=10, most=0)
    with pytest.raises(WrongOffset) as refusal:
        send(upload, PDF, HALF)
    assert refusal.value.expected == 10


def test_more_than_was_announced_is_not_read(submission):
    upload = begun(submission)
    assert append(upload=upload, offset=0, source=io.BytesIO(PDF + b"more")) == len(PDF)
    assert finish(upload=upload).file.sha256 == hashlib.sha256(PDF).hexdigest()


def test_upload_that_is_not_whole_cannot_be_filed(submission):
    upload = begun(submission)
    append(upload=upload, offset=0, source=io.BytesIO(PDF[:HALF]))
    with pytest.raises(WrongOffset):
        finish(upload=upload)
    assert Evidence.objects.count() == 0


def test_begin_refuses_at_once_what_is_too_large(submission, settings):
    settings.EVIDENCE_MAX_UPLOAD_BYTES = len(PDF)
    begun(submission, PDF)
    with pytest.raises(ValidationError) as refusal:
        begun(submission, PDF + b"x")
    assert refusal.value.code == "too_large"
    with pytest.raises(ValidationError) as refusal:
        begun(submission, b"")
    assert refusal.value.code == "empty"
    assert PartialUpload.objects.count() == 1


def test_begin_twice_with_one_identifier_is_one_upload(submission):
    client_id = uuid.uuid4()
    assert begun(submission, client_id=client_id) == begun(submission, client_id=client_id)


def test_begin_after_submitting_is_refused(submission):
    submit(submission=submission, by=make_user(), confirm_missing=True)
    with pytest.raises(NotEditable):
        begun(submission)


def test_upload_that_is_whole_after_closing_is_refused_and_kept_for_an_extension(submission):
    upload = begun(submission)
    send(upload, PDF)
    with pytest.raises(RoundClosed):
        finish(upload=upload, at=submission.round.closes_at)
    assert PartialUpload.objects.get().is_complete
    assert finish(upload=upload, at=submission.round.closes_at - timedelta(seconds=1))


def test_wrong_file_is_refused_and_leaves_nothing(submission):
    content = samples.executable()
    upload = begun(submission, content, name="รายงาน.pdf")
    send(upload, content)
    with pytest.raises(ValidationError) as refusal:
        finish(upload=upload)
    assert refusal.value.code == "program"
    assert (PartialUpload.objects.count(), parts_on_disk()) == (0, [])


def test_unfinished_upload_stops_the_report_until_it_is_discarded(submission):
    upload = begun(submission)
    assert len(stops_of(submission)) == 1
    discard(upload=upload)
    assert stops_of(submission) == []
    assert parts_on_disk() == []
    with pytest.raises(UploadGone):
        send(upload, PDF)
    assert parts_on_disk() == []


def test_photo_keeps_the_date_that_the_browser_read(submission):
    taken_at = timezone.now() - timedelta(days=3)
    content = samples.jpeg()
    upload = begun(submission, content, name="photo.jpg", taken_at=taken_at)
    send(upload, content)
    assert finish(upload=upload).file.taken_at == taken_at


def test_give_up_stale_takes_what_nothing_was_added_to(submission):
    now = timezone.now()
    stale = begun(submission, at=now - KEPT_FOR)
    fresh = begun(submission, at=now - KEPT_FOR + timedelta(seconds=1))
    with parts.locked(stale.key), parts.locked(fresh.key):
        pass
    assert give_up_stale(at=now) == 1
    assert list(PartialUpload.objects.all()) == [fresh]
    assert parts_on_disk() == [fresh.key]


@pytest.mark.django_db(transaction=True)
def test_same_upload_twice_at_once_is_stored_once(submission):
    client_id = uuid.uuid4()
    start = threading.Barrier(6)

    def window(_number):
        try:
            start.wait()
            upload = begun(submission, client_id=client_id)
            while True:
                try:
                    received = PartialUpload.objects.get(pk=upload.pk).received
                    if received < len(PDF):
                        append(
                            upload=upload,
                            offset=received,
                            source=io.BytesIO(PDF[received : received + HALF]),
                        )
                        continue
                    return finish(upload=upload).pk
                except (parts.PartBusy, WrongOffset):
                    continue
                except (PartialUpload.DoesNotExist, UploadGone):
                    return Evidence.objects.get(client_id=client_id).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        filed = set(pool.map(window, range(6)))
    item = Evidence.objects.get()
    assert filed == {item.pk}
    assert item.file.sha256 == hashlib.sha256(PDF).hexdigest()
    assert StoredFile.objects.count() == 1
    stored = sorted(all_paths(private_storage()))
    assert stored == sorted(filter(None, [item.file.path.name, item.file.thumbnail.name]))
    assert parts_on_disk() == []


def test_workbook_that_names_children_never_lies_on_the_disk_in_parts():
    submission = make_submission(make_round(months=12))
    requirement = EvidenceRequirement.objects.get(criterion__round=submission.round, key="e3_excel")
    given = {"name": "dropout.xlsx", "size": 10, "client_id": uuid.uuid4(), "by": make_user()}
    with pytest.raises(Refused) as refused:
        begin(submission=submission, requirement=requirement, **given)
    assert refused.value.code == "counted_only"
    assert (PartialUpload.objects.count(), parts_on_disk()) == (0, [])
