"""A file that arrives in chunks over a bad line, until it is whole and can be filed."""

from contextlib import contextmanager
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.deadlines import ensure_editable
from evidence.domain.errors import NotEditable, Refused, RoundClosed
from evidence.domain.filing import add_file, check_place
from evidence.models import PartialUpload, Submission
from files import parts
from files.kinds import max_upload_bytes
from files.rejections import RejectedFile
from files.spool import MEGABYTE

#: An upload to which nothing was added for so long is given up.
KEPT_FOR = timedelta(days=3)
#: Unfinished uploads of one report at a time; each may grow to the size limit.
MOST_AT_ONCE = 100


class WrongOffset(Exception):
    """The next chunk must begin at byte `expected`."""

    def __init__(self, expected):
        super().__init__(expected)
        self.expected = expected


class UploadGone(Exception):
    """The upload was filed, discarded or given up in the meantime."""


def begin(
    *,
    submission,
    requirement,
    name,
    size,
    client_id,
    by,
    practice=None,
    taken_at=None,
    fingerprint="",
    at=None,
):
    """Announce a file of `size` bytes; returns its PartialUpload.

    The same `client_id` twice is the same upload. Raises RejectedFile for a size that can never be
    filed, so that nobody sends 60 MB in vain, and Refused, as for what is only counted.
    """
    at = at or timezone.now()
    if requirement.counted_only:
        # A part would lie on the disk until the rest arrives; such a workbook names children.
        raise Refused(
            _("This workbook is counted and not kept, so it is sent in one piece."),
            code="counted_only",
        )
    if size <= 0:
        raise RejectedFile("empty")
    if size > max_upload_bytes():
        raise RejectedFile("too_large", limit=max_upload_bytes() // MEGABYTE)
    level, school = practice or ("", None)
    with transaction.atomic():
        submission = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
        ensure_editable(submission=submission, at=at)
        check_place(submission, requirement, level, school)
        there = submission.uploads.filter(client_id=client_id).first()
        if there is None and submission.uploads.count() >= MOST_AT_ONCE:
            raise Refused(
                _("Too many uploads are unfinished. Finish or discard some of them first."),
                code="too_many",
            )
        return there or submission.uploads.create(
            requirement=requirement,
            client_id=client_id,
            name=name[-255:],
            fingerprint=fingerprint[:100],
            size=size,
            taken_at=taken_at,
            practice_level=level,
            school=school,
            owner=by,
            begun_at=at,
            touched_at=at,
        )


def append(*, upload, offset, source, at=None):
    """Add what `source` (a readable file) gives from byte `offset` on; returns the new offset.

    Bytes count once they are on the disk, also where the source breaks off early. Raises
    WrongOffset, parts.PartBusy while another request writes, UploadGone.
    """
    with _held(upload) as (part, upload):
        if offset != upload.received:
            raise WrongOffset(upload.received)
        written = part.append(source, at=offset, most=upload.size - offset)
        upload.received = offset + written
        upload.touched_at = at or timezone.now()
        upload.save(update_fields=["received", "touched_at"])
    return upload.received


def finish(*, upload, at=None):
    """File the whole upload; returns the Evidence.

    A file that cannot be taken in goes at once: to file it again would not help. Raises
    RejectedFile, Refused, WrongOffset while bytes are missing, parts.PartBusy and UploadGone.
    """
    with _held(upload) as (part, upload):
        if not upload.is_complete:
            raise WrongOffset(upload.received)
        try:
            evidence = add_file(
                submission=upload.submission,
                requirement=upload.requirement,
                file=part.file,
                name=upload.name,
                by=upload.owner,
                client_id=upload.client_id,
                practice=upload.practice,
                taken_at=upload.taken_at,
                at=at,
            )
        except (RoundClosed, NotEditable):
            raise  # an extension or a withdrawal lets it in after all
        except ValidationError:
            _forget(upload, part)
            raise
        _forget(upload, part)
    return evidence


def discard(*, upload):
    """Give an unfinished upload up. Raises parts.PartBusy, UploadGone."""
    with _held(upload) as (part, upload):
        _forget(upload, part)


def give_up_stale(*, at=None):
    """Discard every upload that nothing was added to for KEPT_FOR; returns how many."""
    stale = PartialUpload.objects.filter(touched_at__lte=(at or timezone.now()) - KEPT_FOR)
    given_up = 0
    for upload in stale:
        try:
            discard(upload=upload)
        except (parts.PartBusy, UploadGone):
            continue
        given_up += 1
    return given_up


def _forget(upload, part):
    """The row first: bytes without a row are tidied up later, a row without bytes would lie."""
    upload.delete()
    part.discard()


@contextmanager
def _held(upload):
    """The Part of an upload, locked, and its row as it is now."""
    with parts.locked(upload.key) as part:
        row = (
            PartialUpload.objects.select_related(
                "submission__round", "submission__district", "requirement__criterion", "school"
            )
            .filter(pk=upload.pk)
            .first()
        )
        if row is None:
            part.discard()
            raise UploadGone
        # A disk that lost bytes all the same is believed.
        row.received = min(row.received, part.size)
        yield part, row
