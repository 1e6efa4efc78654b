"""A write-up of the best practices filed for the KPI: linked, frozen when sent, compared later;
and the other way, a write-up begun with photos of a report."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bestpractice.domain.copying import KeptPhoto, begin_with_photos
from bestpractice.domain.writing import draft_of, keep
from bestpractice.snapshots import sha256_of, snapshot_of
from evidence.domain.errors import Refused
from evidence.domain.filing import file_item
from evidence.enums import EvidenceKind, PracticeLevel
from evidence.models import Evidence, FrozenPractice
from files.kinds import FileType


def photos_of(submission):
    """The live photos of a report that a write-up may be begun with: its PA part has none."""
    types = [kind for kind in FileType if kind.is_image]
    return (
        Evidence.objects.live()
        .filter(
            submission=submission.pk,
            requirement__criterion__isnull=False,
            file__type__in=types,
            file__destroyed_at__isnull=True,
        )
        .exclude(file__path="")
        .select_related("file", "requirement")
    )


def begin_from_evidence(*, submission, evidence, title, by, at=None):
    """Begin a write-up of the district with copies of the photos of `evidence`; returns it.

    The fiscal year is known, and whose practice it is where all of them tell it alike; nothing
    is sent. Raises Refused for what is no photo of this report.
    """
    chosen = list(photos_of(submission).filter(pk__in=[item.pk for item in evidence]))
    if not chosen or len(chosen) != len(evidence):
        raise Refused(_("Choose photos that are filed in this report."), code="photos")
    year = submission.round.indicator.fiscal_year

    def fill_in(draft):
        draft.fiscal_year = year

    owners = {(item.practice_level, item.school) for item in chosen if item.practice_level}
    level, school = owners.pop() if len(owners) == 1 else (PracticeLevel.DISTRICT, None)
    return begin_with_photos(
        district=submission.district,
        title=title,
        photos=[_kept(item) for item in chosen],
        level=level,
        school=school,
        change=fill_in,
        by=by,
        at=at,
    )


def file_practice(*, submission, requirement, write_up, by, at=None):
    """File a write-up of the same district under a requirement that takes practices.

    Returns the Evidence. Raises Refused.
    """
    if write_up.district_id != submission.district_id:
        raise Refused(_("Only practices of your own district can be filed."), code="foreign")
    if not requirement.takes_practices:
        raise Refused(_("This requirement takes no practices."), code="requirement")
    with transaction.atomic():
        live = Evidence.objects.live().filter(submission=submission, write_up=write_up)
        if live.exists():
            raise Refused(_("This practice is filed already."), code="twice")
        draft = draft_of(write_up)
        return file_item(
            submission=submission,
            requirement=requirement,
            by=by,
            at=at,
            practice=(draft.level, draft.school),
            kind=EvidenceKind.DOCUMENT,
            title=draft.title[:200],
            write_up=write_up,
        )


def settle_owners(evidence):
    """Before sending: whose practice it is and its title follow the write-up as it is now."""
    for item in evidence:
        if item.write_up_id:
            draft = draft_of(item.write_up)
            item.practice_level, item.school, item.title = (
                draft.level,
                draft.school,
                draft.title[:200],
            )
            item.save(update_fields=["practice_level", "school", "title"])


def fingerprints(evidence):
    """{pk: SHA-256 of the text} of the write-ups among `evidence`, for the manifest."""
    return {
        item.pk: sha256_of(snapshot_of(draft_of(item.write_up)))
        for item in evidence
        if item.write_up_id
    }


def freeze(*, version, evidence):
    """Keep the revision and the text of each write-up that `version` sends."""
    for item in evidence:
        if item.write_up_id:
            revision = keep(write_up=item.write_up)
            practice = revision.as_object()
            text = snapshot_of(practice)
            FrozenPractice.objects.create(
                version=version,
                evidence=item,
                revision=revision,
                translation_key=practice.translation_key,
                text=text,
                sha256=sha256_of(text),
            )


def was_edited_since(frozen):
    """Whether the write-up says something else today than when it was sent."""
    return sha256_of(snapshot_of(draft_of(frozen.evidence.write_up))) != frozen.sha256


def filed_below(pages):
    """Whether any of `pages`, or a page below it, is filed with a report."""
    paths = [page.path for page in pages]
    return any(
        Evidence.objects.filter(write_up__page__path__startswith=path).exists() for path in paths
    )


def _kept(item):
    file = item.file
    return KeptPhoto(
        path=file.path.name,
        name=file.name,
        type=file.type,
        sha256=file.sha256,
        width=file.width,
        height=file.height,
        # Unless somebody gave it one, its title is the file's name.
        caption="" if item.title == file.name else item.title,
    )
