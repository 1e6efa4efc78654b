"""What a district sees first: its home and its round."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from evidence.domain.audit import record
from evidence.domain.filing import add_link
from evidence.domain.reporting import submit
from evidence.domain.returning import return_for_revision
from evidence.models import Assignment, EvidenceRequirement, Submission
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
        "ได้ระดับ 4 ยังไม่ได้ระดับ 5 เพราะขาดประเด็นที่ชัดเจนอีก 1 ประเด็น"
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
    with exact_queries(16):
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


def url_home(district):
    return reverse("district_home", kwargs={"district": district.code})
