"""After the release a district reads its level, the reasons and the verdicts, and may ask again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from accounts.roles import Role
from evidence.domain.correcting import correct, uphold
from evidence.domain.releasing import release
from evidence.domain.rubric import Facts
from evidence.models import ReviewRequest
from support.evaluation import evaluate, make_admin, make_evaluator, make_sent, officer_of
from support.kpi import make_district, make_round
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_admin()


def released(admin, months=6, *, clear=7, evaluators=1):
    """A report of a round that was released a day ago."""
    round = make_round(months, opens_in=-60, closes_in=-2)
    round.evaluators_per_submission = evaluators
    round.save()
    people = [make_evaluator() for _number in range(evaluators)]
    with travel(round.closes_at - timedelta(days=1), tick=False):
        submission = make_sent(round, evaluators=people)
        for person in people:
            evaluate(submission, person, clear=clear)
    release(round=round, by=admin, at=timezone.now() - timedelta(days=1))
    submission.refresh_from_db()
    return submission


def url_of(submission):
    return reverse("district_result", args=[submission.district.code, submission.round_id])


@pytest.fixture
def page(client):
    """The result page of a report, as one of its officers gets it."""

    def open_page(submission, method="get", **data):
        client.force_login(
            officer_of(submission), backend="django.contrib.auth.backends.ModelBackend"
        )
        return getattr(client, method)(url_of(submission), data)

    return open_page


def test_level_reasons_and_verdicts_are_shown_and_no_evaluator(page, admin):
    submission = released(admin)
    answer = page(submission)
    text = answer.content.decode()
    assert answer.context["result"].level == 4
    assert submission.results.get().explanation_th.splitlines()[0] in text
    said = [[row.is_good for row in each.said] for each in answer.context["judgements"]]
    assert said == [[True]] * 7 + [[False]] * 2
    assert text.count("ครบถ้วน") == 9
    evaluator = submission.assignments.get().evaluator
    assert evaluator.get_full_name() not in text


def test_of_two_evaluations_each_point_is_told_once(page, admin):
    answer = page(released(admin, evaluators=2))
    assert [len(each.said) for each in answer.context["judgements"]] == [1] * 9


def test_twelve_month_round_tells_of_figures_practices_and_guideline(page, admin):
    answer = page(released(admin, 12))
    said = [[row.is_good for row in each.said] for each in answer.context["judgements"]]
    assert said == [[True], [], [True, True]]


def test_nothing_is_shown_before_the_release_or_to_others(client, page):
    submission = make_sent(make_round())
    assert page(submission).status_code == 404
    stranger = make_user(Role.DISTRICT_OFFICER, district=make_district())
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(url_of(submission)).status_code == 404


def test_review_is_asked_for_and_its_answer_is_read(page, admin):
    submission = released(admin)
    result = submission.results.get()
    answer = page(submission, "post", result=result.pk, reason="ประเด็นที่ 8 มีคำสั่งแนบ")
    assert answer.status_code == 302
    request = ReviewRequest.objects.get()
    assert (request.result, request.reason) == (result, "ประเด็นที่ 8 มีคำสั่งแนบ")
    assert "ประเด็นที่ 8 มีคำสั่งแนบ" in page(submission).content.decode()
    uphold(request=request, answer="คำสั่งลงวันที่หลังปิดรอบ", by=admin)
    text = page(submission).content.decode()
    assert "คำสั่งลงวันที่หลังปิดรอบ" in text
    assert "<form" not in text.partition("<main")[2]


def test_review_without_words_keeps_the_page_and_says_so(page, admin):
    submission = released(admin)
    answer = page(submission, "post", result=submission.results.get().pk, reason=" ")
    assert answer.context["form"].errors["reason"] == ["เขียนว่าให้ทบทวนเรื่องใด เพราะเหตุใด"]
    assert ReviewRequest.objects.count() == 0


def test_review_of_a_result_corrected_meanwhile_is_refused_and_keeps_what_was_typed(page, admin):
    submission = released(admin)
    old = submission.results.get()
    correct(submission=submission, facts=Facts(criteria=9, clear=8), reason="พบคำสั่ง", by=admin)
    answer = page(submission, "post", result=old.pk, reason="ขอทบทวนประเด็นที่ 9")
    assert len(answer.context["form"].non_field_errors()) == 1
    assert answer.context["form"]["reason"].value() == "ขอทบทวนประเด็นที่ 9"
    assert (answer.context["result"].level, answer.context["earlier"]) == (5, [old])
    assert "พบคำสั่ง" in answer.content.decode()


def test_review_is_not_offered_after_the_window(page, admin):
    submission = released(admin)
    with travel(timezone.now() + timedelta(days=submission.round.review_days), tick=False):
        assert page(submission).context["may_ask"] is False
