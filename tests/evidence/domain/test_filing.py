"""Filing evidence: what is acknowledged is stored, what is refused changes nothing."""

import hashlib
import io
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from wagtail.models import ModelLogEntry

from areas.schools import school_named
from evidence.domain.errors import NotEditable, Refused
from evidence.domain.filing import add_file, add_link, remove, replace, replace_link, reuse
from evidence.domain.queries.district import reusable_for
from evidence.domain.reporting import submit
from evidence.enums import EvidenceKind, PracticeLevel
from evidence.models import Evidence, EvidenceRequirement, LinkCheck, StoredFile
from files.rejections import RejectedFile
from files.storage import all_paths, private_storage
from support import samples
from support.kpi import make_district, make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.fixture
def officer():
    return make_user()


@pytest.fixture
def submission(officer):
    return make_submission(make_round(), by=officer)


@pytest.fixture
def yearly(officer):
    return make_submission(make_round(12), by=officer)


def requirement_of(submission, key):
    return EvidenceRequirement.objects.get(criterion__round=submission.round, key=key)


def stored_paths():
    return sorted(all_paths(private_storage()))


def file(submission, officer, content, name, *, key="e1_order", **kwargs):
    return add_file(
        submission=submission,
        requirement=requirement_of(submission, key),
        file=io.BytesIO(content),
        name=name,
        by=officer,
        **kwargs,
    )


def test_add_file_stores_the_bytes_and_their_hash(submission, officer):
    content = samples.pdf()
    item = file(submission, officer, content, "คำสั่ง.pdf")
    with item.file.path.open("rb") as stored:
        assert stored.read() == content
    assert item.file.sha256 == hashlib.sha256(content).hexdigest()
    assert (item.kind, item.title, item.file.size) == (
        EvidenceKind.DOCUMENT,
        "คำสั่ง.pdf",
        len(content),
    )


def test_add_file_of_any_permitted_kind_is_filed_under_any_requirement(submission, officer):
    item = file(submission, officer, samples.jpeg(), "photo.jpg")
    assert item.kind == EvidenceKind.PHOTO


def test_add_file_makes_its_thumbnail_after_the_commit(
    submission, officer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        item = file(submission, officer, samples.jpeg(), "photo.jpg")
    item.file.refresh_from_db()
    assert len(stored_paths()) == 2
    assert item.file.thumbnail.size > 0


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "empty.pdf", "empty"),
        (samples.jpeg()[: len(samples.jpeg()) * 6 // 10], "cut.jpg", "damaged"),
        (b"MZ" + bytes(300), "letter.pdf", "program"),
    ],
    ids=["empty", "cut off", "renamed program"],
)
def test_add_file_refuses_a_wrong_upload_and_loses_nothing(
    submission, officer, content, name, code
):
    there = file(submission, officer, samples.pdf(), "order.pdf")
    paths = stored_paths()
    with pytest.raises(RejectedFile) as refusal:
        file(submission, officer, content, name)
    assert refusal.value.code == code
    assert list(Evidence.objects.live()) == [there]
    assert stored_paths() == paths


def test_add_file_refuses_what_is_too_large(submission, officer, settings):
    settings.EVIDENCE_MAX_UPLOAD_BYTES = 100
    with pytest.raises(RejectedFile) as refusal:
        file(submission, officer, samples.pdf(), "large.pdf")
    assert refusal.value.code == "too_large"


def test_add_file_twice_with_one_identifier_stores_once(submission, officer):
    client_id = uuid.uuid4()
    first = file(submission, officer, samples.pdf(), "order.pdf", client_id=client_id)
    assert file(submission, officer, samples.pdf(), "order.pdf", client_id=client_id) == first
    assert (Evidence.objects.count(), StoredFile.objects.count(), len(stored_paths())) == (1, 1, 1)


def test_add_file_after_submitting_is_refused(submission, officer):
    submit(submission=submission, by=officer, confirm_missing=True)
    with pytest.raises(NotEditable):
        file(submission, officer, samples.pdf(), "late.pdf")
    assert stored_paths() == []


def test_lesson_of_two_pages_is_refused_and_of_another_paper_warned_of(submission, officer):
    requirement = submission.round.pa_requirements.get(key="pa1_lessons")

    def lesson(content):
        return add_file(
            submission=submission,
            requirement=requirement,
            file=io.BytesIO(content),
            name="บทเรียน.pdf",
            by=officer,
        )

    with pytest.raises(ValidationError) as refusal:
        lesson(samples.pdf(pages=2))
    with translation.override("en"):
        assert refusal.value.messages == [
            "This document has 2 pages; at most 1 may be filed. Shorten it."
        ]
    a4, letter = (lesson(samples.pdf(pages=1, **size)).file for size in ({}, {"size": (612, 792)}))
    assert (a4.pages, a4.notices) == (1, [])
    assert [notice.code for notice in letter.notices] == ["not_a4"]


def test_add_file_that_names_children_is_counted_and_not_kept(yearly, officer):
    content = samples.xlsx([["ชื่อ", "สถานะ"], ["ก", "กลับมาเรียน"], ["ข", "ไม่พบตัว"]])
    item = file(yearly, officer, content, "dropout.xlsx", key="e3_excel")
    assert item.file.counts["sheets"][0]["rows"] == 2
    assert item.file.original_sha256 == hashlib.sha256(content).hexdigest()
    assert (item.file.path.name, stored_paths()) == ("", [])


def test_add_file_that_names_children_must_be_the_workbook(yearly, officer):
    with pytest.raises(ValidationError) as refusal:
        file(yearly, officer, samples.pdf(), "dropout.pdf", key="e3_excel")
    assert refusal.value.code == "xlsx"
    assert (StoredFile.objects.count(), stored_paths()) == (0, [])


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("https://www.facebook.com/x", "https://www.facebook.com/x"),
        ("  www.youtube.com/watch?v=1 ", "https://www.youtube.com/watch?v=1"),
    ],
)
def test_add_link_completes_the_address(submission, officer, typed, stored):
    item = add_link(
        submission=submission,
        requirement=requirement_of(submission, "e1_order"),
        url=typed,
        by=officer,
    )
    assert (item.url, item.kind) == (stored, EvidenceKind.LINK)


@pytest.mark.parametrize("typed", ["", "javascript:alert(1)", "ไม่มี", "ftp://example.org/x"])
def test_add_link_refuses_what_is_no_web_address(submission, officer, typed):
    with pytest.raises(ValidationError) as refusal:
        add_link(
            submission=submission,
            requirement=requirement_of(submission, "e1_order"),
            url=typed,
            by=officer,
        )
    assert refusal.value.code == "url"


def test_add_link_of_a_practice_says_whose_it_is(yearly, officer):
    def practice(practice):
        return add_link(
            submission=yearly,
            requirement=requirement_of(yearly, "e1_best_practice"),
            url="https://example.org/practice",
            practice=practice,
            by=officer,
        )

    school = school_named(district=yearly.district, name="โรงเรียนสมมุติ")
    foreign = school_named(district=make_district(), name="โรงเรียนอื่น")
    for wrong in [None, (PracticeLevel.SCHOOL, None), (PracticeLevel.SCHOOL, foreign)]:
        with pytest.raises(ValidationError):
            practice(wrong)
    assert practice((PracticeLevel.SCHOOL, school)).school == school
    assert practice((PracticeLevel.DISTRICT, None)).practice_level == PracticeLevel.DISTRICT


def test_evidence_is_a_link_or_a_file_in_the_database(submission, officer):
    item = add_link(
        submission=submission,
        requirement=requirement_of(submission, "e1_order"),
        url="https://example.org/",
        by=officer,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=item.pk).update(url="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=item.pk).update(practice_level=PracticeLevel.SCHOOL)


def test_remove_keeps_the_row_and_its_bytes(submission, officer):
    item = file(submission, officer, samples.pdf(), "order.pdf")
    remove(evidence=item, by=officer)
    item.refresh_from_db()
    assert (item.removed_by, Evidence.objects.live().count(), len(stored_paths())) == (
        officer,
        0,
        1,
    )


def test_replace_takes_the_old_one_out_only_when_the_new_one_is_stored(submission, officer):
    old = file(submission, officer, samples.pdf(), "old.pdf")
    with pytest.raises(RejectedFile):
        replace(evidence=old, file=io.BytesIO(b""), name="empty.pdf", by=officer)
    assert list(Evidence.objects.live()) == [old]
    new = replace(evidence=old, file=io.BytesIO(samples.pdf()), name="new.pdf", by=officer)
    assert list(Evidence.objects.live()) == [new]


@pytest.mark.parametrize(
    ("title", "mended"),
    [("", "https://example.org/right"), ("ข่าวของเรา", "ข่าวของเรา")],
    ids=["title is the address", "title of its own"],
)
def test_mended_address_speaks_for_the_same_and_the_old_one_is_remembered(
    yearly, officer, title, mended
):
    school = school_named(district=yearly.district, name="โรงเรียนสมมุติ")
    old = add_link(
        submission=yearly,
        requirement=requirement_of(yearly, "e1_best_practice"),
        url="example.org/wrong",
        title=title,
        practice=(PracticeLevel.SCHOOL, school),
        by=officer,
    )
    with pytest.raises(Refused):
        replace_link(evidence=old, url="ลิงก์เสีย", by=officer)
    assert list(Evidence.objects.live()) == [old]
    first = replace_link(evidence=old, url="example.org/nearly", by=officer)
    new = replace_link(evidence=first, url="example.org/right", by=officer)
    assert list(Evidence.objects.live()) == [new]
    assert (new.url, new.title) == ("https://example.org/right", mended)
    kept = ("requirement", "practice_level", "school", "submission")
    assert [getattr(new, name) for name in kept] == [getattr(old, name) for name in kept]
    assert new.origin == old.uid
    replaced, *_before = ModelLogEntry.objects.for_instance(yearly).order_by("-pk")
    assert (replaced.action, replaced.user, replaced.data) == (
        "evidence.replaced",
        officer,
        {"evidence": str(first.uid), "title": first.title, "new": new.url},
    )


def test_same_address_again_is_only_looked_at_again(
    settings, submission, officer, django_capture_on_commit_callbacks
):
    settings.LINK_FETCHER = "support.links.fetch_nothing"
    link = add_link(
        submission=submission,
        requirement=requirement_of(submission, "e1_order"),
        url="example.org/post",
        by=officer,
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert replace_link(evidence=link, url="EXAMPLE.org/post", by=officer) == link
    assert list(Evidence.objects.live()) == [link]
    assert LinkCheck.objects.get().evidence == link


def test_reuse_files_the_same_bytes_without_uploading(officer):
    district = make_district()
    half = make_submission(make_round(6), district, by=officer)
    whole = make_submission(make_round(12), district, by=officer)
    plan = file(half, officer, samples.pdf(), "plan.pdf", key="e1_prevention_plan")
    again = reuse(
        submission=whole,
        requirement=requirement_of(whole, "e0_guideline"),
        evidence=plan,
        by=officer,
    )
    assert (again.file, len(stored_paths())) == (plan.file, 1)


def test_reuse_takes_what_an_office_filed_that_the_district_carries_on(officer):
    ended, between, district = make_district(), make_district(), make_district()
    for office, successor in [(ended, between), (between, district)]:
        office.successor = successor
        office.save()
    plan = file(
        make_submission(make_round(6), ended, by=officer),
        officer,
        samples.pdf(),
        "plan.pdf",
        key="e1_prevention_plan",
    )
    whole = make_round(12)
    assert list(reusable_for(round=whole, district=district)) == [plan]
    assert list(reusable_for(round=whole, district=make_district())) == []
    submission = make_submission(whole, district, by=officer)
    requirement = requirement_of(submission, "e0_guideline")
    again = reuse(submission=submission, requirement=requirement, evidence=plan, by=officer)
    assert (again.file, len(stored_paths())) == (plan.file, 1)
    # The other way round, nobody reads or takes what their successors file.
    earlier = make_submission(whole, ended, by=officer)
    requirement = requirement_of(earlier, "e0_guideline")
    with pytest.raises(ValidationError) as refusal:
        reuse(submission=earlier, requirement=requirement, evidence=again, by=officer)
    assert refusal.value.code == "foreign"


def test_reuse_of_another_districts_evidence_is_refused(submission, officer):
    foreign = file(make_submission(submission.round), officer, samples.pdf(), "order.pdf")
    with pytest.raises(ValidationError) as refusal:
        reuse(
            submission=submission,
            requirement=requirement_of(submission, "e1_order"),
            evidence=foreign,
            by=officer,
        )
    assert refusal.value.code == "foreign"
