"""Conflicts of interest: every address of a report, asked with every verb, is refused and logged.

The addresses come from the URL configuration: a new one is asked too, and one whose arguments
nobody has thought of breaks the test.
"""

import pytest
from wagtail.models import ModelLogEntry

from areas.models import Membership
from evidence.domain.evaluating import start
from evidence.enums import ConflictScope
from evidence.models import Evaluation
from support.access.routes import all_routes, path_of
from support.evaluation import make_sent
from support.kpi import make_district

#: Where an evaluator meets a report: the scoring screen with its verbs, and the files filed.
ROOTS = ("admin/evaluation/", "intranet/evidence/")
ROUTES = [route for route in all_routes() if route.startswith(ROOTS) and "<" in route]
VERBS = ["get", "post"]


def same_district(district):
    return district


def same_province(district):
    return make_district(province=district.seat)


def same_region(district):
    return make_district(region=district.region)


RELATED = {
    ConflictScope.DISTRICT: same_district,
    ConflictScope.PROVINCE: same_province,
    ConflictScope.REGION: same_region,
}


@pytest.fixture
def submission(round, evaluator):
    """Sent, assigned to the evaluator, its evaluation begun."""
    submission = make_sent(round, evaluators=[evaluator])
    start(submission=submission, evaluator=evaluator)
    return submission


def answers(client, submission):
    """{"verb route": (status, log entries of a refusal)} of every address of the report."""
    item = submission.current_version.evidence.first()
    values = {"pk": submission.pk, "number": 1, "what": "guideline", "uid": item.uid}
    judged = {"value": "clear", "reason": "ครบ", "note": "x", "revision": 0}
    given = {}
    for route in ROUTES:
        for verb in VERBS:
            ModelLogEntry.objects.all().delete()
            response = getattr(client, verb)(path_of(route, values), judged)
            refused = ModelLogEntry.objects.filter(action="evidence.refused_conflict")
            given[f"{verb} {route}"] = (response.status_code, refused.count())
    return given


def test_every_scope_is_tried():
    assert set(RELATED) == set(ConflictScope)
    assert len(ROUTES) >= 13


@pytest.mark.parametrize("scope", ConflictScope)
def test_conflict_refuses_every_address_and_verb_with_a_log_entry_each(
    as_user, evaluator, round, submission, scope
):
    round.conflict_scope = scope
    round.save()
    Membership.objects.create(user=evaluator, district=RELATED[scope](submission.district))
    given = answers(as_user(evaluator), submission)
    only_get = {f"post {route}" for route in ROUTES if route.startswith("intranet/evidence/")}
    expected = {key: (405, 0) if key in only_get else (404, 1) for key in given}
    assert given == expected
    assert list(Evaluation.objects.values_list("revision", "state")) == [(0, "draft")]


def test_wider_kinship_than_the_scope_refuses_nothing(as_user, evaluator, round, submission):
    """The control: the same addresses answer an evaluator of the same region."""
    round.conflict_scope = ConflictScope.PROVINCE
    round.save()
    Membership.objects.create(user=evaluator, district=same_region(submission.district))
    given = answers(as_user(evaluator), submission)
    assert {entries for _status, entries in given.values()} == {0}
    assert given["get admin/evaluation/<int:pk>/"] == (200, 0)
    assert given["post admin/evaluation/<int:pk>/criteria/<int:number>/"] == (302, 0)
