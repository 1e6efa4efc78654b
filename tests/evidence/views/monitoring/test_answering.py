"""The district's screens of the monitoring form."""

import pytest

from accounts.roles import Role
from evidence.models import Answer, Question, Response
from support.kpi import make_district, make_monitoring_round
from support.people import make_user
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def district():
    return make_district(code="krabi")


@pytest.fixture
def base(district):
    round = make_monitoring_round(district.region)
    return f"/intranet/districts/krabi/monitoring/{round.pk}/"


@pytest.fixture
def officer(district):
    return make_user(Role.DISTRICT_OFFICER, district=district)


@pytest.fixture
def client(client, officer):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def typed(answer, **values):
    """The section's form as the browser sends it, with `values` by question number."""
    data = {}
    for row in answer.context["rows"]:
        pk = row.question.pk
        for field in [*row.fields, *row.hidden]:
            if isinstance(field.value(), bool):
                data |= {field.html_name: "on"} if field.value() else {}
            else:
                data[field.html_name] = field.value()
        if row.question.number in values.get("by", {}):
            data[f"c{pk}"] = values["by"][row.question.number]
    return data | values.get("more", {})


def test_section_saves_and_leads_on(client, base):
    page = client.get(f"{base}sections/1/")
    data = typed(page, by={"1.1": "first", "1.2": "second"}, more={"next": "1"})
    assert client.post(f"{base}sections/1/", data)["Location"] == f"{base}sections/2/"
    answers = dict(Answer.objects.values_list("question__number", "choice"))
    assert answers == {"1.1": "first", "1.2": "second", "1.3": None, "1.4": None}


def test_links_are_checked_and_nothing_typed_is_lost(client, base):
    q = Question.objects.get(number="7.2")
    data = typed(client.get(f"{base}sections/7/"), more={f"c{q.pk}": "on"})
    bad = client.post(f"{base}sections/7/", data | {f"l{q.pk}": "example.org/a\nno address"})
    assert (bad.status_code, "no address" in bad.content.decode()) == (200, True)
    assert not Answer.objects.filter(question=q).exists()
    assert Answer.objects.count() == 3  # the other questions of the section are kept
    data = typed(client.get(f"{base}sections/7/"), more={f"c{q.pk}": "on"})
    client.post(f"{base}sections/7/", data | {f"l{q.pk}": "example.org/a\nhttps://example.org/b"})
    answer = Answer.objects.get(question=q)
    assert (answer.ticked, answer.links) == (
        True,
        ["https://example.org/a", "https://example.org/b"],
    )


def test_number_takes_thai_digits_and_refuses_words(client, base):
    data = typed(client.get(f"{base}sections/2/"), by={"2.2": "๑,๒๐๐"})
    client.post(f"{base}sections/2/", data)
    assert Answer.objects.get(question__number="2.2").number == 1200
    data = typed(client.get(f"{base}sections/2/"), by={"2.2": "มาก"})
    page = client.post(f"{base}sections/2/", data)
    assert (page.status_code, "มาก" in page.content.decode()) == (200, True)
    assert Answer.objects.get(question__number="2.2").number == 1200


def test_conflict_without_scripts_shows_both_and_asks_again(client, base, district):
    colleague = make_user(Role.DISTRICT_OFFICER, district=district, first_name="สมหญิง")
    client.post(f"{base}sections/10/", typed(client.get(f"{base}sections/10/")))
    mine = typed(client.get(f"{base}sections/10/"), by={"10.1": "ของฉัน"})
    Answer.objects.update(text="ของเพื่อน", revision=2, updated_by=colleague)
    page = client.post(f"{base}sections/10/", mine)
    html = page.content.decode()
    assert [word in html for word in ("ของฉัน", "ของเพื่อน", "สมหญิง")] == [True] * 3
    assert Answer.objects.get().text == "ของเพื่อน"
    client.post(f"{base}sections/10/", typed(page))
    assert Answer.objects.get().text == "ของฉัน"


def test_autosave_answers_with_the_new_marks(client, base):
    data = typed(client.get(f"{base}sections/10/"), by={"10.1": "ก"})
    said = client.post(f"{base}sections/10/", data, headers={"Accept": "application/json"}).json()
    q = Question.objects.get(number="10.1")
    [revision, seen] = said["saved"][str(q.pk)]
    assert (revision, said["conflicts"], said["answered"]) == (1, {}, 1)
    data |= {f"c{q.pk}": "กข", f"r{q.pk}": revision, f"s{q.pk}": seen}
    client.post(f"{base}sections/10/", data, headers={"Accept": "application/json"})
    assert Answer.objects.get().text == "กข"


def test_sending_and_taking_back(client, base):
    client.post(f"{base}send/", {})
    assert not Response.objects.filter(state="submitted").exists()
    client.post(f"{base}send/", {"confirm_missing": "on"})
    assert Response.objects.get().is_submitted
    html = client.get(f"{base}sections/1/").content.decode()
    assert '<form class="form form-wide' not in html
    client.post(f"{base}reopen/")
    assert not Response.objects.get().is_submitted


def test_overview_has_the_same_queries_however_much_is_answered(client, base):
    for numbers in ([1], [2, 3], range(4, 12)):
        for number in numbers:
            path = f"{base}sections/{number}/"
            client.post(path, typed(client.get(path)))
        client.get(base)
        with exact_queries(9):
            assert client.get(base).status_code == 200


def test_home_tells_of_an_open_form_until_it_is_sent(client, base):
    home = "/intranet/districts/krabi/"
    assert base in client.get(home).content.decode()
    client.post(f"{base}send/", {"confirm_missing": "on"})
    assert base not in client.get(home).content.decode()
