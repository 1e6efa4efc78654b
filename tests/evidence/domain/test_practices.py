"""A write-up counts for the twelve-month round as it was sent, and only once accepted."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.db.models import ProtectedError
from django.urls import reverse
from PIL import Image
from wagtail.models import Locale, Page

from accounts.roles import Role
from areas.schools import school_named
from bestpractice.domain.publication import withdraw_consent
from bestpractice.domain.writing import draft_of
from bestpractice.enums import Stage
from bestpractice.models import BestPracticePage, LibraryPage, WriteUp
from bestpractice.stages import stage_of
from evidence.domain.correcting import correct
from evidence.domain.errors import Refused
from evidence.domain.evaluating import record_acceptance, record_figures, start
from evidence.domain.filing import add_file, remove
from evidence.domain.outcomes import outcome_of, ready
from evidence.domain.practices import begin_from_evidence, file_practice, was_edited_since
from evidence.domain.releasing import release
from evidence.domain.reporting import submit, withdraw
from evidence.domain.rubric import Facts
from evidence.models import (
    EvidenceRequirement,
    FrozenPractice,
    Result,
    Submission,
    VersionChanged,
)
from files.storage import private_storage
from support.evaluation import (
    FIGURES,
    evaluate,
    fill_figures,
    make_admin,
    make_evaluator,
    make_sent,
    send,
)
from support.kpi import make_district, make_round, make_submission
from support.people import make_user
from support.write_ups import change, make_photo, make_write_up, picture, published

pytestmark = pytest.mark.django_db

ALL_FOUND = FIGURES | {"f1_2_dropouts": 968, "f1_2_2_not_found": 0}


@pytest.fixture
def round():
    return make_round(months=12)


@pytest.fixture
def district():
    root = Page.objects.get(depth=1)
    root.add_child(
        instance=LibraryPage(title="คลัง", slug="best-practices", locale=Locale.get_default())
    )
    return make_district()


@pytest.fixture
def officer(district):
    return make_user(Role.DISTRICT_OFFICER, district=district)


@pytest.fixture
def submission(round, district, officer):
    submission = make_submission(round, district, by=officer)
    fill_figures(submission, officer)
    return submission


@pytest.fixture
def requirement(round):
    return EvidenceRequirement.objects.get(criterion__round=round, takes_practices=True)


@pytest.fixture
def filed(submission, requirement, district, officer):
    """`filed(title, school="…")`: a write-up, filed; returns its Evidence."""

    def filed(title="เคาะทุกประตู", *, school=None):
        fields = {}
        if school:
            fields = {"level": "school", "school": school_named(district=district, name=school)}
        write_up = make_write_up(district, by=officer, title=title, **fields)
        return file_practice(
            submission=submission, requirement=requirement, write_up=write_up, by=officer
        )

    return filed


def test_sending_freezes_text_and_revision(filed, submission, officer):
    item = filed()
    version = send(submission, officer).current_version
    frozen = version.practices.get()
    assert (frozen.evidence, frozen.text["title"]) == (item, "เคาะทุกประตู")
    [row] = [row for row in version.manifest if row["evidence"] == str(item.uid)]
    assert (row["sha256"], row["practice_level"]) == (frozen.sha256, "district")
    change(item.write_up, by=officer, lead="แก้ทีหลัง")
    assert was_edited_since(frozen)
    frozen = FrozenPractice.objects.get()
    assert (frozen.revision.as_object().lead, "lead" in frozen.text) == ("", False)


def test_evaluator_reads_what_was_sent_and_is_told_of_later_edits(
    client, filed, submission, officer
):
    item = filed()
    change(item.write_up, by=officer, lead="ตามที่ส่ง")
    evaluator = make_evaluator()
    sent = send(submission, officer, evaluators=[evaluator])
    client.force_login(evaluator)
    address = reverse("evaluation_practice", args=[sent.pk, item.uid])
    told = "เขตแก้ไขหลังจากส่งแล้ว"
    page = client.get(address).text
    assert ("ตามที่ส่ง" in page, told in page) == (True, False)
    change(item.write_up, by=officer, lead="แก้ทีหลัง")
    page = client.get(address).text
    assert ("ตามที่ส่ง" in page, "แก้ทีหลัง" in page, told in page) == (True, False, True)


def test_what_was_frozen_is_neither_changed_nor_deleted(filed, submission, officer):
    filed()
    frozen = send(submission, officer).current_version.practices.get()
    with pytest.raises(VersionChanged):
        frozen.save()
    with pytest.raises(VersionChanged):
        frozen.delete()


def test_practice_of_another_district_or_filed_twice_is_refused(
    filed, submission, requirement, officer
):
    item = filed()
    foreign = make_write_up(make_district())
    for write_up in (item.write_up, foreign):
        with pytest.raises(Refused):
            file_practice(
                submission=submission, requirement=requirement, write_up=write_up, by=officer
            )
    assert submission.evidence.count() == 1


def test_level_rises_with_acceptance_and_says_what_is_lacking(filed, submission, officer):
    evaluator = make_evaluator()
    fill_figures(submission, officer, ALL_FOUND)
    own, first = filed("เขต"), filed("ก", school="โรงเรียนบ้านถ้ำ ๒")
    again, second = filed("ข", school="รร.บ้านถ้ำ2"), filed("ค", school="บ้านเขา")
    submission = send(submission, officer, evaluators=[evaluator])
    evaluation = start(submission=submission, evaluator=evaluator)
    evaluation = record_figures(evaluation=evaluation, supported=True, reason="ครบ", by=evaluator)
    told = []
    for item in (own, first, again, second):
        evaluation = record_acceptance(
            evaluation=evaluation, evidence=item, accepted=True, reason="ชัดเจน", by=evaluator
        )
        outcome = ready(evaluation)
        told.append((outcome.decision.level, "1 แห่ง" in str(outcome.explanations["th"])))
    # The two spellings are one school: the second write-up of it changes nothing.
    assert [level for level, _lacking in told] == [3, 4, 4, 5]
    assert [lacking for _level, lacking in told] == [True, True, True, False]


@pytest.fixture
def released(filed, submission, officer, round):
    """Level 3 by the district's own practice, which is public; released with its photo's consent.

    Returns the submission, its Evaluation, the Evidence and the photo.
    """
    evaluator, moderator = make_evaluator(), make_user(Role.MODERATOR)
    fill_figures(submission, officer, ALL_FOUND)
    item = filed("เขต")
    photo = make_photo(item.write_up, by=officer)
    published(item.write_up, by=officer, moderator=moderator)
    submission = send(submission, officer, evaluators=[evaluator])
    evaluation = evaluate(submission, evaluator)
    release(round=round, by=make_admin(), at=round.closes_at + timedelta(days=1))
    submission.refresh_from_db()
    submission.round.refresh_from_db()
    return SimpleNamespace(
        submission=submission, evaluation=evaluation, item=item, photo=photo, moderator=moderator
    )


def edit(released, officer):
    school = school_named(district=released.submission.district, name="บ้านเขา")
    change(released.item.write_up, by=officer, title="ชื่อใหม่", level="school", school=school)


def unpublish(released, officer):
    page = BestPracticePage.objects.get(pk=released.item.write_up.page_id)
    page.unpublish(user=released.moderator)


def delete(released, officer):
    with pytest.raises(ProtectedError):
        released.item.write_up.page.delete()


def withdraw_the_consent(released, officer):
    withdraw_consent(photo=released.photo, by=officer)


def accept_no_longer(released, officer):
    with pytest.raises(Refused):
        record_acceptance(
            evaluation=released.evaluation,
            evidence=released.item,
            accepted=False,
            reason="เปลี่ยนใจ",
            by=released.evaluation.evaluator,
        )


def take_it_out(released, officer):
    with pytest.raises(Refused):
        remove(evidence=released.item, by=officer)


def test_after_the_release_nothing_moves_the_level_but_a_correction(released, officer):
    def stands():
        result = Result.objects.get()
        outcome = outcome_of(Submission.objects.get())
        return result.level, result.explanation_th, Facts(**result.inputs), outcome.facts

    before = stands()
    assert (before[0], before[2]) == (3, before[3])
    attempts = [withdraw_the_consent, edit, unpublish, delete, accept_no_longer, take_it_out]
    for attempt in attempts:
        attempt(released, officer)
        assert (attempt.__name__, stands()) == (attempt.__name__, before)
    correct(
        submission=released.submission,
        facts=replace(before[2], district_practice=False),
        reason="ผลงานเป็นของปีก่อน",
        by=make_admin(),
        at=released.submission.round.released_at + timedelta(days=1),
    )
    newest, first = released.submission.results.all()
    assert (first.level, newest.level) == (3, 2)
    assert newest.correction.reason == "ผลงานเป็นของปีก่อน"


def test_acceptance_is_carried_over_only_while_the_text_is_the_same(filed, submission, officer):
    evaluator = make_evaluator()
    same, changed = filed("ก"), filed("ข")
    submission = send(submission, officer, evaluators=[evaluator])
    evaluation = start(submission=submission, evaluator=evaluator)
    for item in (same, changed):
        evaluation = record_acceptance(
            evaluation=evaluation, evidence=item, accepted=True, reason="ดี", by=evaluator
        )
    withdraw(submission=submission, by=officer)
    change(changed.write_up, by=officer, lead="เขียนใหม่")
    submit(submission=submission, by=officer, confirm_missing=True)
    submission.refresh_from_db()
    again = start(submission=submission, evaluator=evaluator)
    assert [row.evidence for row in again.acceptances.all()] == [same]


@pytest.mark.parametrize("above", [False, True], ids=["the page", "the library above"])
def test_filed_page_is_not_deleted_in_the_admin(client, filed, submission, officer, above):
    page = filed().write_up.page
    send(submission, officer)
    target = page.get_parent() if above else page
    client.force_login(make_admin(is_superuser=True))
    one = reverse("wagtailadmin_pages:delete", args=[target.pk])
    many = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    for url in (one, f"{many}?id={target.pk}"):
        assert client.post(url).status_code == 302
        assert Page.objects.filter(pk=page.pk).exists()


@pytest.fixture
def photo_filed(submission, officer):
    """`photo_filed(**fields)`: a photo under criterion 1, as the camera left it."""
    requirement = EvidenceRequirement.objects.filter(criterion__round=submission.round).first()

    def photo_filed(**fields):
        return add_file(
            submission=submission,
            requirement=requirement,
            file=ContentFile(picture(**fields)),
            name="เยี่ยมบ้าน.jpg",
            by=officer,
        )

    return photo_filed


def test_photos_of_a_report_begin_a_write_up_that_is_not_sent(
    client, photo_filed, submission, officer
):
    items = [photo_filed(colour=colour) for colour in ("teal", "red", "blue")]
    criterion = items[0].requirement.criterion
    here = {"district": submission.district.code, "round": submission.round_id}
    url = reverse("district_begin_write_up", kwargs=here | {"number": criterion.number})
    client.force_login(officer)
    page = client.get(reverse("district_criterion", kwargs=here | {"number": criterion.number}))
    form = page.context["begin_write_up"]
    assert (form.initial, form.items) == ({"title": criterion.short}, items)
    answer = client.post(url, {"title": "เยี่ยมบ้าน", "photo": [item.uid for item in items[:2]]})
    write_up = WriteUp.objects.get()
    draft = draft_of(write_up)
    assert (answer.url, draft.title, draft.level) == (write_up.url(), "เยี่ยมบ้าน", "district")
    assert (draft.fiscal_year, stage_of(write_up)) == (2027, Stage.DRAFT)
    photos = list(write_up.photos.all())
    assert [photo.sha256 for photo in photos] == [item.file.sha256 for item in items[:2]]
    assert {(photo.consent, photo.alt, photo.image) for photo in photos} == {(False, "", None)}
    for photo, item in zip(photos, items, strict=False):
        assert photo.path.name != item.file.path.name
        with private_storage().open(photo.path.name) as file, Image.open(file) as copy:
            assert dict(copy.getexif()) == {}


def test_what_is_no_photo_of_this_report_begins_nothing(photo_filed, submission, officer):
    removed = photo_filed()
    remove(evidence=removed, by=officer)
    foreign = make_sent(submission.round).evidence.first()
    for evidence in ([], [removed], [foreign], [photo_filed(), foreign]):
        with pytest.raises(Refused):
            begin_from_evidence(submission=submission, evidence=evidence, title="ก", by=officer)
    assert WriteUp.objects.count() == 0
