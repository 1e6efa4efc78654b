"""Who evaluates what: by hand and spread evenly."""

from collections import Counter

import pytest
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from areas.models import Membership
from evidence.domain.assigning import assign, plan, plan_calibration, unassign
from evidence.domain.audit import named
from evidence.domain.conflicts import Conflicted
from evidence.domain.errors import Refused
from evidence.models import Assignment
from support.evaluation import evaluate, make_admin, make_evaluator, make_sent
from support.kpi import make_round
from support.people import make_user


@pytest.fixture
def submission(db):
    return make_sent(make_round())


def logged(action):
    return list(
        ModelLogEntry.objects.filter(action=f"evidence.{action}").values_list("object_id", "data")
    )


def test_assign_twice_is_one_assignment_and_one_log_entry(submission):
    evaluator, admin = make_evaluator(), make_admin()
    first = assign(submission=submission, evaluator=evaluator, by=admin)
    assert assign(submission=submission, evaluator=evaluator, by=admin) == first
    assert Assignment.objects.count() == 1
    assert logged("assigned") == [(str(submission.pk), {"evaluator": named(evaluator)})]


def test_assign_refuses_a_conflict_and_logs_it(submission):
    evaluator = make_evaluator(district=submission.district)
    with pytest.raises(Conflicted):
        assign(submission=submission, evaluator=evaluator, by=make_admin())
    assert Assignment.objects.count() == 0
    assert logged("refused_conflict") == [(str(submission.pk), {"evaluator": named(evaluator)})]


def test_assign_refuses_anyone_who_is_not_an_evaluator(submission):
    with pytest.raises(Refused) as refused:
        assign(submission=submission, evaluator=make_user(Role.EDITOR), by=make_admin())
    assert refused.value.code == "role"


def test_unassign_keeps_what_was_written(submission):
    evaluator = make_evaluator()
    assignment = assign(submission=submission, evaluator=evaluator, by=evaluator)
    evaluation = evaluate(submission, evaluator)
    unassign(assignment=assignment, by=make_admin())
    assert Assignment.objects.count() == 0
    assert evaluation.verdicts.count() == 9
    assert logged("unassigned") == [(str(submission.pk), {"evaluator": named(evaluator)})]


def test_membership_after_the_assignment_bars_too(submission):
    evaluator = make_evaluator()
    assign(submission=submission, evaluator=evaluator, by=evaluator)
    Membership.objects.create(user=evaluator, district=submission.district)
    with pytest.raises(Conflicted):
        evaluate(submission, evaluator)


REPORTS = [f"report {number}" for number in range(245)]
EVALUATORS = ["ก", "ข", "ค", "ง", "จ", "ฉ", "ช"]


@pytest.mark.parametrize("each", [1, 2])
def test_plan_balances_within_one(each):
    pairs = plan(wanted=dict.fromkeys(REPORTS, each), evaluators=EVALUATORS, seed=7)
    loads = Counter(evaluator for _report, evaluator in pairs)
    assert len(set(pairs)) == len(pairs) == 245 * each
    assert max(loads.values()) - min(loads.values()) <= 1
    assert Counter(Counter(report for report, _evaluator in pairs).values()) == {each: 245}


def test_plan_evens_out_what_evaluators_have_already():
    pairs = plan(wanted=dict.fromkeys(REPORTS[:10], 1), evaluators=["ก", "ข"], load={"ก": 10})
    assert Counter(evaluator for _report, evaluator in pairs) == {"ข": 10}


def test_plan_keeps_off_barred_pairs_and_serves_the_hardest_first():
    barred = {(report, evaluator) for report in REPORTS[:35] for evaluator in EVALUATORS[1:]}
    pairs = plan(
        wanted=dict.fromkeys(REPORTS, 1), evaluators=EVALUATORS, barred=frozenset(barred), seed=1
    )
    assert barred.isdisjoint(pairs)
    loads = Counter(evaluator for _report, evaluator in pairs)
    assert sorted(loads.values()) == [35] * 7


def test_plan_gives_what_it_can_where_evaluators_are_too_few():
    assert plan(wanted={"report": 2}, evaluators=["ก"]) == [("report", "ก")]
    barred = frozenset({("report", "ก")})
    assert plan(wanted={"report": 2}, evaluators=["ก"], barred=barred) == []


def test_plan_is_the_same_for_the_same_seed():
    wanted = dict.fromkeys(REPORTS, 1)
    plans = [plan(wanted=wanted, evaluators=EVALUATORS, seed=seed) for seed in (3, 3, 4)]
    assert plans[0] == plans[1]
    assert plans[0] != plans[2]


def test_calibration_gives_the_same_reports_to_all_and_none_with_a_conflict():
    barred = frozenset((report, "ก") for report in REPORTS[:240])
    given = {"reports": REPORTS, "evaluators": ["ก", "ข", "ค"], "barred": barred, "size": 3}
    pairs = plan_calibration(**given, seed=2)
    chosen = {report for report, _evaluator in pairs}
    assert (len(chosen), chosen <= set(REPORTS[240:])) == (3, True)
    assert Counter(pairs) == Counter((report, who) for report in chosen for who in "กขค")
    assert plan_calibration(**given, seed=2) == pairs
    assert len(plan_calibration(**given | {"size": 20})) == 5 * 3
