"""What a district sees first: its home and its round."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from accounts.roles import Role
from evidence.domain.audit import record
from evidence.domain.figures import Entry
from evidence.domain.filing import add_link
from evidence.domain.reporting import save_figures, submit
from evidence.domain.returning import return_for_revision
from evidence.enums import RoundPhase, SubmissionState
from evidence.models import (
    Assignment,
    EvidenceRequirement,
    Result,
    Round,
    Submission,
)
from support.district_pages import add, pdf, requirement_of, url
from support.kpi import make_round, make_submission
from support.people import make_user
from support.queries import exact_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder", "signed_in")]


def test_home_shows_what_came_back_and_why(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    submit(submission=submission, by=officer, confirm_missing=True)
    evaluator = make_user(Role.EVALUATOR)
    Assignment.objects.create(submission=submission, evaluator=evaluator)
    return_for_revision(
        submission=submission,
        by=evaluator,
        reasons={round.criteria.get(number=9): "ลงนามในรายงาน"},
        until=round.closes_at,
    )
    answer = client.get("/intranet/")
    first = answer.context["tasks"][0]
    assert (first["is_returned"], first["reasons"]) == (
        True,
        [(round.criteria.get(number=9), "ลงนามในรายงาน")],
    )
    assert "ลงนามในรายงาน" in answer.content.decode()


def test_round_page_tells_the_level_that_is_possible(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    for number in range(1, 8):
        requirement = EvidenceRequirement.objects.filter(
            criterion__round=round, criterion__number=number
        ).first()
        add_link(submission=submission, requirement=requirement, url="example.org", by=officer)
    answer = client.get(url("district_round", round, district))
    assert answer.context["decision"].level == 4
    assert answer.context["explanation"].headline == (
        "ได้ระดับ 4 ยังไม่ได้ระดับ 5 เพราะขาดประเด็นที่ชัดเจนอีก 1 ประเด็น (ประเด็นที่ยังไม่ชัดเจน ได้แก่ 8 และ 9)"
    )


@pytest.mark.parametrize("items", [1, 3, 30])
def test_round_page_takes_as_many_queries_for_30_items_as_for_1(
    client, round, district, officer, items
):
    submission = make_submission(round, district, by=officer)
    for number in range(items):
        add_link(
            submission=submission,
            requirement=requirement_of(round),
            url=f"example.org/{number}",
            by=officer,
        )
    with exact_queries(17):
        client.get(url("district_round", round, district))


@pytest.mark.parametrize("years", [1, 3])
def test_home_takes_as_many_queries_for_many_closed_rounds_as_for_one(client, round, years):
    for year in range(years):
        make_round(opens_in=-700 - year, closes_in=-600, fiscal_year=2024 - year)
    with exact_queries(17):
        client.get("/intranet/")


def test_home_and_round_show_what_colleagues_did_and_nothing_of_others(
    client, round, district, officer
):
    add(client, round, district, files=[pdf()])
    submission = Submission.objects.get()
    record("file_viewed", submission, by=officer, evidence="secret")
    for page in (url_home(district), url("district_round", round, district)):
        doings = client.get(page).context["doings"]
        assert [(entry.action, entry.user) for entry in doings] == [
            ("evidence.filed", officer),
            ("evidence.opened", officer),
        ]


def test_home_and_round_say_in_percent_how_far_each_criterion_is(client, district, officer):
    six, twelve = make_round(), make_round(12)
    for number, key in [
        (1, "e1_order"),
        (2, "e1_publicity"),
        (2, "e2_plan"),
        (4, "e2_prevention_report"),
    ]:
        add(client, six, district, key=key, number=number, link="example.org")
    shares = [100, 66, 0, 50, 0, 0, 0, 0, 0]
    submission = make_submission(twelve, district, by=officer)
    entries = {figure: Entry(1) for figure in twelve.figures.all()[:3]}
    save_figures(submission=submission, entries=entries, by=officer)
    of_figures = 30  # 3 of 10
    home = client.get("/intranet/")
    shown = {task["round"]: task for task in home.context["tasks"]}
    assert [part["percent"] for part in shown[six]["parts"]] == shares
    assert (shown[six]["percent"], shown[twelve]["percent"]) == (24, 10)
    assert [part["percent"] for part in shown[twelve]["parts"]] == [of_figures, 0, 0]
    for round, percents in ((six, shares), (twelve, [of_figures, 0, 0])):
        page = client.get(url("district_round", round, district))
        assert [row["percent"] for row in page.context["rows"]] == percents
        assert percents_in(page) == [f"{percent} %" for percent in percents]
    assert percents_in(home) == [f"{p} %" for p in [*shares, of_figures, 0, 0]]


def percents_in(page):
    """What a reader of the page is told, bars aside."""
    return re.findall(r'<span class="percent">([^<]+)</span>', page.text)


def test_history_tells_of_every_round_that_has_opened(client, district, officer):
    now = timezone.now()
    years = {2024: "released", 2025: "silent", 2026: "left a draft", 2027: "open"}
    rounds = {}
    for year in years:
        opens_in, closes_in = (-30, 30) if year == 2027 else (-60, -30)
        six = make_round(fiscal_year=year, opens_in=-90, closes_in=30)
        if year != 2025:
            submission = make_submission(six, district, by=officer)
        if year == 2024:
            submit(submission=submission, by=officer, confirm_missing=True)
            Submission.objects.update(state=SubmissionState.FINALISED)
            Result.objects.create(
                submission=submission,
                level=4,
                derived_level=4,
                released_at=now,
                released_by=officer,
            )
        dates = {
            "opens_at": now + timedelta(days=opens_in),
            "closes_at": now + timedelta(days=closes_in),
            "released_at": now if year == 2024 else None,
        }
        Round.objects.filter(pk=six.pk).update(**dates)
        Round.objects.filter(indicator=six.indicator, months=12).update(
            opens_at=now + timedelta(days=60), closes_at=now + timedelta(days=90)
        )
        rounds[six.pk] = year
    history = client.get("/intranet/").context["history"]
    assert [
        (
            rounds[row.round.pk],
            row.phase,
            row.is_open,
            row.submission.pk and row.submission.state,
            row.result and row.result.level,
        )
        for row in history
    ] == [
        (2027, RoundPhase.OPEN, True, SubmissionState.DRAFT, None),
        (2026, RoundPhase.EVALUATION, False, SubmissionState.DRAFT, None),
        (2025, RoundPhase.EVALUATION, False, None, None),
        (2024, RoundPhase.RELEASED, False, SubmissionState.FINALISED, 4),
    ]


def test_doings_of_several_rounds_name_theirs(client, district, officer):
    six, twelve = make_round(), make_round(12)
    add(client, six, district, link="example.org")
    add(client, twelve, district, key="e2_guideline", number=2, link="example.org")
    home = client.get("/intranet/")
    doings = [(entry.action, entry.submission.round) for entry in home.context["doings"]]
    assert doings == [
        ("evidence.filed", twelve),
        ("evidence.opened", twelve),
        ("evidence.filed", six),
        ("evidence.opened", six),
    ]
    assertContains(home, f" · {six} <span", 2)
    assertNotContains(client.get(url("district_round", six, district)), f" · {six} <span")


def url_home(district):
    return reverse("district_home", kwargs={"district": district.code})
