"""Who may have a file of evidence: asked of the evidence each time."""

import io

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from areas.models import Membership
from evidence.domain.filing import add_file, remove
from evidence.domain.reporting import save_reporter, submit, withdraw
from evidence.models import Assignment, EvidenceRequirement, StoredFile
from support import samples
from support.kpi import make_district, make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def officer(district):
    return make_user(Role.DISTRICT_OFFICER, district=district)


@pytest.fixture
def submission(district, officer):
    return make_submission(make_round(), district, by=officer)


def filed(submission, officer, requirement=None, name="คำสั่ง.pdf"):
    requirement = requirement or EvidenceRequirement.objects.get(
        criterion__round=submission.round, key="e1_order"
    )
    return add_file(
        submission=submission,
        requirement=requirement,
        file=io.BytesIO(samples.pdf()),
        name=name,
        by=officer,
    )


def challenge_file(submission, officer):
    save_reporter(submission=submission, by=officer, is_challenge=True)
    requirement = submission.round.pa_requirements.get(key="pa1_lessons")
    return filed(submission, officer, requirement)


def status(client, user, item, name="evidence_file"):
    client.force_login(user)
    return client.get(reverse(name, args=[item.uid])).status_code


def send(submission, officer):
    submit(submission=submission, by=officer, confirm_missing=True)


def assigned(submission):
    evaluator = make_user(Role.EVALUATOR)
    Assignment.objects.create(submission=submission, evaluator=evaluator)
    return evaluator


def test_file_is_for_the_districts_officers_and_no_other_district(
    client, submission, district, officer
):
    item = filed(submission, officer)
    colleague = make_user(Role.DISTRICT_OFFICER, district=district)
    stranger = make_user(Role.DISTRICT_OFFICER, district=make_district())
    answers = [status(client, user, item) for user in (officer, colleague, stranger)]
    assert answers == [200, 200, 404]


def test_file_is_not_for_visitors(client, submission, officer):
    item = filed(submission, officer)
    answer = client.get(reverse("evidence_file", args=[item.uid]))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_file_ends_with_the_membership(client, submission, officer):
    item = filed(submission, officer)
    Membership.objects.filter(user=officer).update(since="2020-01-01", until="2020-12-31")
    assert status(client, officer, item) == 404


def test_file_is_for_the_assigned_evaluator_once_it_was_sent(client, submission, officer):
    item = filed(submission, officer)
    evaluator, other = assigned(submission), make_user(Role.EVALUATOR)
    assert status(client, evaluator, item) == 404
    send(submission, officer)
    assert [status(client, user, item) for user in (evaluator, other)] == [200, 404]
    [entry] = ModelLogEntry.objects.filter(action="evidence.file_viewed")
    assert (entry.object_id, entry.user, entry.data) == (
        str(submission.pk),
        evaluator,
        {"evidence": str(item.uid), "title": item.title},
    )


def test_file_is_not_for_an_evaluator_who_belonged_to_the_district(
    client, submission, district, officer
):
    item = filed(submission, officer)
    send(submission, officer)
    evaluator = assigned(submission)
    Membership.objects.create(user=evaluator, district=district)
    assert status(client, evaluator, item) == 404


def test_file_is_for_the_regions_supervisor(client, submission, district, officer):
    item = filed(submission, officer)
    supervisor = make_user(Role.REGION_SUPERVISOR, region=district.region)
    elsewhere = make_user(Role.REGION_SUPERVISOR, region=make_district().region)
    assert [status(client, user, item) for user in (supervisor, elsewhere)] == [200, 404]


def test_file_of_the_challenge_is_for_personnel_viewers_alone(
    client, submission, district, officer
):
    item = challenge_file(submission, officer)
    send(submission, officer)
    readers = {
        "officer": officer,
        "evaluator": assigned(submission),
        "supervisor": make_user(Role.REGION_SUPERVISOR, region=district.region),
        "personnel": make_user(Role.PERSONNEL_VIEWER),
        "admin": make_user(Role.PROGRAMME_ADMIN),
    }
    assert {name: status(client, user, item) for name, user in readers.items()} == {
        "officer": 200,
        "evaluator": 404,
        "supervisor": 404,
        "personnel": 200,
        "admin": 200,
    }


def test_file_of_the_challenge_is_hidden_when_it_is_unticked(client, submission, officer):
    item = challenge_file(submission, officer)
    send(submission, officer)
    viewer = make_user(Role.PERSONNEL_VIEWER)
    withdraw(submission=submission, by=officer)
    save_reporter(submission=submission, by=officer, is_challenge=False)
    assert status(client, viewer, item) == 404


def test_file_of_a_criterion_is_not_for_personnel_viewers(client, submission, officer):
    item = filed(submission, officer)
    save_reporter(submission=submission, by=officer, is_challenge=True)
    send(submission, officer)
    assert status(client, make_user(Role.PERSONNEL_VIEWER), item) == 404


def test_file_that_a_version_names_outlives_its_removal(client, submission, officer):
    item = filed(submission, officer)
    send(submission, officer)
    evaluator = assigned(submission)
    withdraw(submission=submission, by=officer)
    remove(evidence=item, by=officer)
    send(submission, officer)
    assert status(client, evaluator, item) == 200


def test_file_that_was_destroyed_is_gone(client, submission, officer):
    item = filed(submission, officer)
    StoredFile.objects.update(
        destroyed_at=submission.created_at, destroyed_by=officer, destroy_reason="ข้อมูลส่วนบุคคล"
    )
    assert status(client, officer, item) == 404


def test_file_is_served_under_its_thai_name_and_kept_in_no_cache(client, submission, officer):
    item = filed(submission, officer)
    client.force_login(officer)
    answer = client.get(reverse("evidence_file", args=[item.uid]))
    assert answer["Content-Type"] == "application/pdf"
    assert "filename*=utf-8''%E0%B8%84" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_thumbnail_asks_the_same_question(
    client, submission, officer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        item = filed(submission, officer)
    stranger = make_user(Role.DISTRICT_OFFICER, district=make_district())
    answers = [status(client, user, item, "evidence_thumbnail") for user in (officer, stranger)]
    assert answers == [200, 404]
