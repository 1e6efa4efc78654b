"""An admin decides on a level: overridden before the release, corrected or upheld after it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evidence.domain.closing import close_as_not_reported
from evidence.domain.correcting import request_review
from evidence.domain.releasing import release
from evidence.models import Override, Result, ReviewRequest
from support.evaluation import evaluate, make_sent, officer_of
from support.kpi import make_district, make_round
from support.queries import exact_queries


@pytest.fixture
def submission(evaluator):
    """Level 4, in a round that has closed."""
    round = make_round(opens_in=-60, closes_in=1)
    submission = make_sent(round, evaluators=[evaluator])
    evaluate(submission, evaluator, clear=7)
    return submission


@pytest.fixture
def twelve(evaluator):
    """Level 3: 189 of 199 found, guideline and the office's practice accepted, no school's."""
    round = make_round(12, opens_in=-60, closes_in=1)
    submission = make_sent(round, evaluators=[evaluator])
    evaluate(submission, evaluator)
    return submission


def released(submission, admin):
    release(round=submission.round, by=admin, at=timezone.now() + timedelta(days=2))
    return Result.objects.get(submission=submission)


def url(name, submission):
    return reverse(f"evaluation_round_{name}", args=[submission.round_id, submission.district.code])


def test_override_is_made_shown_and_withdrawn(as_user, admin, submission):
    client = as_user(admin)
    path = url("override", submission)
    assert client.get(path).context["outcome"].decision.level == 4
    assert client.post(path, {"level": "2", "reason": "หลักฐานซ้ำ"}).status_code == 302
    row = client.get(reverse("evaluation_round", args=[submission.round_id])).context["overview"]
    assert [(each.level, each.override.reason) for each in row.overrides] == [(2, "หลักฐานซ้ำ")]
    assert "หลักฐานซ้ำ" in (
        client.get(reverse("evaluation_round_release", args=[submission.round_id])).content.decode()
    )
    assert client.get(path).context["form"].initial == {"level": 2, "reason": "หลักฐานซ้ำ"}
    assert client.post(path, {"withdraw": ""}).status_code == 302
    assert Override.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"level": "3", "reason": " "}, {"reason"}),
        ({"reason": "เหตุผล"}, {"level"}),
        ({"level": "6", "reason": "เหตุผล"}, {"level"}),
    ],
)
def test_override_needs_a_level_and_a_reason(as_user, admin, submission, data, wrong):
    response = as_user(admin).post(url("override", submission), data)
    assert response.context["form"].errors.keys() == wrong
    assert Override.objects.count() == 0


def test_district_that_did_not_report_can_only_get_level_1(as_user, admin):
    round = make_round(opens_in=-60, closes_in=-1)
    district, silent = make_district(), make_district()
    close_as_not_reported(round=round, district=district, by=admin, reason="ไม่ส่ง")
    client = as_user(admin)
    path = reverse("evaluation_round_override", args=[round.pk, district.code])
    assert [value for value, _label in client.get(path).context["form"]["level"].field.choices] == [
        1
    ]
    assert path in client.get(reverse("evaluation_round", args=[round.pk])).content.decode()
    other = reverse("evaluation_round_override", args=[round.pk, silent.code])
    assert client.get(other).status_code == 404


def test_override_is_gone_after_the_release_and_correction_before_it(as_user, admin, submission):
    client = as_user(admin)
    assert client.get(url("correction", submission)).status_code == 404
    released(submission, admin)
    assert client.get(url("override", submission)).status_code == 404
    assert client.get(url("correction", submission)).status_code == 200


def test_correction_is_previewed_and_then_made(as_user, admin, submission):
    released(submission, admin)
    client = as_user(admin)
    data = {"clear": list("12345679"), "level": "", "reason": "พบคำสั่งแนบ"}
    form = client.get(url("correction", submission)).context["form"]
    assert form.initial["clear"] == [1, 2, 3, 4, 5, 6, 7]
    preview = client.post(url("correction", submission), {**data, "preview": ""})
    assert preview.context["preview"].level == 5
    assert Result.objects.count() == 1
    answer = client.post(url("correction", submission), {**data, "correct": ""})
    assert answer.url == reverse("evaluation_round_reviews", args=[submission.round_id])
    corrected = submission.results.first()
    assert corrected.level == 5
    assert "(not judged clear: 8)" in corrected.explanation_en


def test_twelve_month_correction_asks_for_figures_and_practices(as_user, admin, twelve):
    released(twelve, admin)
    client = as_user(admin)
    form = client.get(url("correction", twelve)).context["form"]
    assert list(form.fields) == [
        "found",
        "total",
        "guideline",
        "district_practice",
        "schools",
        "level",
        "reason",
    ]
    data = {"found": "190", "total": "100", "schools": "๒", "reason": "เหตุผล", "correct": ""}
    wrong = client.post(url("correction", twelve), data)
    assert wrong.context["form"].errors.keys() == {"found"}
    data |= {"total": "190", "guideline": "on", "district_practice": "on"}
    client.post(url("correction", twelve), data)
    assert twelve.results.first().level == 5


def test_requests_are_listed_and_upheld_with_an_answer(as_user, admin, submission):
    result = released(submission, admin)
    request = request_review(result=result, reason="ขอทบทวนประเด็นที่ 8", by=officer_of(submission))
    client = as_user(admin)
    listed = client.get(reverse("evaluation_round_reviews", args=[submission.round_id]))
    assert list(listed.context["requests"]) == [request]
    page = client.get(url("correction", submission))
    assert page.context["review_request"] == request
    data = {"clear": list("1234567"), "level": "", "reason": "คำสั่งลงวันที่หลังปิดรอบ", "uphold": ""}
    assert client.post(url("correction", submission), data).status_code == 302
    request.refresh_from_db()
    assert request.decision == ReviewRequest.Decision.UPHELD


def test_who_scored_cannot_correct_and_keeps_what_was_typed(as_user, admin, evaluator, submission):
    released(submission, admin)
    evaluator.groups.add(*admin.groups.all())
    data = {"clear": list("123456789"), "level": "", "reason": "เหตุผลยาว", "correct": ""}
    response = as_user(evaluator).post(url("correction", submission), data)
    assert len(response.context["form"].non_field_errors()) == 1
    assert response.context["form"]["reason"].value() == "เหตุผลยาว"
    assert Result.objects.count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_requests_asks_the_same_number_of_queries(as_user, admin, evaluator, number):
    round = make_round(opens_in=-60, closes_in=1)
    reports = [make_sent(round, evaluators=[evaluator]) for _ in range(number)]
    for report in reports:
        evaluate(report, evaluator)
    release(round=round, by=admin, at=timezone.now() + timedelta(days=2))
    for result in Result.objects.all():
        request_review(result=result, reason="ขอทบทวน", by=officer_of(result.submission))
    client = as_user(admin)
    path = reverse("evaluation_round_reviews", args=[round.pk])
    client.get(path)
    with exact_queries(12):
        client.get(path)
