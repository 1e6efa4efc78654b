"""Assignments from a sheet: every row judged, in as many queries as there are evaluators."""

import pytest
from django.utils import translation

from accounts.roles import Role
from areas.models import Membership
from areas.worksheets import Worksheet
from evidence.domain.assigning import assign
from evidence.domain.assignment_sheet import plan_assignments
from support.evaluation import make_evaluator, make_sent
from support.kpi import make_district
from support.people import make_user
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def read(round, *rows):
    cells = [[["s", cell] if cell else None for cell in row] for row in rows]
    headings = [["s", "รหัสเขต"], ["s", "ผู้ประเมิน"]]
    return plan_assignments(sheet=Worksheet(name="", rows=(headings, *cells)), round=round)


def test_sheet_plans_assignments_by_code_and_by_name(round):
    reports, evaluator = [make_sent(round) for _ in range(2)], make_evaluator(username="Somying")
    plan = read(
        round,
        (reports[0].district.code, "somying"),
        (reports[1].district.name_th, "Somying"),
    )
    assert plan.assignments == [(report, evaluator) for report in reports]
    assert plan.wrong_rows == []


def test_rows_with_nothing_to_do_are_left_out_and_say_why(round):
    report, idle, evaluator = make_sent(round), make_district(), make_evaluator()
    assign(submission=report, evaluator=evaluator, by=evaluator)
    plan = read(
        round,
        (report.district.code, evaluator.username),
        (report.district.code, ""),
        (idle.code, evaluator.username),
    )
    assert plan.assignments == []
    assert [wish.skipped for _row, wish in plan.pairs] == [
        "Assigned already.",
        "No evaluator: left out.",
        "Has not begun a report: left out.",
    ]


def test_what_cannot_be_is_named_with_its_cell(round):
    report, evaluator = make_sent(round), make_evaluator(username="eva")
    theirs = make_sent(round)
    Membership.objects.create(user=evaluator, district=theirs.district)
    make_user(Role.EDITOR, username="editor")
    code = report.district.code
    plan = read(
        round,
        (code, "eva"),
        (code, "EVA"),
        ("no-such", "eva"),
        ("", "eva"),
        (code, "nobody"),
        (code, "editor"),
        (theirs.district.code, "eva"),
    )
    assert {row.number: row.problems for row in plan.wrong_rows} == {
        3: {"evaluator": "The same stands in row 2."},
        4: {"district": "There is no district “no-such”. Use its code or its full name."},
        5: {"district": "This cell is empty. Fill it in."},
        6: {"evaluator": "There is no user “nobody”. Use the name they sign in with."},
        7: {"evaluator": "“editor” is not an evaluator, or their account is closed."},
        8: {"evaluator": "Conflict of interest: choose another evaluator."},
    }


def test_long_sheet_is_judged_in_few_queries(round):
    report, evaluator = make_sent(round), make_evaluator()
    rows = [(report.district.code, evaluator.username)] * 300
    with exact_queries(6):
        read(round, *rows)
