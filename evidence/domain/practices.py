"""A write-up of the best practices filed for the KPI: linked, frozen when sent, compared later."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bestpractice.domain.writing import draft_of, keep
from bestpractice.snapshots import sha256_of, snapshot_of
from evidence.domain.errors import Refused
from evidence.domain.filing import file_item
from evidence.enums import EvidenceKind
from evidence.models import Evidence, FrozenPractice


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
