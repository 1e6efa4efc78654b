"""Work after the answer, carried out by `manage.py db_worker`."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db.models import Max
from django.tasks import task
from django.urls import reverse

from accounts.letters import send_letter
from areas.models import District
from areas.queries import officers_of
from evidence.domain.export.archives import make_archive
from evidence.domain.likeness import note_likeness
from evidence.domain.links import check_link
from evidence.domain.reminding import remind
from evidence.enums import SubmissionState
from evidence.models import (
    Evidence,
    Extension,
    ReturnReason,
    Round,
    RoundArchive,
    StoredFile,
    Submission,
    SubmissionVersion,
)
from files.kinds import FileType
from files.preview import make_thumbnail
from files.rejections import RejectedFile
from files.storage import new_path, private_storage


@task
def check_evidence_link(evidence_pk):
    """Look whether a new link opens, and what the page is called."""
    check_link(evidence=Evidence.objects.get(pk=evidence_pk))


@task
def make_file_thumbnail(stored_pk):
    """Make the small picture of a photo or of a PDF's first page; once is enough."""
    stored = StoredFile.objects.get(pk=stored_pk)
    if stored.thumbnail or not stored.path:
        return
    try:
        with stored.path.open("rb") as file:
            thumbnail = make_thumbnail(file, stored.type)
    except RejectedFile:
        return  # it was taken in, but cannot be drawn: the name stands for it
    if thumbnail is None:
        return
    content = ContentFile(thumbnail.picture)
    path = private_storage().save(new_path(stored.sha256, FileType.WEBP), content)
    StoredFile.objects.filter(pk=stored.pk, thumbnail="").update(thumbnail=path)
    note_likeness(stored=stored, likenesses=thumbnail.likenesses)


@task
def tell_of_review(submission_pk):
    """Write to the district's officers that their result was reviewed or corrected."""
    submission = Submission.objects.select_related("round", "district").get(pk=submission_pk)
    result = submission.results.select_related("correction").first()
    path = reverse("district_result", args=[submission.district.code, submission.round_id])
    for officer in officers_of(submission.district):
        send_letter(
            "evidence/letters/review",
            user=officer,
            submission=submission,
            is_corrected=hasattr(result, "correction"),
            url=f"{settings.WAGTAILADMIN_BASE_URL}{path}",
        )


@task
def tell_of_return(submission_pk):
    """Write to the district's officers what is to be revised, and until when."""
    submission = Submission.objects.select_related("round", "district").get(pk=submission_pk)
    if submission.state != SubmissionState.RETURNED:
        return  # sent again meanwhile
    reasons = ReturnReason.objects.filter(version=submission.current_version_id)
    until = Extension.objects.filter(round=submission.round, district=submission.district)
    path = reverse("district_round", args=[submission.district.code, submission.round_id])
    for officer in officers_of(submission.district):
        send_letter(
            "evidence/letters/returned",
            user=officer,
            submission=submission,
            reasons=reasons.select_related("criterion").order_by("criterion__number"),
            until=until.aggregate(Max("until"))["until__max"],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{path}",
        )


@task
def make_round_archive(archive_pk):
    """Put all dossiers of a round into one file."""
    rows = RoundArchive.objects.select_related("round__indicator", "requested_by")
    make_archive(archive=rows.get(pk=archive_pk))


@task
def remind_districts(round_pk, district_pks, user_pk, note):
    """Write to the districts that central staff chose and that have still not sent."""
    remind(
        round=Round.objects.get(pk=round_pk),
        districts=District.objects.filter(pk__in=district_pks),
        by=get_user_model().objects.get(pk=user_pk),
        note=note,
    )


@task
def tell_of_accepted_draft(version_pk):
    """Write to the district's officers that their draft was accepted as filed, and why."""
    version = SubmissionVersion.objects.select_related(
        "submission__round", "submission__district", "accepted_draft"
    ).get(pk=version_pk)
    path = reverse("receipt", args=[version.receipt_number])
    for officer in officers_of(version.submission.district):
        send_letter(
            "evidence/letters/accepted",
            user=officer,
            version=version,
            url=f"{settings.WAGTAILADMIN_BASE_URL}{path}",
        )
