"""Supervisors read and comment; nobody else does, and nothing is scored here."""

import pytest

from accounts.roles import Role
from evidence.domain.commenting import comment
from evidence.domain.errors import Refused
from evidence.models import Comment, Evidence, EvidenceRequirement
from support.evaluation import make_admin, make_evaluator, make_sent
from support.kpi import make_district, make_round, make_submission
from support.people import make_user
from support.queries import assert_list_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return make_round(6)


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def supervisor(district):
    return make_user(Role.REGION_SUPERVISOR, region=district.region)


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_home_shows_the_districts_of_the_region_and_their_states(
    client, round, district, supervisor
):
    sent = make_sent(round, district)
    beside = make_district(region=district.region)
    make_sent(round)
    page = sign_in(client, supervisor).get("/intranet/")
    [shown] = [part for part in page.context["rounds"] if part["round"] == round]
    states = {row.district: row.submission.state for row in shown["rows"] if row.submission.pk}
    assert {row.district for row in shown["rows"]} == {district, beside}
    assert (states, shown["sent"]) == ({district: sent.state}, 1)


def test_home_has_the_same_queries_at_any_length(client, round, district, supervisor):
    sign_in(client, supervisor)

    def add(number):
        for _ in range(number):
            make_submission(round, make_district(region=district.region))

    assert_list_queries(lambda: client.get("/intranet/"), add, 9)


def test_report_is_for_supervisors_officers_and_central_staff(client, round, district, supervisor):
    report = make_sent(round, district)
    evaluator = make_evaluator()
    readers = {
        supervisor: 200,
        make_user(Role.DISTRICT_OFFICER, district=district): 200,
        make_admin(): 200,
        make_user(Role.REGION_SUPERVISOR, region=make_district().region): 404,
        make_user(Role.DISTRICT_OFFICER, district=make_district()): 404,
        evaluator: 404,
        make_user(Role.PERSONNEL_VIEWER): 404,
    }
    path = f"/intranet/reports/{report.pk}/"
    assert {user: sign_in(client, user).get(path).status_code for user in readers} == readers


def test_report_shows_no_pa_document(client, round, district, supervisor):
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    report = make_submission(round, district, by=officer, is_challenge=True)
    requirement = EvidenceRequirement.objects.filter(pa_round=round).first()
    Evidence.objects.create(
        submission=report,
        requirement=requirement,
        kind="link",
        url="https://example.org/pa",
        title="ความลับ PA",
        added_by=officer,
        added_at=report.created_at,
    )
    html = sign_in(client, supervisor).get(f"/intranet/reports/{report.pk}/").content.decode()
    assert "ความลับ PA" not in html


def test_comment_is_read_by_the_district_and_answered(client, round, district, supervisor):
    report = make_sent(round, district)
    path = f"/intranet/reports/{report.pk}/"
    sign_in(client, supervisor).post(path, {"text": "  ขอภาพเพิ่ม <b>ด้วย</b> "})
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    html = sign_in(client, officer).get(path).content.decode()
    assert "ขอภาพเพิ่ม &lt;b&gt;ด้วย&lt;/b&gt;" in html
    client.post(path, {"text": "ได้"})
    assert [c.author for c in Comment.objects.all()] == [supervisor, officer]


def test_comment_that_is_refused_stays_in_the_field(client, round, district, supervisor):
    report = make_sent(round, district)
    page = sign_in(client, supervisor).post(f"/intranet/reports/{report.pk}/", {"text": "ก" * 2001})
    assert ("ก" * 2001 in page.content.decode(), Comment.objects.count()) == (True, 0)


def test_evaluator_cannot_comment(round, district):
    evaluator = make_evaluator()
    report = make_sent(round, district, evaluators=[evaluator])
    with pytest.raises(Refused) as refusal:
        comment(submission=report, text="ดี", by=evaluator)
    assert refusal.value.code == "permission"
