"""All dossiers of a round in one ZIP, made in the background with its progress told."""

import logging
from dataclasses import replace
from datetime import timedelta
from tempfile import TemporaryFile
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from accounts.letters import language_of
from evidence.domain.audit import record
from evidence.domain.errors import Refused
from evidence.domain.queries.report import submission_to_read
from evidence.models import RoundArchive, Submission

from .archive import write_zip
from .dossier import HEADINGS, entries_of
from .workbook import demo_mark

logger = logging.getLogger(__name__)

#: After this long one that is not finished was given up by its worker.
PATIENCE = timedelta(hours=6)
#: How long one can be fetched; whoever needs it later asks again.
KEPT = timedelta(days=7)


def request_archive(*, round, by, at=None):
    """Have an archive of the round made; returns the RoundArchive. Raises Refused.

    Whoever calls it enqueues `tasks.make_round_archive`.
    """
    at = at or timezone.now()
    total = _sent(round).count()
    if not total:
        raise Refused(_("No report of this round has been sent."), code="empty")
    try:
        with transaction.atomic():
            RoundArchive.objects.filter(
                round=round, finished_at=None, requested_at__lte=at - PATIENCE
            ).update(finished_at=at)
            made = RoundArchive.objects.create(
                round=round, requested_by=by, requested_at=at, total=total
            )
            record("dossiers_requested", round, by=by, reports=total)
    except IntegrityError:
        raise Refused(_("One is being made already."), code="twice") from None
    return made


def make_archive(*, archive, at=None):
    """Make the ZIP, a folder a district, and put it into private storage.

    A full disk or lost storage ends it: the row then says that it failed.
    """
    path = ""
    with translation.override(language_of(archive.requested_by)):
        try:
            with TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as file:
                write_zip(_entries(archive), headings=["district_code", *HEADINGS], to=file)
                file.seek(0)
                path = archive.path.storage.save(f"archives/{uuid4()}.zip", File(file))
        except OSError:
            logger.exception("The archive of a round could not be made.")
    RoundArchive.objects.filter(pk=archive.pk).update(path=path, finished_at=at or timezone.now())


def forget_archives(*, at=None):
    """Delete those that were kept long enough; returns how many."""
    old = RoundArchive.objects.filter(requested_at__lte=(at or timezone.now()) - KEPT)
    for archive in old:
        path = archive.path.name
        archive.delete()
        if path:
            archive.path.storage.delete(path)
    return len(old)


def _sent(round):
    return Submission.objects.filter(round=round, current_version__isnull=False)


def _entries(archive):
    reports = _sent(archive.round).order_by("district__region__number", "district__sort_key")
    for number, pk in enumerate(list(reports.values_list("pk", flat=True)[: archive.total]), 1):
        if submission := submission_to_read(pk):  # it may have been withdrawn meanwhile
            code = submission.district.code
            for entry in entries_of(submission, archive.requested_by, mark=demo_mark()):
                path = f"{code}/{entry.path}" if entry.path else ""
                yield replace(entry, path=path, row=[code, *entry.row])
        RoundArchive.objects.filter(pk=archive.pk).update(done=number)
