"""A district's report from its first item to its receipt."""

import hashlib
import json

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from evidence.domain.audit import record
from evidence.domain.completeness import fill_of, missing_from
from evidence.domain.deadlines import ensure_editable, ensure_open
from evidence.domain.errors import Refused, SavedMeanwhile
from evidence.domain.figures import Entry, entries_of, entry_of, problems_of, sentences_of
from evidence.domain.practices import fingerprints, freeze, settle_owners
from evidence.enums import SubmissionState
from evidence.models import FigureValue, Submission, SubmissionVersion

REPORTER_FIELDS = Submission.REPORTER_FIELDS


def open_submission(*, round, district, by, at=None):
    """The district's one Submission of the round, made on first use. Raises Refused if not open."""
    submission = Submission.objects.filter(round=round, district=district).first()
    if submission:
        return submission
    ensure_open(round=round, district=district, at=at or timezone.now())
    submission, created = Submission.objects.get_or_create(round=round, district=district)
    if created:
        record("opened", submission, by=by, before=None, after=submission.state)
    return submission


def save_figures(*, submission, entries, by, seen=None, at=None):
    """Keep the figures as typed ({Figure: figures.Entry}), wrong sums and blanks included.

    `seen` ({Figure: figures.Entry}) is what the typist had before their eyes. A figure that a
    colleague changed meanwhile stays as the colleague has it; those that the typist changed too,
    to something else, are returned: a list of FigureValue.
    """
    with transaction.atomic():
        submission = _locked(submission)
        ensure_editable(submission=submission, at=at or timezone.now())
        stored = {row.figure_id: row for row in submission.figures.select_related("updated_by")}
        changed, overtaken = {}, []
        for figure, entry in entries.items():
            row = stored.get(figure.pk)
            there = entry_of(row) if row else None
            if entry == there:
                continue
            if there and seen is not None and seen.get(figure, Entry()) != there:
                if entry != seen.get(figure, Entry()):
                    overtaken.append(row)
                continue
            changed[figure] = entry
        for figure, entry in changed.items():
            FigureValue.objects.update_or_create(
                submission=submission,
                figure=figure,
                defaults={
                    "value": entry.value,
                    "note": entry.note,
                    "attested": entry.attested and entry.value == 0,
                    "updated_by": by,
                },
            )
        if changed:
            submission.save(update_fields=["updated_at"])
            record(
                "figures",
                submission,
                by=by,
                changes={
                    figure.number: [
                        _logged(stored.get(figure.pk) and entry_of(stored[figure.pk])),
                        _logged(entry),
                    ]
                    for figure, entry in changed.items()
                },
            )
    return overtaken


def save_reporter(*, submission, by, is_challenge=None, seen=None, at=None, **reporter):
    """Keep who answers for the report, and whether it is the office's challenge issue (PA).

    Unticking the challenge hides its documents and deletes none. `seen` ({field: text}) is what
    the typist had before their eyes: raises SavedMeanwhile where a colleague has named somebody
    else since.
    """
    with transaction.atomic():
        locked = _locked(submission)
        ensure_editable(submission=locked, at=at or timezone.now())
        there = {field: getattr(locked, field) for field in REPORTER_FIELDS}
        if seen is not None and there not in (seen, reporter):
            raise SavedMeanwhile(", ".join(filter(None, there.values())))
        for field in REPORTER_FIELDS:
            if field in reporter:
                setattr(locked, field, reporter[field].strip())
        if is_challenge is not None and is_challenge != locked.is_challenge:
            locked.is_challenge = is_challenge
            record("challenge", locked, by=by, before=not is_challenge, after=is_challenge)
        locked.save()
    return locked


def _logged(entry):
    """What the log keeps of an Entry, or of none."""
    entry = entry or Entry()
    return {"value": entry.value, "note": entry.note, "attested": entry.attested}


def stops_of(submission):
    """The sentences that stop the report from being sent; empty if nothing does.

    Only missing reporter fields, blank or wrong figures and unfinished uploads stop it (design,
    “Submitting”).
    """
    stops = []
    if unfinished := submission.uploads.count():
        stops.append(unfinished_sentence(unfinished))
    if not all(getattr(submission, field) for field in REPORTER_FIELDS):
        stops.append(_("Say who answers for the report: name, position, telephone and e-mail."))
    figures = list(submission.round.figures.order_by("order"))
    problems = problems_of(figures=figures, entries=entries_of(submission))
    return [*stops, *sentences_of(problems)]


def unfinished_sentence(count):
    """That so many files are still on their way, and what to do."""
    return ngettext(
        "%(count)s file has not arrived completely. Continue it or discard it at its criterion.",
        "%(count)s files have not arrived completely. Continue or discard them at their criteria.",
        count,
    ) % {"count": count}


def submit(*, submission, by, confirm_missing=False, at=None):
    """Send the report; returns the new SubmissionVersion with its receipt number.

    Twenty clicks at once make one version: the row is locked, and a report that has been sent is
    not sent again. Missing evidence must be confirmed once. Raises Refused.
    """
    at = at or timezone.now()
    with transaction.atomic():
        submission = _locked(submission)
        ensure_editable(submission=submission, at=at)
        if stops := stops_of(submission):
            raise Refused(stops)
        missing = missing_from(fill_of(submission))
        if missing and not confirm_missing:
            raise Refused(
                _("Some evidence is missing. Confirm that you want to send the report without it."),
                code="missing",
            )
        before = submission.state
        version = make_version(submission, by=by, at=at)
        record(
            "submitted",
            submission,
            by=by,
            before=before,
            after=submission.state,
            receipt=version.receipt_number,
            missing=[requirement.key for requirement in missing],
        )
    return version


def withdraw(*, submission, by, at=None):
    """Take a sent report back before closing, to change it and send it again."""
    at = at or timezone.now()
    with transaction.atomic():
        submission = _locked(submission)
        ensure_open(round=submission.round, district=submission.district, at=at)
        if submission.state != SubmissionState.SUBMITTED:
            raise Refused(_("Only a report that has been sent can be withdrawn."), code="state")
        receipt = submission.current_version.receipt_number
        submission.state = SubmissionState.DRAFT
        submission.current_version = None
        submission.save()
        record(
            "withdrawn",
            submission,
            by=by,
            before=SubmissionState.SUBMITTED,
            after=submission.state,
            receipt=receipt,
        )
    return submission


def manifest_of(evidence):
    """What a receipt says of each item; the shape is told by SubmissionVersion."""
    write_ups = fingerprints(evidence)
    return [_manifest_row(item, write_ups.get(item.pk, "")) for item in evidence]


def _manifest_row(item, write_up_sha256):
    more = {"counts": item.file.statuses} if item.file and item.file.statuses else {}
    if item.origin:
        more["origin"] = str(item.origin)
    return {
        "evidence": str(item.uid),
        "criterion": item.requirement.criterion and item.requirement.criterion.number,
        "requirement": item.requirement.key,
        "kind": item.kind,
        "title": item.title,
        "url": item.url,
        "name": item.file.name if item.file else "",
        "size": item.file.size if item.file else None,
        "sha256": item.file.sha256 if item.file else write_up_sha256,
        "practice_level": item.practice_level,
        "school": item.school.name_th if item.school else "",
    } | more


def make_version(submission, *, by, at):
    """Write down what is filed now as the next version, which counts from now on; returns it.

    Call it inside a transaction, with the row of the submission locked.
    """
    version = _freeze(submission, by=by, at=at)
    _copy_district(submission)
    submission.state = SubmissionState.SUBMITTED
    submission.current_version = version
    submission.save()
    return version


def _freeze(submission, *, by, at):
    """Write down what is sent now as the next version."""
    evidence = list(
        submission.evidence.live()
        .select_related("requirement__criterion", "file", "school", "write_up")
        .in_order()
    )
    if not submission.is_challenge:
        evidence = [item for item in evidence if not item.requirement.is_pa]
    figures = {
        row.figure.key: sent_figure(row)
        for row in submission.figures.select_related("figure").order_by("figure__order")
    }
    settle_owners(evidence)
    manifest = manifest_of(evidence)
    reporter = {field: getattr(submission, field) for field in REPORTER_FIELDS}
    sent = {"figures": figures, "manifest": manifest, "reporter": reporter}
    number = submission.versions.count() + 1
    version = SubmissionVersion.objects.create(
        submission=submission,
        number=number,
        receipt_number=_receipt_number(submission, number),
        submitted_at=at,
        submitted_by=by,
        is_late=_is_late(submission, at),
        is_challenge=submission.is_challenge,
        figures=figures,
        manifest=manifest,
        sha256=fingerprint(sent),
        **reporter,
    )
    version.evidence.set(evidence)
    freeze(version=version, evidence=evidence)
    return version


def _is_late(submission, at):
    """After closing, but for the answer to a return: the return has a deadline of its own, and
    what was late or in time stays so."""
    returned = submission.versions.filter(return_reasons__isnull=False).order_by("number").last()
    return returned.is_late if returned else at >= submission.round.closes_at


def sent_figure(row):
    """What a version keeps of a FigureValue; the shape is told by SubmissionVersion."""
    sent = {"value": row.value, "note": row.note}
    return sent | {"attested": True} if row.attested else sent


def fingerprint(sent):
    """SHA-256 of what was sent, in one canonical spelling, so that anyone can compute it again."""
    text = json.dumps(sent, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _receipt_number(submission, number):
    """Year in พ.ศ., months, report, version, such as 2570-06-00012-1."""
    round = submission.round
    year = round.indicator.fiscal_year + 543
    return f"{year}-{round.months:02}-{submission.pk:05}-{number}"


def _copy_district(submission):
    """Keep the district's names and region as they are today, for history."""
    district = submission.district
    submission.district_name_th = district.name_th
    submission.district_name_en = district.name_en
    submission.region = district.region


def _locked(submission):
    return (
        Submission.objects.select_for_update(of=("self",))
        .select_related("round__indicator", "district__region", "current_version")
        .get(pk=submission.pk)
    )
