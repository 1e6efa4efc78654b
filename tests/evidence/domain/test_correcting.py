"""After the release a result changes only by a correction, decided by somebody impartial."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from evidence.domain.closing import close_as_not_reported
from evidence.domain.correcting import (
    correct,
    corrected,
    may_ask_for_review,
    request_review,
    review_until,
    uphold,
)
from evidence.domain.releasing import release
from evidence.domain.rubric import Facts
from evidence.models import Correction, Result, ReviewRequest
from support.evaluation import evaluate, make_admin, make_sent, officer_of
from support.kpi import make_district
from support.refusals import refusal


@pytest.fixture
def result(round, evaluator, admin, after):
    """Level 4: seven of nine criteria clear."""
    submission = make_sent(round, evaluators=[evaluator])
    evaluate(submission, evaluator, clear=7)
    release(round=round, by=admin, at=after)
    submission.refresh_from_db()
    submission.round.refresh_from_db()
    made = submission.results.get()
    made.submission = submission
    return made


EIGHT = Facts(criteria=9, clear=8, unclear=(9,))


def ask(result, at):
    return request_review(
        result=result, reason="ประเด็นที่ 8 มีคำสั่งแนบแล้ว", by=officer_of(result.submission), at=at
    )


def test_review_is_asked_for_once_within_the_window(result, after):
    end = review_until(result)
    assert end == after + timedelta(days=result.submission.round.review_days)
    second = timedelta(seconds=1)
    given = {"result": result, "by": officer_of(result.submission)}
    assert may_ask_for_review(result, end - second)
    assert not may_ask_for_review(result, end)
    assert refusal(request_review, reason=" ", at=after, **given) == "reason"
    assert refusal(request_review, reason="ขอทบทวน", at=end, **given) == "over"
    request = ask(result, end - second)
    assert not may_ask_for_review(result, end - second)
    assert (request.decision, request.decided_at) == ("", None)
    assert refusal(request_review, reason="ขออีกครั้ง", at=after, **given) == "asked"


def test_correction_adds_a_result_and_keeps_the_old_one(result, admin, after):
    with translation.override("en"):
        new = correct(
            submission=result.submission, facts=EIGHT, reason="พบคำสั่งแนบ", by=admin, at=after
        )
    rows = Result.objects.order_by("sequence").values_list("sequence", "derived_level", "level")
    assert list(rows) == [(1, 4, 4), (2, 5, 5)]
    assert new.explanation_en.startswith("Level 5, the highest.")
    assert new.explanation_th.startswith("ได้ระดับ 5 ซึ่งเป็นระดับสูงสุด")
    assert (new.rubric, new.released_at, new.released_by) == (result.rubric, after, admin)
    assert new.correction.reason == "พบคำสั่งแนบ"
    entry = ModelLogEntry.objects.get(action="evidence.corrected")
    assert (entry.data["before"], entry.data["level"], entry.user) == (4, 5, admin)
    assert result.submission.results.first() == new


def test_correction_uses_the_rubric_as_it_was_released(result, admin, after):
    result.submission.round.rubric.filter(level=5).update(min_clear=9)
    assert corrected(result, facts=EIGHT).level == 5


def test_correction_answers_the_open_request_and_the_district_is_told(
    result, admin, after, django_capture_on_commit_callbacks
):
    officer = officer_of(result.submission)
    officer.email = "office@example.org"
    officer.save()
    request = ask(result, after)
    with django_capture_on_commit_callbacks(execute=True):
        new = correct(submission=result.submission, facts=EIGHT, reason="พบแล้ว", by=admin)
    request.refresh_from_db()
    assert (request.decision, request.answer, request.decided_by) == ("corrected", "พบแล้ว", admin)
    assert Correction.objects.get().request == request
    assert [letter.to for letter in mail.outbox] == [["office@example.org"]]
    assert f"/rounds/{result.submission.round_id}/result/" in mail.outbox[0].body
    assert may_ask_for_review(new, new.released_at)


def test_upheld_request_is_answered_and_changes_nothing(result, admin, after):
    request = ask(result, after)
    assert refusal(uphold, request=request, answer=" ", by=admin) == "reason"
    uphold(request=request, answer="คำสั่งลงวันที่หลังปิดรอบ", by=admin, at=after)
    request.refresh_from_db()
    assert (request.decision, request.decided_at) == ("upheld", after)
    assert Result.objects.count() == 1
    assert refusal(uphold, request=request, answer="อีกครั้ง", by=admin) == "decided"


def test_who_scored_or_belongs_to_the_district_decides_nothing(result, evaluator, after):
    request = ask(result, after)
    evaluator.groups.add(*make_admin().groups.all())
    own = make_admin(district=result.submission.district)
    for person, code in [(evaluator, "scored"), (own, "conflict")]:
        given = {"submission": result.submission, "facts": EIGHT, "reason": "เหตุผล"}
        assert refusal(correct, by=person, **given) == code
        assert refusal(uphold, request=request, answer="คงเดิม", by=person) == code
    assert Result.objects.count() == 1


def test_correction_that_changes_nothing_is_refused(result, admin, after):
    given = {"submission": result.submission, "by": admin, "reason": "เหตุผล"}
    assert refusal(correct, **given) == "same"
    assert refusal(correct, facts=Facts(criteria=9, clear=7, unclear=(8, 9)), **given) == "same"


def test_level_beside_the_derived_one_is_an_override_with_the_reason(result, admin, after):
    new = correct(
        submission=result.submission, facts=EIGHT, level=3, reason="ซ้ำกัน", by=admin, at=after
    )
    assert (new.derived_level, new.level, new.override_reason) == (5, 3, "ซ้ำกัน")


def test_district_that_did_not_report_gets_level_1_and_no_other(round, admin, after):
    district = make_district()
    close_as_not_reported(round=round, district=district, by=admin, reason="ไม่ส่ง", at=after)
    release(round=round, by=admin, at=after)
    submission = Result.objects.get().submission
    given = {"submission": submission, "by": admin, "reason": "แจ้งแล้ว 3 ครั้ง"}
    assert refusal(correct, level=3, **given) == "not_reported"
    new = correct(level=1, **given)
    assert (new.sequence, new.derived_level, new.level) == (2, None, 1)


def test_nothing_is_corrected_before_the_release(round, evaluator, admin):
    submission = make_sent(round, evaluators=[evaluator])
    given = {"submission": submission, "facts": EIGHT, "by": admin, "reason": "เหตุผล"}
    assert refusal(correct, **given) == "unreleased"


@pytest.mark.parametrize(
    "wrong",
    [
        {"decision": "upheld"},
        {"answer": "คงเดิม"},
        {"decision": "upheld", "answer": "คงเดิม"},
        {"reason": ""},
        {"decision": "other", "answer": "คงเดิม", "decided_at": timezone.now()},
    ],
)
def test_database_refuses_a_half_decided_request(result, after, wrong):
    ask(result, after)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewRequest.objects.update(**wrong)
