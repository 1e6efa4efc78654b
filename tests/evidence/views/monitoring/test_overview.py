"""The overview and the workbook: supervisors see their own region, central staff all."""

import io

import openpyxl
import pytest

from accounts.roles import Role
from evidence.domain.monitoring.answering import EMPTY, Given, save_answers
from evidence.models import Question
from support.evaluation import make_admin
from support.kpi import make_district, make_monitoring_round
from support.people import make_user
from support.queries import assert_list_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def districts():
    first = make_district()
    return [first, make_district(region=first.region), make_district()]


@pytest.fixture
def round(districts):
    return make_monitoring_round(*{district.region for district in districts})


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def answer(round, district, **values):
    """Answers by question number, `q1_1="first"`."""
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    given = {}
    for name, value in values.items():
        number = name.removeprefix("q").replace("_", ".")
        question = Question.objects.select_related("section").get(number=number)
        field = {"pair": "choice", "tick": "ticked", "number": "number"}.get(question.kind, "text")
        given[question] = Given(EMPTY | {field: value})
    save_answers(round=round, district=district, given=given, by=officer)


def test_supervisor_sees_the_districts_of_the_own_region(client, districts, round):
    user = make_user(Role.REGION_SUPERVISOR, region=districts[0].region)
    page = sign_in(client, user).get(f"/intranet/monitoring/{round.pk}/")
    assert {row.district for row in page.context["rows"]} == set(districts[:2])
    codes = [district.code for district in districts]
    answers = [client.get(f"/intranet/monitoring/{round.pk}/districts/{code}/") for code in codes]
    assert [answer.status_code for answer in answers] == [200, 200, 404]


def test_counts_are_of_the_districts_shown(client, districts, round):
    answer(round, districts[0], q1_1="first", q7_1=True, q2_2=12)
    answer(round, districts[1], q1_1="second", q2_2=30)
    answer(round, districts[2], q1_1="first", q2_2=100)
    user = make_user(Role.REGION_SUPERVISOR, region=districts[0].region)
    page = sign_in(client, user).get(f"/intranet/monitoring/{round.pk}/")
    tallies = {tally.question.number: tally for tally in page.context["tallies"]}
    pair, tick, number = (tallies[key] for key in ("1.1", "7.1", "2.2"))
    assert (pair.first, pair.second, pair.unanswered) == (1, 1, 0)
    assert (tick.ticked, number.total, number.unanswered) == (1, 42, 0)
    page = sign_in(client, make_admin()).get(f"/intranet/monitoring/{round.pk}/")
    tallies = {tally.question.number: tally for tally in page.context["tallies"]}
    assert (tallies["1.1"].first, tallies["2.2"].total) == (2, 142)


def test_round_of_other_regions_does_not_exist(client, districts):
    round = make_monitoring_round(districts[2].region)
    user = make_user(Role.REGION_SUPERVISOR, region=districts[0].region)
    assert sign_in(client, user).get(f"/intranet/monitoring/{round.pk}/").status_code == 404


def test_overview_has_the_same_queries_at_any_length(client, districts, round):
    client = sign_in(client, make_admin())
    region = districts[0].region

    def add(number):
        for _ in range(number):
            answer(round, make_district(region=region), q1_1="first")

    assert_list_queries(lambda: client.get(f"/intranet/monitoring/{round.pk}/"), add, 8)


def test_workbook_holds_numbers_words_and_nothing_for_no_answer(client, districts, round):
    answer(round, districts[0], q1_1="first", q2_2=12, q10_1="=ปัญหา", q7_1=True)
    user = make_user(Role.REGION_SUPERVISOR, region=districts[0].region)
    path = f"/en/intranet/monitoring/{round.pk}/export/"
    response = sign_in(client, user).get(path)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    heading, first, second = rows
    answered = 2
    if first[0] != districts[0].code:
        first, second, answered = second, first, 3
    column = {text.split()[0]: at for at, text in enumerate(heading)}
    assert [first[column[number]] for number in ("1.1", "1.2", "2.2", "7.1", "10.1")] == [
        "Known",
        None,
        12,
        "✓",
        "=ปัญหา",
    ]
    assert {first[0], second[0]} == {district.code for district in districts[:2]}
    cell = book.worksheets[0].cell(row=answered, column=column["10.1"] + 1)
    assert cell.data_type == "s"
    counts = list(book.worksheets[1].iter_rows(values_only=True))[1:4]
    assert [row[2:] for row in counts] == [("Known", 1), ("Not known", 0), ("Not answered yet", 1)]
