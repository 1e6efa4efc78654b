"""Who evaluates what: by hand and spread evenly."""

import itertools
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
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


@st.composite
def small_plans(draw):
    """Up to 5 reports and 4 evaluators with what they have already and who may not."""
    reports = range(draw(st.integers(0, 5)))
    evaluators = "กขคง"[: draw(st.integers(1, 4))]
    pairs = list(itertools.product(reports, evaluators))
    return {
        "wanted": {report: draw(st.integers(1, 2)) for report in reports},
        "evaluators": list(evaluators),
        "load": {person: draw(st.integers(0, 3)) for person in evaluators},
        "barred": draw(st.frozensets(st.sampled_from(pairs))) if pairs else frozenset(),
        "seed": draw(st.integers(0, 9)),
    }


def spread(loads):
    return max(loads.values()) - min(loads.values())


def least_spread(*, wanted, evaluators, load, barred, **_given):
    """Of all plans there are, by trying every one."""
    choices = []
    for report, number in wanted.items():
        free = [person for person in evaluators if (report, person) not in barred]
        choices.append(list(itertools.combinations(free, min(number, len(free)))))
    return min(
        spread({person: load[person] + Counter(itertools.chain(*plan))[person] for person in load})
        for plan in itertools.product(*choices)
    )


@settings(max_examples=300, deadline=None, database=None)
@given(small_plans())
def test_plan_has_the_least_spread_that_any_plan_has(case):
    pairs = plan(**case)
    assert case["barred"].isdisjoint(pairs)
    assert len(set(pairs)) == len(pairs)
    for report, number in case["wanted"].items():
        free = [who for who in case["evaluators"] if (report, who) not in case["barred"]]
        assert sum(given == report for given, _who in pairs) == min(number, len(free))
    given = Counter(evaluator for _report, evaluator in pairs)
    loads = {who: had + given[who] for who, had in case["load"].items()}
    assert spread(loads) == least_spread(**case)


def test_plan_of_all_districts_with_many_conflicts_is_even():
    """245 reports, 30 evaluators, two each, a third of the pairs barred: within one."""
    people = [f"evaluator {number}" for number in range(30)]
    chance = random.Random(5)
    barred = frozenset(pair for pair in itertools.product(REPORTS, people) if chance.random() < 0.3)
    pairs = plan(wanted=dict.fromkeys(REPORTS, 2), evaluators=people, barred=barred, seed=1)
    loads = Counter(evaluator for _report, evaluator in pairs)
    assert sorted(set(loads.values())) == [16, 17]


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
