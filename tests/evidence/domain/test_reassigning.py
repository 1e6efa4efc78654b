"""An evaluator drops out: others take over, what was written is kept."""

from collections import Counter

import pytest
from wagtail.models import ModelLogEntry

from areas.models import Membership
from evidence.domain.assigning import assign
from evidence.domain.audit import named
from evidence.domain.conflicts import Conflicted
from evidence.domain.errors import Refused
from evidence.domain.evaluating import start
from evidence.domain.outcomes import OutcomeState, outcome_of
from evidence.domain.queries.report import evaluations_of, given_up
from evidence.domain.reassigning import plan_moves, reassign, reassign_all, unfinished
from evidence.models import Assignment, Evaluation
from support.evaluation import evaluate, judge, make_admin, make_evaluator, make_sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaver():
    return make_evaluator(username="leaver")


def holders(round):
    return dict(
        Assignment.objects.filter(submission__round=round).values_list("submission", "evaluator")
    )


def test_what_is_left_is_spread_evenly_and_free_of_conflicts(round, leaver):
    reports = [make_sent(round, evaluators=[leaver]) for _ in range(6)]
    done = make_sent(round, evaluators=[leaver])
    evaluate(done, leaver)
    first, second = make_evaluator(), make_evaluator()
    Membership.objects.create(user=first, district=reports[0].district)
    make_sent(round, evaluators=[first, second])
    given = {"round": round, "leaver": leaver, "evaluators": [first, second, leaver]}
    moves = plan_moves(**given, seed=3)
    assert {move.assignment.submission for move in moves} == set(reports)
    assert sorted(Counter(move.evaluator for move in moves).values()) == [3, 3]
    assert {m.evaluator for m in moves if m.assignment.submission == reports[0]} == {second}
    assert reassign_all(moves=moves, by=make_admin()) == (6, 0)
    assert holders(round)[done.pk] == leaver.pk
    assert list(unfinished(round, leaver)) == []


def test_what_was_written_is_kept_and_does_not_count(round, leaver):
    report = make_sent(round, evaluators=[leaver])
    judge(report, leaver, clear=4)
    other, admin = make_evaluator(username="other"), make_admin()
    reassign(assignment=report.assignments.get(), evaluator=other, by=admin)
    [kept] = given_up(report, evaluations_of(report))
    assert (kept.evaluator, kept.verdicts.count()) == (leaver, 9)
    assert outcome_of(report).state == OutcomeState.WAITING
    evaluate(report, other, clear=9)
    assert outcome_of(report).decision.level == 5
    entry = ModelLogEntry.objects.get(action="evidence.reassigned")
    assert (entry.object_id, entry.user, entry.data) == (
        str(report.pk),
        admin,
        {"before": named(leaver), "evaluator": named(other)},
    )


def test_draft_of_somebody_who_has_the_report_is_not_given_up(round, leaver):
    report = make_sent(round, evaluators=[leaver])
    start(submission=report, evaluator=leaver)
    assert given_up(report, evaluations_of(report)) == []


def test_nobody_free_leaves_the_report_where_it_is(round, leaver):
    other = make_evaluator()
    report = make_sent(round, evaluators=[leaver, other])
    [move] = plan_moves(round=round, leaver=leaver, evaluators=[other])
    assert move.evaluator is None
    assert reassign_all(moves=[move], by=make_admin()) == (0, 0)
    assert report.assignments.count() == 2


def refusal(assignment, evaluator):
    with pytest.raises(Refused) as refused:
        reassign(assignment=assignment, evaluator=evaluator, by=make_admin())
    return refused.value.code


def test_handing_over_is_refused_where_it_cannot_be(round, leaver):
    report, other = make_sent(round, evaluators=[leaver]), make_evaluator()
    assignment = report.assignments.get()
    conflicted = make_evaluator(district=report.district)
    with pytest.raises(Conflicted):
        reassign(assignment=assignment, evaluator=conflicted, by=make_admin())
    assert ModelLogEntry.objects.filter(action="evidence.refused_conflict").count() == 1
    assert refusal(assignment, make_admin()) == "role"
    assign(submission=report, evaluator=other, by=other)
    assert refusal(assignment, other) == "twice"
    evaluate(report, leaver)
    assert refusal(assignment, make_evaluator()) == "done"
    Evaluation.objects.all().delete()
    reassign(assignment=assignment, evaluator=make_evaluator(), by=make_admin())
    assert refusal(assignment, make_evaluator()) == "ended"
