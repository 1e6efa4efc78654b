"""Answering: three states, nobody overwrites a colleague, the clock decides to the second."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection

from accounts.roles import Role
from evidence.domain.errors import NotYetOpen, Refused, RoundClosed
from evidence.domain.monitoring.answering import (
    EMPTY,
    Given,
    fingerprint,
    missing_from,
    reopen_response,
    save_answers,
    submit_response,
)
from evidence.enums import PairChoice
from evidence.models import Answer, Question, Response
from support.kpi import make_district, make_monitoring_round
from support.people import make_user


@pytest.fixture
def place(db):
    district = make_district()
    return {"round": make_monitoring_round(district.region), "district": district}


@pytest.fixture
def officers(place):
    return [make_user(Role.DISTRICT_OFFICER, district=place["district"]) for _ in range(2)]


def question(number):
    return Question.objects.select_related("section").get(number=number)


def given(answer=None, **values):
    """What somebody typed who saw `answer` (None: nothing yet)."""
    seen = answer.values if answer else EMPTY
    return Given({**EMPTY, **values}, answer.revision if answer else 0, fingerprint(seen))


def test_pair_has_three_states(place, officers):
    first = question("1.1")
    states = []
    for choice in (None, PairChoice.FIRST, PairChoice.SECOND, None):
        answer = Answer.objects.filter(question=first).first()
        typed = {first: given(answer, choice=choice)}
        save_answers(given=typed, by=officers[0], **place)
        states.append(Answer.objects.get(question=first).choice)
    assert states == [None, "first", "second", None]
    assert first in missing_from(Response.objects.get())


def test_answer_outside_the_two_is_impossible(place, officers):
    save_answers(given={question("1.1"): given()}, by=officers[0], **place)
    with pytest.raises(IntegrityError):
        Answer.objects.update(choice="both")


def test_colleague_s_newer_answer_is_not_overwritten(place, officers):
    q = question("10.1")
    save_answers(given={q: given(text="ก")}, by=officers[0], **place)
    seen = Answer.objects.get()
    save_answers(given={q: given(seen, text="ของเพื่อน")}, by=officers[1], **place)
    saved = save_answers(given={q: given(seen, text="ของฉัน")}, by=officers[0], **place)
    theirs = saved.conflicts[q]
    assert (theirs.text, theirs.updated_by, saved.answers) == ("ของเพื่อน", officers[1], {})
    assert Answer.objects.get().text == "ของเพื่อน"
    again = Given({**EMPTY, "text": "ของฉัน"}, theirs.revision, fingerprint(seen.values))
    save_answers(given={q: again}, by=officers[0], **place)
    assert Answer.objects.get().text == "ของฉัน"


def test_what_was_not_touched_never_conflicts(place, officers):
    q, other = question("10.1"), question("11.1")
    save_answers(given={q: given(text="ก"), other: given()}, by=officers[0], **place)
    seen = Answer.objects.get(question=q)
    save_answers(given={q: given(seen, text="ของเพื่อน")}, by=officers[1], **place)
    typed = {
        q: given(seen, text="ก"),
        other: given(Answer.objects.get(question=other), text="ข้อเสนอ"),
    }
    saved = save_answers(given=typed, by=officers[0], **place)
    assert (saved.conflicts, Answer.objects.get(question=q).text) == ({}, "ของเพื่อน")


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_save_at_once_one_is_kept_and_seven_are_told():
    district = make_district()
    place = {"round": make_monitoring_round(district.region), "district": district}
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    q = question("10.1")
    save_answers(given={q: given(text="ก")}, by=officer, **place)
    seen = Answer.objects.get()
    start, told = Barrier(8), []

    def work(number):
        start.wait()
        saved = save_answers(given={q: given(seen, text=f"{number}")}, by=officer, **place)
        told.append(len(saved.conflicts))
        connection.close()

    threads = [Thread(target=work, args=[number]) for number in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert (sorted(told), Answer.objects.get().revision) == ([0] + [1] * 7, seen.revision + 1)


def test_clock_decides_to_the_second(place, officers):
    q, round = question("10.1"), place["round"]
    moments = {
        round.opens_at - timedelta(seconds=1): NotYetOpen,
        round.opens_at: None,
        round.closes_at - timedelta(seconds=1): None,
        round.closes_at: RoundClosed,
    }
    for at, refusal in moments.items():
        if refusal is None:
            save_answers(given={q: given(text="ก")}, by=officers[0], at=at, **place)
        else:
            with pytest.raises(refusal):
                save_answers(given={q: given(text="ก")}, by=officers[0], at=at, **place)


def test_other_regions_take_no_part(place, officers):
    foreign = make_district()
    with pytest.raises(Refused):
        save_answers(given={}, by=officers[0], round=place["round"], district=foreign)
    assert Response.objects.count() == 0


def test_sending_asks_once_for_what_is_missing_and_locks(place, officers):
    by = officers[0]
    with pytest.raises(Refused) as refusal:
        submit_response(by=by, **place)
    assert refusal.value.code == "missing"
    response = submit_response(by=by, confirm_missing=True, **place)
    assert (response.is_submitted, response.submitted_by) == (True, by)
    with pytest.raises(Refused) as refusal:
        save_answers(given={question("10.1"): given(text="ก")}, by=by, **place)
    assert refusal.value.code == "submitted"
    reopen_response(by=by, **place)
    save_answers(given={question("10.1"): given(text="ก")}, by=by, **place)
    assert Answer.objects.get().text == "ก"


def test_empty_ticks_and_texts_are_answers_empty_pairs_and_numbers_are_none(place, officers):
    everything = {q: given() for q in Question.objects.select_related("section")}
    save_answers(given=everything, by=officers[0], **place)
    missing = missing_from(Response.objects.get())
    assert {q.kind for q in missing} == {"pair", "number"}
    assert len(missing) == 12
