"""Signals beside the evidence: they inform, they never decide."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from evidence.domain.likeness import note_likeness
from evidence.domain.queries.signals import add_signals
from evidence.domain.reporting import withdraw
from evidence.enums import EvidenceKind
from evidence.models import Evidence, EvidenceRequirement, LinkCheck, StoredFile
from support.evaluation import make_sent, officer_of, send
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def file(submission, key, *, sha="a", **fields):
    """File stored bytes with a made-up hash under a requirement of the working copy."""
    officer = submission.evidence.first().added_by
    stored = StoredFile.objects.create(
        path="x",
        name="ภาพ.jpg",
        type="jpeg",
        size=1,
        sha256=sha * 64,
        original_sha256=sha * 64,
        uploaded_by=officer,
        uploaded_at=timezone.now(),
        **fields,
    )
    requirement = EvidenceRequirement.objects.filter(key=key)
    return Evidence.objects.create(
        submission=submission,
        requirement=(
            requirement.filter(criterion__round=submission.round_id)
            | requirement.filter(pa_round=submission.round_id)
        ).get(),
        kind=EvidenceKind.PHOTO,
        title="ภาพ",
        file=stored,
        added_by=officer,
        added_at=timezone.now(),
    )


def report_with(round, **files):
    """A sent report in which each of `files` {requirement key: fields} is filed."""
    submission = make_sent(round)
    officer = officer_of(submission)
    submission = withdraw(submission=submission, by=officer)
    for key, fields in files.items():
        file(submission, key, **fields)
    if "pa2_evidence" in files:
        submission.is_challenge = True
        submission.save()
    return send(submission, officer)


def signals(submission):
    """{requirement key: [sentence]} of the version's files, the PA part left out."""
    items = list(
        submission.current_version.evidence.filter(
            file__isnull=False, requirement__criterion__isnull=False
        ).select_related("file", "requirement")
    )
    add_signals(items, submission.round)
    return {item.requirement.key: item.signals for item in items if item.signals}


def test_file_that_is_filed_once_says_nothing(round):
    assert signals(report_with(round, e1_publicity={})) == {}


def test_same_file_under_two_criteria_is_told_on_both(round):
    submission = report_with(round, e1_publicity={}, e2_care_photos={})
    assert signals(submission) == {
        "e1_publicity": ["The same file is under criterion 7"],
        "e2_care_photos": ["The same file is under criterion 2"],
    }


def test_same_file_of_another_report_is_told_with_its_place(round):
    other = report_with(round, e2_mou_photos={})
    mine = report_with(round, e1_publicity={}, e2_care_photos={"sha": "b"})
    place = f"The same file: {other.district}, {round}, criterion 8"
    assert signals(mine) == {"e1_publicity": [place]}


def look_alike(*reports):
    """Have the photos of some reports look nearly the same, though their bytes differ."""
    photos = list(StoredFile.objects.filter(evidence__submission__in=reports))
    for number, photo in enumerate(photos, 1):
        photo.original_sha256 = f"{number:064}"
        photo.save()
        note_likeness(stored=photo, likenesses=[f"{0x0F0F0F0F0F0F0F0F ^ number:016x}"])


def test_similar_photo_is_told_with_its_place_but_not_beside_itself(round):
    other = report_with(round, e2_mou_photos={})
    mine = report_with(round, e1_publicity={}, e2_care_photos={"sha": "b"}, e2_plan={"sha": "c"})
    look_alike(other, mine)
    place = f"A very similar photo: {other.district}, {round}, criterion 8"
    assert signals(mine) == {
        "e1_publicity": [place, "A very similar photo is under criterion 7"],
        "e2_plan": [place, "A very similar photo is under criterion 7"],
        "e2_care_photos": [place, "A very similar photo is under criterion 2"],
    }


def test_what_was_not_sent_and_the_pa_part_are_not_spoken_of(round):
    draft = make_sent(round)
    file(draft, "e1_publicity")
    report_with(round, pa2_evidence={})
    assert signals(report_with(round, e1_publicity={})) == {}


@pytest.mark.parametrize(
    ("days", "told"), [(-31, True), (-29, False), (0, False), (29, False), (31, True)]
)
def test_photo_taken_outside_the_round_is_told(round, days, told):
    taken_at = timezone.now() + timedelta(days=days)
    found = signals(report_with(round, e1_publicity={"taken_at": taken_at}))
    assert bool(found) is told


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("national_id_in_name", {"e1_publicity": ["National ID numbers?"]}),
        ("national_id_in_text", {"e1_publicity": ["National ID numbers?"]}),
        ("renamed", {}),
    ],
)
def test_national_id_is_told(round, code, found):
    warnings = [{"code": code, "params": {}}]
    assert signals(report_with(round, e1_publicity={"warnings": warnings})) == found


@pytest.mark.parametrize(("pages", "told"), [(2, []), (3, ["3 pages, at most 2 are asked for"])])
def test_more_pages_than_are_asked_for_are_told(round, pages, told):
    EvidenceRequirement.objects.filter(criterion__round=round, key="e2_plan").update(max_pages=2)
    submission = report_with(round, e2_plan={"pages": pages})
    assert signals(submission).get("e2_plan", []) == told


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("opens", []),
        ("dead", ["Dead link (looked at 15 Jan 2026)"]),
        ("login", ["Asks for signing in (looked at 15 Jan 2026)"]),
    ],
)
def test_what_the_checker_found_of_a_link_is_told(frozen, round, outcome, told):
    submission = make_sent(round)
    link = submission.evidence.first()
    now = timezone.now()
    LinkCheck.objects.create(evidence=link, outcome=outcome, checked_at=now, next_at=now)
    items = list(
        submission.current_version.evidence.select_related("file", "requirement", "link_check")
    )
    add_signals(items, round)
    assert {item.pk: item.signals for item in items if item.signals} == (
        {link.pk: told} if told else {}
    )


def test_signals_of_any_number_of_files_take_one_query_and_photos_one_more(round):
    submission = report_with(round, e1_publicity={}, e2_care_photos={}, e2_mou_photos={})
    evidence = submission.current_version.evidence
    items = list(evidence.select_related("file", "requirement", "link_check"))
    with exact_queries(1):
        add_signals(items, round)
    look_alike(submission)
    items = list(evidence.select_related("file", "requirement", "link_check"))
    with exact_queries(2):
        add_signals(items, round)
