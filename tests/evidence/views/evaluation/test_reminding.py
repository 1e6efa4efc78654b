"""Reminding all the late of a round: seen first, sent with one action."""

from django.contrib.auth import get_user_model
from django.core import mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.roles import Role
from evidence.domain.closing import close_as_not_reported
from evidence.domain.reminding import Letter
from evidence.models import ReminderLetter
from support.evaluation import make_sent
from support.kpi import make_district, make_round
from support.people import make_user
from support.queries import assert_list_queries


def officer(district, email):
    return make_user(Role.DISTRICT_OFFICER, district=district, email=email)


def url(round, query=""):
    return reverse("evaluation_round_remind", args=[round.pk]) + query


def test_the_late_are_seen_and_reminded(as_user, admin, round):
    late, silent, spared = (make_district() for _ in range(3))
    officer(late, "late@example.org"), officer(spared, "spared@example.org")
    officer(make_sent(round).district, "sent@example.org")
    client = as_user(admin)
    page = client.get(url(round))
    assert {item["row"].district: item["addresses"] for item in page.context["reached"]} == {
        late: ["late@example.org"],
        spared: ["spared@example.org"],
    }
    assert [(row.district, known) for row, known in page.context["unreached"]] == [(silent, False)]
    assert (mail.outbox, "late@example.org" in page.text) == ([], True)
    client.post(url(round), {"districts": [late.pk], "note": ""})
    assert [letter.to for letter in mail.outbox] == [["late@example.org"]]
    assert [row.address for row in ReminderLetter.objects.all()] == ["late@example.org"]
    assert [letter.address for letter in client.get(url(round)).context["letters"]] == [
        "spared@example.org"
    ]


def test_filter_of_the_matrix_holds(as_user, admin, round):
    here, there = make_district(), make_district()
    page = as_user(admin).get(url(round, f"?region={here.region_id}"))
    assert [row.district for row in page.context["late"]] == [here]
    assert there.region_id != here.region_id


def test_nobody_unreached_or_closed_is_chosen(as_user, admin):
    round = make_round(opens_in=-60, closes_in=-1)
    silent, closed = make_district(), make_district()
    officer(closed, "closed@example.org")
    close_as_not_reported(round=round, district=closed, by=admin, reason="ไม่ส่ง")
    client = as_user(admin)
    for pk in (silent.pk, closed.pk):
        answer = client.post(url(round), {"districts": [pk]})
        assert answer.context["form"].errors.keys() == {"districts"}
    assert mail.outbox == []


def test_there_is_nothing_to_remind_of_before_the_opening(as_user, admin):
    assert as_user(admin).get(url(make_round(opens_in=5))).status_code == 404


def test_preview_asks_the_same_for_any_number_of_districts(as_user, admin, round):
    client = as_user(admin)

    def add(number):
        for _ in range(number):
            district = make_district()
            officer(district, f"{district.code}@example.org")

    assert_list_queries(lambda: client.get(url(round)), add, 23)


def test_letter_names_its_people():
    people = [get_user_model()(first_name="กานดา", last_name="ก"), get_user_model()(username="b")]
    letter = Letter("a@example.org", people=people)
    with translation.override("th"):
        text = render_to_string(
            "evidence/letters/reminder_message.txt", {"people": letter.names, "dues": []}
        )
    assert f"เรียน {people[0]}, {people[1]}" in text
