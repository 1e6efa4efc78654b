"""A report from its first item to its receipt."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.utils import Error
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from evidence.domain.errors import NotEditable, RoundClosed
from evidence.domain.figures import Entry
from evidence.domain.filing import add_link, remove
from evidence.domain.reporting import (
    open_submission,
    save_figures,
    save_reporter,
    stops_of,
    submit,
    withdraw,
)
from evidence.enums import SubmissionState
from evidence.models import (
    EvidenceRequirement,
    Extension,
    Submission,
    SubmissionVersion,
    VersionChanged,
)
from support.kpi import REPORTER, make_district, make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user()


@pytest.fixture
def submission(officer):
    return make_submission(make_round(), by=officer)


def link(submission, officer, number=1, **fields):
    requirement = EvidenceRequirement.objects.filter(
        criterion__round=submission.round, criterion__number=number
    ).first()
    return add_link(
        submission=submission,
        requirement=requirement,
        url=f"https://example.org/{number}",
        by=officer,
        **fields,
    )


def in_english(refusal):
    with translation.override("en"):
        return refusal.value.messages


def send(submission, officer, **kwargs):
    return submit(submission=submission, by=officer, confirm_missing=True, **kwargs)


def test_open_submission_is_one_a_round_and_district(officer):
    round, district = make_round(), make_district()
    first = open_submission(round=round, district=district, by=officer)
    assert open_submission(round=round, district=district, by=officer) == first
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(round=round, district=district)


def test_open_submission_is_refused_after_closing(officer):
    round = make_round(opens_in=-60, closes_in=-1)
    with pytest.raises(RoundClosed):
        open_submission(round=round, district=make_district(), by=officer)


def test_submit_makes_a_version_with_a_receipt(submission, officer):
    item = link(submission, officer)
    at = timezone.now()
    version = send(submission, officer, at=at)
    submission.refresh_from_db()
    assert submission.state == SubmissionState.SUBMITTED
    assert submission.current_version == version
    assert version.receipt_number == f"2570-06-{submission.pk:05}-1"
    assert (version.number, version.submitted_at, version.is_late) == (1, at, False)
    assert version.manifest == [
        {
            "evidence": str(item.uid),
            "criterion": 1,
            "requirement": "e1_order",
            "kind": "link",
            "title": "https://example.org/1",
            "url": "https://example.org/1",
            "name": "",
            "size": None,
            "sha256": "",
            "practice_level": "",
            "school": "",
        }
    ]
    assert list(version.evidence.all()) == [item]


def test_submit_signs_figures_manifest_and_reporter(submission, officer):
    link(submission, officer)
    version = send(submission, officer)
    sent = {"figures": {}, "manifest": version.manifest, "reporter": REPORTER}
    canonical = json.dumps(sent, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert version.sha256 == hashlib.sha256(canonical.encode()).hexdigest()


def test_submit_copies_the_districts_name_and_region(submission, officer):
    send(submission, officer)
    submission.refresh_from_db()
    assert submission.district_name_th == submission.district.name_th
    assert submission.region == submission.district.region


def test_submit_asks_once_for_confirmation_of_missing_evidence(submission, officer):
    with pytest.raises(ValidationError) as refusal:
        submit(submission=submission, by=officer)
    assert refusal.value.code == "missing"
    assert submit(submission=submission, by=officer, confirm_missing=True).number == 1


def test_submit_needs_no_confirmation_when_everything_is_filed(submission, officer):
    for requirement in EvidenceRequirement.objects.filter(criterion__round=submission.round):
        add_link(
            submission=submission,
            requirement=requirement,
            url="https://example.org/",
            by=officer,
        )
    assert submit(submission=submission, by=officer).number == 1


@pytest.mark.parametrize("field", list(REPORTER))
def test_submit_is_stopped_by_a_missing_reporter_field(submission, officer, field):
    save_reporter(submission=submission, by=officer, **{field: "  "})
    with pytest.raises(ValidationError) as refusal:
        send(submission, officer)
    assert in_english(refusal) == [
        "Say who answers for the report: name, position, telephone and e-mail."
    ]


def test_submit_is_stopped_by_figures_that_do_not_add_up(officer):
    submission = make_submission(make_round(12), by=officer)
    figures = list(submission.round.figures.all())
    entries = {figure: Entry(0) for figure in figures}
    entries[next(f for f in figures if f.number == "1.2")] = Entry(3)
    save_figures(submission=submission, entries=entries, by=officer)
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        send(submission, officer)
    assert refusal.value.messages == ["1.2 is 3 more than its parts add up to."]
    assert submission.versions.count() == 0


def test_submit_is_stopped_by_blank_figures(officer):
    submission = make_submission(make_round(12), by=officer)
    numbers = ", ".join(submission.round.figures.values_list("number", flat=True))
    with translation.override("en"):
        assert stops_of(submission) == [f"Not filled in: {numbers}. Enter 0 where there are none."]


def test_submit_keeps_the_figures_as_sent(officer):
    submission = make_submission(make_round(12), by=officer)
    save_figures(
        submission=submission,
        entries={figure: Entry(0) for figure in submission.round.figures.all()},
        by=officer,
    )
    version = send(submission, officer)
    assert version.figures["f1_2_dropouts"] == {"value": 0, "note": ""}


def test_submit_twice_is_refused_and_makes_one_version(submission, officer):
    send(submission, officer)
    with pytest.raises(NotEditable):
        send(submission, officer)
    assert submission.versions.count() == 1


def test_submit_leaves_out_the_challenge_part_unless_it_is_chosen(submission, officer):
    requirement = submission.round.pa_requirements.get(key="pa2_evidence")
    add_link(
        submission=submission, requirement=requirement, url="https://example.org/pa", by=officer
    )
    assert send(submission, officer).manifest == []
    withdraw(submission=submission, by=officer)
    save_reporter(submission=submission, by=officer, is_challenge=True)
    version = send(submission, officer)
    assert [item["criterion"] for item in version.manifest] == [None]
    assert submission.evidence.live().count() == 1


@pytest.mark.parametrize(
    ("seconds", "accepted"), [(-1, True), (0, False)], ids=["just before", "at closing"]
)
def test_submit_at_the_deadline(submission, officer, seconds, accepted):
    at = submission.round.closes_at + timedelta(seconds=seconds)
    if accepted:
        assert send(submission, officer, at=at).is_late is False
    else:
        with pytest.raises(RoundClosed):
            send(submission, officer, at=at)


def test_submit_with_an_extension_is_accepted_and_marked_late(submission, officer):
    closes_at = submission.round.closes_at
    Extension.objects.create(
        round=submission.round,
        district=submission.district,
        until=closes_at + timedelta(days=2),
        reason="น้ำท่วม",
        granted_by=officer,
    )
    assert send(submission, officer, at=closes_at + timedelta(days=1)).is_late is True


def test_withdraw_and_send_again_makes_the_next_version(submission, officer):
    item = link(submission, officer)
    first = send(submission, officer)
    withdraw(submission=submission, by=officer)
    submission.refresh_from_db()
    assert (submission.state, submission.current_version) == (SubmissionState.DRAFT, None)
    remove(evidence=item, by=officer)
    second = send(submission, officer)
    assert (second.number, second.manifest) == (2, [])
    first.refresh_from_db()
    assert [entry["evidence"] for entry in first.manifest] == [str(item.uid)]
    assert list(first.evidence.all()) == [item]


def test_withdraw_after_closing_is_refused(submission, officer):
    send(submission, officer)
    with pytest.raises(RoundClosed):
        withdraw(submission=submission, by=officer, at=submission.round.closes_at)


def test_version_never_changes(submission, officer):
    version = send(submission, officer)
    version.is_late = True
    with pytest.raises(VersionChanged):
        version.save()
    with pytest.raises(VersionChanged):
        version.delete()


def test_version_never_changes_in_the_database_either(submission, officer):
    send(submission, officer)
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        SubmissionVersion.objects.update(is_late=True)
    with (
        pytest.raises(Error, match="never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE evidence_submissionversion SET number = 7")


def test_reporting_is_logged_with_who_and_what(submission, officer):
    link(submission, officer)
    send(submission, officer)
    withdraw(submission=submission, by=officer)
    entries = ModelLogEntry.objects.filter(object_id=str(submission.pk)).order_by("timestamp", "pk")
    assert [(entry.action, entry.user) for entry in entries] == [
        ("evidence.opened", officer),
        ("evidence.filed", officer),
        ("evidence.submitted", officer),
        ("evidence.withdrawn", officer),
    ]


def test_save_figures_keeps_blanks_and_wrong_sums(officer):
    submission = make_submission(make_round(12), by=officer)
    figures = {figure.number: figure for figure in submission.round.figures.all()}
    save_figures(
        submission=submission,
        entries={figures["1.2"]: Entry(5), figures["1.1"]: Entry(None)},
        by=officer,
    )
    values = dict(submission.figures.values_list("figure__number", "value"))
    assert values == {"1.2": 5, "1.1": None}
