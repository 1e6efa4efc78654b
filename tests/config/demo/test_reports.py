"""The demo's reports: every state, and nothing invented that does not say so."""

import hashlib
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from areas.load import load as load_areas
from config.demo.people import PEOPLE, load_people
from config.demo.released import WITH_FILES, load_released
from config.demo.rounds import load_rounds
from config.demo.running import load_running
from config.demo.samples import MARK
from config.roles import load_roles
from evidence.domain.queries.overview import RowState, overview_of
from evidence.enums import RoundPhase, SubmissionState
from evidence.models import (
    Assignment,
    Evidence,
    NonReport,
    Result,
    Submission,
    SubmissionVersion,
)

pytestmark = [pytest.mark.long, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


def load(now):
    load_areas()
    load_roles()
    last_year, this_year = load_rounds(now)
    people = load_people(password="a password of the tests")
    load_released(last_year, by=people["admin"], evaluator=people["evaluator2"])
    load_running(this_year, people=people, now=now)
    return last_year, this_year


def test_demo_has_last_years_rounds_released_and_this_years_open():
    now = timezone.now()
    _last_year, this_year = load(now)
    assert [round.phase(now) for round in load_rounds(now)[0]] == [RoundPhase.RELEASED] * 2
    assert [round.phase(now) for round in this_year] == [RoundPhase.OPEN] * 2

    # Krabi's receipts prove real files.
    versions = SubmissionVersion.objects.filter(
        submission__district__code=WITH_FILES, submission__round__released_at__isnull=False
    )
    rows = [row for version in versions for row in version.manifest if row["kind"] != "link"]
    assert Counter(row["kind"] for row in rows) == {"document": 14, "photo": 3}
    for row in rows:
        with Evidence.objects.get(uid=row["evidence"]).file.path.open() as file:
            assert hashlib.sha256(file.read()).hexdigest() == row["sha256"]

    # Every 41st of 245 districts did not report: 5 in each round, without a level.
    assert NonReport.objects.count() == 2 * 5
    assert Result.objects.count() == 2 * 245
    assert Result.objects.filter(level=None).count() == 2 * 5
    assert set(Result.objects.values_list("level", flat=True)) == {None, 1, 2, 3, 4, 5}

    states = Counter(Submission.objects.filter(round=this_year[0]).values_list("state", flat=True))
    assert states == {
        SubmissionState.DRAFT: 9,
        SubmissionState.SUBMITTED: 15,
        SubmissionState.RETURNED: 2,
    }

    # Every 60th report of last year was a draft, accepted as filed after the round had closed.
    accepted = SubmissionVersion.objects.exclude(accepted_draft=None)
    assert (accepted.count(), accepted.filter(is_late=True).count()) == (2 * 4, 2 * 4)

    # Two people judged four reports, and of two of them differently in six months.
    shared = [
        Counter(row.state for row in overview_of(round).rows if row.evaluated == 2)
        for round in this_year
    ]
    assert shared == [{RowState.READY: 2, RowState.DIFFERS: 2}, {RowState.READY: 4}]

    # Krabi's report waits to be tried, and evaluator1 may score it.
    own = Assignment.objects.filter(
        evaluator__username="evaluator1", submission__district__code="krabi-primary"
    )
    assert own.count() == 2
    krabi = Evidence.objects.filter(submission__district__code="krabi-primary")
    assert krabi.filter(submission__round__in=this_year).count() == 0
    links = Evidence.objects.exclude(url="")
    assert links.exclude(title__contains=MARK).count() == 0
    assert links.exclude(url__startswith="https://example.org/").count() == 0


@pytest.mark.long
def test_demo_again_adds_nothing_and_keeps_the_rounds_open():
    now = timezone.now()
    load(now)
    before = [model.objects.count() for model in (Submission, Evidence, Result)]
    later = now + timedelta(days=3)
    with time_machine.travel(later, tick=False):
        _last_year, this_year = load(later)
        assert [round.phase(later) for round in this_year] == [RoundPhase.OPEN] * 2
    assert [model.objects.count() for model in (Submission, Evidence, Result)] == before


def test_demo_people_are_those_of_the_design():
    assert sorted(PEOPLE) == sorted(
        [
            "krabi",
            "trang",
            "region6",
            "evaluator1",
            "evaluator2",
            "editor",
            "moderator",
            "personnel",
            "admin",
        ]
    )
