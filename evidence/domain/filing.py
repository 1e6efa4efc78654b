"""Filing evidence: links and files, under one requirement of one report."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from areas.queries import is_carried_on_by
from evidence.domain import counting
from evidence.domain.audit import record
from evidence.domain.deadlines import ensure_editable
from evidence.domain.errors import Refused
from evidence.enums import EvidenceKind, PracticeLevel
from evidence.links.address import tidied
from evidence.models import Evidence, StoredFile, Submission
from evidence.tasks import check_evidence_link, make_file_thumbnail
from files.kinds import FileType
from files.notices import Notice
from files.receive import receive
from files.storage import new_path, private_storage


def add_link(*, submission, requirement, url, by, title="", client_id=None, practice=None, at=None):
    """File a web address; returns the Evidence.

    The same `client_id` twice returns the row that is there. `practice` is a (PracticeLevel,
    School or None) where the requirement takes practices. Raises Refused or ValidationError.
    """
    url = normalised_url(url)
    evidence = file_item(
        submission=submission,
        requirement=requirement,
        by=by,
        at=at,
        client_id=client_id,
        practice=practice,
        kind=EvidenceKind.LINK,
        url=url,
        title=title.strip() or url[:200],
    )
    _look_at(evidence)
    return evidence


def add_file(
    *,
    submission,
    requirement,
    file,
    name,
    by,
    title="",
    client_id=None,
    practice=None,
    taken_at=None,
    at=None,
):
    """File an uploaded file called `name`; returns the Evidence.

    The bytes are checked, cleaned and safely on the disk before the row is written: what is
    acknowledged is stored. `taken_at` tells when a photo was taken if the file itself does not.
    Raises RejectedFile or Refused; nothing already filed is touched.
    """
    at = at or timezone.now()
    ensure_editable(submission=submission, at=at)
    if client_id and (there := _already(submission, client_id)):
        return there
    with receive(file, name, in_memory=requirement.counted_only) as received:
        _check_pages(requirement, received.inspection)
        if requirement.counted_only:
            stored = _count(received, submission=submission, by=by, at=at)
        else:
            stored = _store(received, requirement=requirement, taken_at=taken_at, by=by, at=at)
    try:
        with transaction.atomic():
            evidence = file_item(
                submission=submission,
                requirement=requirement,
                by=by,
                at=at,
                client_id=client_id,
                practice=practice,
                kind=stored_kind(stored),
                title=title.strip() or stored.name,
                stored=stored,
            )
            if evidence.file == stored and stored.statuses:
                counting.keep(stored, submission=submission, by=by, at=at)
    except BaseException:
        _discard(stored)
        raise
    if evidence.file != stored:  # the same item arrived twice at once: the first one stays
        _discard(stored)
    elif stored.path:
        transaction.on_commit(lambda: make_file_thumbnail.enqueue(stored.pk))
    return evidence


def reuse(*, submission, requirement, evidence, by, client_id=None, practice=None, at=None):
    """File an item of another report of the same district, or of one that it carries on, again
    without uploading it.

    A second row speaks for the same stored file. `practice` is as for `add_link`; by default it is
    that of the item. Raises Refused for another district's item.
    """
    own = is_carried_on_by(evidence.submission.district, submission.district)
    if not own or evidence.requirement.is_pa:
        raise Refused(_("Only evidence of your own district can be used again."), code="foreign")
    return file_item(
        submission=submission,
        requirement=requirement,
        by=by,
        at=at,
        client_id=client_id,
        kind=evidence.kind,
        title=evidence.title,
        url=evidence.url,
        stored=evidence.file,
        practice=practice or _practice_of(evidence),
    )


def replace(*, evidence, file, name, by, at=None):
    """File `file` in the place of an item, which goes only once the new one is safely stored."""
    added = add_file(
        submission=evidence.submission,
        requirement=evidence.requirement,
        file=file,
        name=name,
        by=by,
        practice=_practice_of(evidence),
        at=at,
    )
    return _put_in_place(added, evidence, by=by, at=at)


def replace_link(*, evidence, url, by, at=None):
    """File the address `url` in the place of a link; returns the Evidence that stands there.

    It speaks for the same requirement and the same practice, and keeps the title that the
    district gave. The address that is there already is looked at again instead.
    """
    if normalised_url(url) == evidence.url:
        _look_at(evidence)
        return evidence
    with transaction.atomic():
        added = add_link(
            submission=evidence.submission,
            requirement=evidence.requirement,
            url=url,
            by=by,
            title="" if evidence.title == evidence.url[:200] else evidence.title,
            practice=_practice_of(evidence),
            at=at,
        )
        return _put_in_place(added, evidence, by=by, at=at)


def _put_in_place(added, evidence, *, by, at):
    """Note that `added` stands for `evidence` from now on, which goes; returns `added`."""
    with transaction.atomic():
        added.origin = evidence.origin or evidence.uid
        added.save(update_fields=["origin"])
        if submission := _take_out(evidence, by=by, at=at):
            new = added.url or added.title
            record("replaced", submission, by=by, **_about(evidence), new=new)
    return added


def remove(*, evidence, by, at=None):
    """Take an item out of the working copy. Versions that name it keep it."""
    with transaction.atomic():
        if submission := _take_out(evidence, by=by, at=at):
            record("removed", submission, by=by, **_about(evidence))
        if evidence.file and evidence.file.statuses:
            counting.forget(evidence.file, submission=evidence.submission)


def may_be_put_back(item):
    """Whether a removed item can stand in the working copy again, as it was. A write-up is chosen
    anew instead, since it may have changed."""
    is_there = item.file is None or item.file.destroyed_at is None
    return item.removed_at is not None and item.write_up_id is None and is_there


def put_back(*, evidence, by, at=None):
    """Undo a removal: nothing is uploaded anew. Raises Refused."""
    at = at or timezone.now()
    with transaction.atomic():
        submission = _locked(evidence.submission)
        ensure_editable(submission=submission, at=at)
        if not may_be_put_back(evidence):
            raise Refused(_("This item cannot be put back. File it again."), code="gone")
        gone = Evidence.objects.filter(pk=evidence.pk, removed_at__isnull=False)
        if gone.update(removed_at=None, removed_by=None):
            record("put_back", submission, by=by, **_about(evidence))
            if evidence.file and evidence.file.statuses:
                counting.keep(evidence.file, submission=submission, by=by, at=at)


def _take_out(evidence, *, by, at):
    """The submission, locked and without the item; None if somebody else was quicker."""
    at = at or timezone.now()
    submission = _locked(evidence.submission)
    ensure_editable(submission=submission, at=at)
    live = Evidence.objects.live().filter(pk=evidence.pk)
    return submission if live.update(removed_at=at, removed_by=by) else None


def _about(evidence):
    """What the log says of an item."""
    return {"evidence": str(evidence.uid), "title": evidence.title}


def normalised_url(url):
    """The address with a scheme, in its one spelling (see links.address). Raises Refused."""
    url = url.strip()
    if url and "://" not in url:
        url = f"https://{url}"
    try:
        URLValidator(schemes=["http", "https"])(url)
        return tidied(url)
    except (ValidationError, ValueError) as error:
        raise Refused(
            _("This is not a web address. Copy the whole address from the browser, such as %(eg)s"),
            code="url",
            params={"eg": "https://www.facebook.com/…"},
        ) from error


def stored_kind(stored):
    """The EvidenceKind that a stored file is, by its type."""
    return EvidenceKind(FileType(stored.type).kind)


def check_place(submission, requirement, level, school):
    """Raise Refused unless the requirement is of this round and says whose practice it takes."""
    round_id = requirement.pa_round_id if requirement.is_pa else requirement.criterion.round_id
    if round_id != submission.round_id:
        raise Refused(_("This requirement belongs to another round."), code="round")
    if requirement.takes_practices and not level:
        raise Refused(
            _("Say whose best practice it is: the office’s or a school’s."), code="practice"
        )
    if level == PracticeLevel.SCHOOL and school is None:
        raise Refused(_("Choose the school whose best practice it is."), code="school")
    if school is not None and school.district_id != submission.district_id:
        raise Refused(_("This school belongs to another district."), code="school")


def file_item(*, submission, requirement, by, at, practice, client_id=None, stored=None, **fields):
    """Write the row of an item whose `fields` are sound; returns the Evidence. Raises Refused."""
    at = at or timezone.now()
    level, school = practice or ("", None)
    with transaction.atomic():
        submission = _locked(submission)
        ensure_editable(submission=submission, at=at)
        check_place(submission, requirement, level, school)
        client_id = client_id or uuid.uuid4()
        if there := _already(submission, client_id):
            return there
        evidence = Evidence.objects.create(
            submission=submission,
            requirement=requirement,
            client_id=client_id,
            file=stored,
            practice_level=level,
            school=school,
            added_by=by,
            added_at=at,
            **fields,
        )
        submission.save(update_fields=["updated_at"])
        record("filed", submission, by=by, **_about(evidence))
    return evidence


def _look_at(link):
    """Have the link opened, once what was written is safe."""
    if settings.LINK_FETCHER:
        transaction.on_commit(lambda: check_evidence_link.enqueue(link.pk))


def _practice_of(evidence):
    return (evidence.practice_level, evidence.school) if evidence.practice_level else None


def _locked(submission):
    """The row, locked until the transaction ends."""
    return Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)


def _already(submission, client_id):
    return Evidence.objects.filter(submission=submission, client_id=client_id).first()


def _check_pages(requirement, inspection):
    if not requirement.max_pages:
        return
    if inspection.type != FileType.PDF:
        raise Refused(_("File this document as a PDF."), code="pdf")
    if inspection.pages > requirement.max_pages:
        raise Refused(
            _("This document has %(pages)s pages; at most %(most)s may be filed. Shorten it."),
            code="pages",
            params={"pages": inspection.pages, "most": requirement.max_pages},
        )


def _store(received, *, requirement, taken_at, by, at):
    """Write the bytes first, then the row: a row never speaks for bytes that are not there."""
    inspection = received.inspection
    stored = _described(received, by=by, at=at)
    stored.taken_at = inspection.taken_at or taken_at
    stored.warnings = [notice.as_json() for notice in _notices(requirement, inspection)]
    path = new_path(received.sha256, received.type)
    stored.path = private_storage().save(path, File(received.content))
    stored.save()
    return stored


def _count(received, *, submission, by, at):
    """Keep of a workbook that names children what it comes to, and no byte of it."""
    if received.type != FileType.XLSX:
        raise Refused(_("File the Excel workbook (XLSX) of the dropout system."), code="xlsx")
    stored = _described(received, by=by, at=at)
    stored.counts = counting.count(received.content, submission=submission)
    stored.save()
    return stored


def _described(received, *, by, at):
    inspection = received.inspection
    return StoredFile(
        name=received.name,
        type=received.type,
        size=received.size,
        sha256=received.sha256,
        original_sha256=inspection.sha256,
        pages=inspection.pages,
        width=inspection.width,
        height=inspection.height,
        uploaded_by=by,
        uploaded_at=at,
    )


def _notices(requirement, inspection):
    yield from inspection.warnings
    if requirement.paper == "A4" and inspection.is_a4 is False:
        yield Notice("not_a4")


def _discard(stored):
    """Take back bytes that no evidence speaks for."""
    path = stored.path.name
    stored.delete()
    if path:
        private_storage().delete(path)
