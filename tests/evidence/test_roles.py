"""What the roles may do with the models of this floor, and with nothing else of it."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission

from accounts.roles import Role
from evidence.log_actions import ACTIONS
from evidence.roles import PERMISSIONS
from support.evaluation import make_admin, make_evaluator
from support.people import make_user

#: Never in a form: they come about by verbs of the domain.
UNTOUCHED = [
    "acceptance",
    "evaluatedfigure",
    "evaluation",
    "evidence",
    "figurevalue",
    "result",
    "returnreason",
    "storedfile",
    "submissionversion",
    "verdict",
]


def may(user):
    return {name for name in user.get_all_permissions() if name.startswith("evidence.")}


@pytest.mark.django_db
def test_evaluators_reach_the_admin_and_no_model():
    evaluator = make_evaluator()
    assert evaluator.has_perm("wagtailadmin.access_admin")
    assert may(evaluator) == set()


@pytest.mark.django_db
def test_programme_admins_have_what_the_table_gives():
    expected = {name for name in PERMISSIONS[Role.PROGRAMME_ADMIN] if name.startswith("evidence.")}
    assert may(make_admin()) == expected


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROGRAMME_ADMIN}))
def test_no_other_role_has_any(role):
    assert may(make_user(role)) == set()


@pytest.mark.django_db
def test_nobody_changes_what_was_sent_judged_or_released_in_a_form():
    given = {name for names in PERMISSIONS.values() for name in names}
    forbidden = Permission.objects.filter(
        content_type__app_label="evidence", content_type__model__in=UNTOUCHED
    )
    assert forbidden.count() == 4 * len(UNTOUCHED)
    assert given.isdisjoint(f"evidence.{permission.codename}" for permission in forbidden)


def test_every_action_that_is_logged_has_its_words():
    root = Path(__file__).resolve().parents[2] / "evidence"
    written = set()
    for path in root.rglob("*.py"):
        written |= set(
            re.findall(r'\b(?:record|record_each|_log)\(\s*"(\w+)"', path.read_text("utf-8"))
        )
    assert written == ACTIONS.keys()
