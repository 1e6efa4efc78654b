"""The history of a report: every step of it, with what was before and what is then."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from evidence.domain.correcting import correct
from evidence.domain.evaluating import record_verdict, reopen_evaluation, submit_evaluation
from evidence.domain.extending import extend
from evidence.domain.overriding import override, withdraw_override
from evidence.domain.releasing import release
from evidence.domain.rubric import Facts
from evidence.domain.settling import settle
from evidence.enums import VerdictValue
from evidence.models import Criterion
from support.evaluation import evaluate, make_admin, make_evaluator, make_sent
from support.kpi import make_district
from thai.dates import date_short


@pytest.fixture
def submission(evaluator, round):
    return make_sent(round, evaluators=[evaluator])


def entries_of(client, submission):
    """The entries of the page, the latest first, as logged and not as worded."""
    response = client.get(reverse("evaluation_history", args=[submission.pk]))
    return list(response.context["object_list"])


def words(entries, language):
    with translation.override(language):
        return [(e.formatter.format_message(e), e.formatter.format_comment(e)) for e in entries]


def test_history_tells_who_did_what(as_user, evaluator, admin, submission):
    evaluate(submission, evaluator, clear=8)
    response = as_user(admin).get(reverse("evaluation_history", args=[submission.pk]))
    entries = response.context["object_list"]
    assert [entry.action for entry in entries][:2] == ["evidence.evaluated", "evidence.verdict"]
    assert entries[0].user == evaluator


def test_history_tells_what_was_decided_of_the_district_in_its_round(as_user, admin, submission):
    round, district = submission.round, submission.district
    given = {"round": round, "until": round.closes_at + timedelta(days=2), "by": admin}
    extend(**given, district=district, reason="น้ำท่วม")
    extend(**given, district=make_district(), reason="อื่น")
    response = as_user(admin).get(reverse("evaluation_history", args=[submission.pk]))
    decided = [entry for entry in response.context["object_list"] if "extended" in entry.action]
    assert [(entry.comment, entry.user) for entry in decided] == [("น้ำท่วม", admin)]
    until = date_short(given["until"], english=False)
    closing = date_short(round.closes_at, english=False)
    message = decided[0].message
    assert message.startswith(f"ขยายกำหนดส่งของ {district.short_th}: {closing}")
    assert f"→ {until}" in message


def test_history_tells_before_and_after_from_the_first_verdict_to_the_correction(
    as_user, admin, evaluator, round, after
):
    """One evaluator changes their mind before the other has judged; they differ, an admin settles
    and overrides, the results are released, and another admin corrects the level."""
    round.evaluators_per_submission = 2
    round.save()
    other = make_evaluator()
    submission = make_sent(round, evaluators=[evaluator, other])
    first = evaluate(submission, evaluator, clear=7)
    criterion = Criterion.objects.get(round=round, number=8)
    begun = len(entries_of(as_user(admin), submission))

    reopen_evaluation(evaluation=first, by=evaluator)
    record_verdict(
        evaluation=first, criterion=criterion, value=VerdictValue.CLEAR, reason="ครบ", by=evaluator
    )
    submit_evaluation(evaluation=first, by=evaluator)
    evaluate(submission, other)
    settle(
        submission=submission,
        criterion=Criterion.objects.get(round=round, number=9),
        evaluation=first,
        reason="ไม่ลงนาม",
        by=admin,
    )
    given = {"round": round, "district": submission.district, "by": admin}
    made = override(**given, level=2, reason="ซ้ำ")
    withdraw_override(override=made, by=admin)
    override(**given, level=3, reason="ซ้ำกัน")
    release(round=round, by=admin, at=after)
    correct(
        submission=submission,
        facts=Facts(criteria=9, clear=9),
        level=4,
        reason="ตรวจใหม่",
        by=make_admin(),
        at=after,
    )

    told = entries_of(as_user(admin), submission)
    new = [entry for entry in told[: len(told) - begun][::-1] if entry.user != other]
    name, who = submission.district.short_th, str(evaluator)
    assert words(new, "en") == [
        ("Evaluation of version 1 reopened: Submitted → Draft", ""),
        ("Criterion 8: Not clear → Clear", "ครบ (before: ครบถ้วน)"),
        ("Evaluation of version 1 submitted: Draft → Submitted", ""),
        (f"Criterion 9: not settled → as {who} judged (Not clear)", "ไม่ลงนาม"),
        (f"Level of {name} overridden: level 5 → level 2 · derived: level 5", "ซ้ำ"),
        (f"The derived level of {name} stands again: level 2 → level 5", "ซ้ำ"),
        (f"Level of {name} overridden: level 5 → level 3 · derived: level 5", "ซ้ำกัน"),
        ("Level released: not released → level 3 · derived: level 5", "ซ้ำกัน"),
        ("Result corrected: level 3 → level 4 · derived: level 5", "ตรวจใหม่"),
    ]
    # Nothing of it is left in English for a Thai reader.
    assert [message for message, _reason in words(new, "th")][-2:] == [
        "ประกาศระดับ: ยังไม่ประกาศ → ระดับ 3 · ตามเกณฑ์ได้ ระดับ 5",
        "แก้ไขผลสรุป: ระดับ 3 → ระดับ 4 · ตามเกณฑ์ได้ ระดับ 5",
    ]
