"""The queue: what is in it, where each report stands, which one is next."""

from datetime import timedelta

import pytest
from django.utils import timezone

from areas.models import Membership
from evidence.domain.assigning import assign
from evidence.domain.evaluating import start
from evidence.domain.queries.evaluation import (
    Step,
    conflicting,
    next_for,
    progress_of,
    reports_for,
    waiting_for,
)
from evidence.domain.releasing import release
from evidence.domain.returning import return_for_revision
from evidence.enums import ConflictScope
from evidence.models import Submission
from evidence.rules import has_conflict
from support.evaluation import evaluate, judge, make_admin, make_evaluator, make_sent
from support.kpi import make_district, make_round, make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluator():
    return make_evaluator()


def steps(user, at=None):
    return {report.pk: report.step for report in reports_for(user, at)}


def test_reports_are_those_assigned_and_sent(evaluator, round):
    mine = make_sent(round, evaluators=[evaluator])
    others = make_sent(round, evaluators=[make_evaluator()])
    draft = make_submission(round)
    assign(submission=draft, evaluator=evaluator, by=evaluator)
    assert steps(evaluator) == {mine.pk: Step.TODO}
    assert steps(make_admin()) == {mine.pk: Step.TODO, others.pk: Step.TODO}


def test_conflict_that_comes_up_later_takes_a_report_out_of_the_queue(evaluator, round):
    mine = make_sent(round, evaluators=[evaluator])
    Membership.objects.create(user=evaluator, district=mine.district)
    assert steps(evaluator) == {}


def test_steps_of_an_evaluator_and_of_an_admin(evaluator, round):
    round.evaluators_per_submission = 2
    round.save()
    both = [evaluator, make_evaluator()]
    todo, started, done, returned = (make_sent(round, evaluators=both) for _ in range(4))
    judge(started, evaluator, clear=1)
    evaluate(done, evaluator)
    return_for_revision(
        submission=returned,
        by=evaluator,
        reasons={round.criteria.first(): "แก้"},
        until=timezone.now() + timedelta(days=40),
    )
    assert steps(evaluator) == {
        started.pk: Step.STARTED,
        todo.pk: Step.TODO,
        returned.pk: Step.RETURNED,
        done.pk: Step.DONE,
    }
    assert steps(both[1])[done.pk] == Step.TODO
    admin = make_admin()
    assert steps(admin)[done.pk] == Step.STARTED
    evaluate(done, both[1])
    assert steps(admin)[done.pk] == Step.DONE
    assert steps(evaluator, timezone.now() + timedelta(days=41))[returned.pk] == Step.TODO


def test_released_reports_come_last(evaluator, round):
    report = make_sent(round, evaluators=[evaluator])
    evaluate(report, evaluator)
    release(round=round, by=make_admin(), at=timezone.now() + timedelta(days=31))
    assert steps(evaluator) == {report.pk: Step.RELEASED}
    assert progress_of(evaluator) == []


def test_next_is_the_least_evaluated_then_what_is_begun_then_the_oldest(evaluator, round):
    round.evaluators_per_submission = 2
    round.save()
    other = make_evaluator()
    reports = [make_sent(round, evaluators=[evaluator, other]) for _ in range(4)]
    evaluate(reports[0], other)
    start(submission=reports[2], evaluator=evaluator)
    order = []
    while report := next_for(evaluator):
        order.append(reports.index(report))
        evaluate(report, evaluator)
    assert order == [2, 1, 3, 0]


def test_next_is_none_for_an_admin_who_scores_nothing(round):
    make_sent(round)
    assert next_for(make_admin()) is None


def test_progress_counts_by_round(evaluator):
    six, twelve = make_round(6), make_round(12)
    for round, number in [(six, 3), (twelve, 2)]:
        for _ in range(number):
            make_sent(round, evaluators=[evaluator])
    evaluate(six.submissions.first(), evaluator)
    assert set(progress_of(evaluator)) == {(six, 3, 1), (twelve, 2, 0)}
    assert waiting_for(evaluator) == 4


@pytest.mark.parametrize("scope", ConflictScope)
@pytest.mark.parametrize(
    ("opens", "closes", "released"), [(-30, 30, None), (-60, -30, None), (-60, -30, -10)]
)
def test_conflicts_in_sql_are_those_of_the_rule(evaluator, scope, opens, closes, released):
    round = make_round(opens_in=opens, closes_in=closes)
    round.conflict_scope = scope
    round.released_at = released and timezone.now() + timedelta(days=released)
    round.save()
    districts = [make_district() for _ in range(4)]
    districts += [
        make_district(region=districts[0].region),
        make_district(province=districts[1].seat),
        make_district(region=districts[2].region, province=districts[2].seat),
    ]
    Submission.objects.bulk_create(Submission(round=round, district=d) for d in districts)
    today = timezone.localdate()
    for district, since, until in zip(
        districts, [-400, -40, -5, 5], [-61, -31, None, None], strict=False
    ):
        Membership.objects.create(
            user=evaluator,
            district=district,
            since=today + timedelta(days=since),
            until=until and today + timedelta(days=until),
        )
    submissions = Submission.objects.select_related("round")
    by_rule = {s.pk for s in submissions if has_conflict(evaluator, s)}
    assert set(conflicting(submissions, evaluator).values_list("pk", flat=True)) == by_rule
    assert by_rule
