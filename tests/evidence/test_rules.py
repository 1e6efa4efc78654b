"""Who may read and score what."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from areas.models import InspectionRegion, Membership
from evidence.domain.assigning import assign
from evidence.enums import ConflictScope
from evidence.models import Submission
from evidence.rules import has_conflict, may_read_evidence, may_read_submission, may_score
from support.evaluation import make_admin, make_evaluator, make_sent
from support.kpi import make_district, make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission():
    return make_sent(make_round())


def test_may_score_needs_role_assignment_and_no_conflict(submission):
    evaluator = make_evaluator()
    assert not may_score(evaluator, submission)
    assign(submission=submission, evaluator=evaluator, by=evaluator)
    assert may_score(evaluator, submission)
    Membership.objects.create(user=evaluator, district=submission.district)
    assert not may_score(evaluator, submission)


def test_may_score_is_not_given_by_being_programme_admin_or_superuser(submission):
    assert not may_score(make_admin(), submission)
    assert not may_score(make_user(is_superuser=True), submission)


@pytest.mark.parametrize(
    ("since", "until", "conflict"),
    [
        (-400, -31, False),  # left before the round opened
        (-400, -30, True),  # left on its first day
        (-10, None, True),
        (-5, -4, True),  # a day in between
        (1, None, True),  # joins before the round closes
        (31, None, False),  # joins after it, and the results are still out: not yet a member
    ],
)
def test_conflict_looks_at_memberships_that_share_a_day_with_the_round(since, until, conflict):
    submission = make_submission(make_round(opens_in=-30, closes_in=30))
    evaluator = make_evaluator()
    today = timezone.localdate()
    Membership.objects.create(
        user=evaluator,
        district=submission.district,
        since=today + timedelta(days=since),
        until=None if until is None else today + timedelta(days=until),
    )
    assert has_conflict(evaluator, submission) is conflict


def test_conflict_lasts_until_the_release_not_only_until_the_closing():
    round = make_round(opens_in=-60, closes_in=-30)
    district = make_district()
    submission = Submission.objects.create(round=round, district=district)
    evaluator = make_evaluator()
    Membership.objects.create(user=evaluator, district=district, since=timezone.localdate())
    assert has_conflict(evaluator, submission)
    round.released_at = timezone.now() - timedelta(days=2)
    submission.round = round
    assert not has_conflict(evaluator, submission)


@pytest.mark.parametrize(
    ("scope", "conflicts"),
    [
        (ConflictScope.DISTRICT, {"own"}),
        (ConflictScope.PROVINCE, {"own", "neighbour", "covers the province"}),
        (ConflictScope.REGION, {"own", "neighbour", "covers the province", "same region"}),
    ],
)
def test_conflict_scope_of_the_round_widens_it(scope, conflicts):
    round = make_round()
    round.conflict_scope = scope
    round.save()
    here = InspectionRegion.objects.create(number=1, name_th="เขต 1")
    there = InspectionRegion.objects.create(number=2, name_th="เขต 2")
    own = make_district(region=here)
    districts = {
        "own": own,
        "neighbour": make_district(region=here, province=own.seat),
        "covers the province": make_district(region=there),
        "same region": make_district(region=here),
        "elsewhere": make_district(region=there),
    }
    districts["covers the province"].provinces.add(own.seat)
    evaluator = make_evaluator(district=own)
    found = {
        name
        for name, district in districts.items()
        if has_conflict(evaluator, make_submission(round, district))
    }
    assert found == conflicts


READERS = {
    "officer": (True, True),
    "stranger": (False, False),
    "supervisor": (True, True),
    "other supervisor": (False, False),
    "evaluator": (True, True),
    "unassigned evaluator": (False, False),
    "conflicted evaluator": (False, False),
    "personnel viewer": (False, False),
    "editor": (False, False),
    "admin": (True, True),
}


def people(submission):
    region = submission.district.region
    other_region = InspectionRegion.objects.get_or_create(
        number=18 if region.number != 18 else 17, defaults={"name_th": "เขตอื่น"}
    )[0]
    assigned, conflicted = make_evaluator(), make_evaluator()
    for evaluator in (assigned, conflicted):
        assign(submission=submission, evaluator=evaluator, by=evaluator)
    Membership.objects.create(user=conflicted, district=submission.district)
    return {
        "officer": make_user(Role.DISTRICT_OFFICER, district=submission.district),
        "stranger": make_user(Role.DISTRICT_OFFICER, district=make_district()),
        "supervisor": make_user(Role.REGION_SUPERVISOR, region=region),
        "other supervisor": make_user(Role.REGION_SUPERVISOR, region=other_region),
        "evaluator": assigned,
        "unassigned evaluator": make_evaluator(),
        "conflicted evaluator": conflicted,
        "personnel viewer": make_user(Role.PERSONNEL_VIEWER),
        "editor": make_user(Role.EDITOR),
        "admin": make_admin(),
    }


def test_readers_of_a_submission_and_of_its_evidence(submission):
    evidence = submission.evidence.filter(requirement__criterion__isnull=False).first()
    found = {
        name: (may_read_submission(person, submission), may_read_evidence(person, evidence))
        for name, person in people(submission).items()
    }
    assert found == READERS
