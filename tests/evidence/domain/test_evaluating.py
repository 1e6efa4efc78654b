"""An evaluator's verbs: recorded, logged, refused; none overwrites another unseen."""

import threading
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from areas.models import Membership
from evidence.domain.audit import named
from evidence.domain.conflicts import Conflicted
from evidence.domain.errors import Refused
from evidence.domain.evaluating import (
    Overtaken,
    open_points,
    record_acceptance,
    record_figures,
    record_note,
    record_verdict,
    reopen_evaluation,
    start,
    submit_evaluation,
)
from evidence.domain.filing import add_link, remove
from evidence.domain.reporting import withdraw
from evidence.domain.resubmission import changed_criteria
from evidence.domain.returning import return_for_revision
from evidence.enums import EvaluationState, PracticeLevel, VerdictValue
from evidence.models import Evaluation, Verdict
from support.evaluation import (
    FIGURES,
    evaluate,
    judge,
    make_evaluator,
    make_sent,
    officer_of,
    send,
)
from support.kpi import make_round
from support.refusals import refusal

CLEAR, NOT_CLEAR = VerdictValue.CLEAR, VerdictValue.NOT_CLEAR


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def submission(evaluator):
    return make_sent(make_round(), evaluators=[evaluator])


@pytest.fixture
def twelve(evaluator):
    """A twelve-month report with a practice of the office, a guideline and 94.99 %."""
    return make_sent(make_round(12), evaluators=[evaluator])


def criterion(submission, number):
    return submission.round.criteria.get(number=number)


def verdict(evaluation, number, value=CLEAR, reason="ครบ", by=None, **given):
    return record_verdict(
        evaluation=evaluation,
        criterion=criterion(evaluation.version.submission, number),
        value=value,
        reason=reason,
        by=by or evaluation.evaluator,
        **given,
    )


def logged(action):
    entries = ModelLogEntry.objects.filter(action=f"evidence.{action}").order_by("pk")
    return [entry.data for entry in entries]


def test_start_makes_one_evaluation(submission, evaluator):
    first = start(submission=submission, evaluator=evaluator)
    assert start(submission=submission, evaluator=evaluator) == first
    assert Evaluation.objects.count() == 1


def test_start_is_refused_without_assignment_version_or_after_the_release(submission, evaluator):
    assert refusal(start, submission=submission, evaluator=make_evaluator()) == "assignment"
    withdraw(submission=submission, by=officer_of(submission))
    assert refusal(start, submission=submission, evaluator=evaluator) == "state"
    submission.round.closes_at = timezone.now() - timedelta(hours=1)
    submission.round.released_at = timezone.now()
    submission.round.save()
    assert refusal(start, submission=submission, evaluator=evaluator) == "released"


def test_verdict_is_replaced_and_logged_with_what_was_before(submission, evaluator):
    evaluation = start(submission=submission, evaluator=evaluator)
    verdict(evaluation, 1, CLEAR, " ครบ ")
    verdict(evaluation, 1, NOT_CLEAR, "ไม่ลงนาม")
    assert list(evaluation.verdicts.values_list("criterion__number", "value", "reason")) == [
        (1, "not_clear", "ไม่ลงนาม")
    ]
    clear, not_clear = (
        {"value": "clear", "reason": "ครบ"},
        {"value": "not_clear", "reason": "ไม่ลงนาม"},
    )
    assert logged("verdict") == [
        {"version": 1, "criterion": 1, "before": None, "after": clear},
        {"version": 1, "criterion": 1, "before": clear, "after": not_clear},
    ]


def test_same_verdict_again_changes_and_logs_nothing(submission, evaluator):
    evaluation = start(submission=submission, evaluator=evaluator)
    first = verdict(evaluation, 1)
    assert verdict(evaluation, 1).revision == first.revision == 1
    assert len(logged("verdict")) == 1


def test_verdict_of_another_round_or_kind_is_refused(submission, twelve, evaluator):
    given = {"value": CLEAR, "reason": "ครบ", "by": evaluator}
    evaluation = start(submission=submission, evaluator=evaluator)
    other = criterion(twelve, 1)
    assert refusal(record_verdict, evaluation=evaluation, criterion=other, **given) == "round"
    evaluation = start(submission=twelve, evaluator=evaluator)
    assert refusal(record_verdict, evaluation=evaluation, criterion=other, **given) == "judgement"


def test_nobody_changes_anothers_evaluation(submission, evaluator):
    other = make_evaluator()
    evaluation = start(submission=submission, evaluator=evaluator)
    assert refusal(verdict, evaluation=evaluation, number=1, by=other) == "owner"
    assert refusal(submit_evaluation, evaluation=evaluation, by=other) == "owner"
    assert refusal(reopen_evaluation, evaluation=evaluation, by=other) == "owner"


def test_conflict_that_comes_up_later_refuses_every_verb_with_a_log_entry(twelve, evaluator):
    evaluation = start(submission=twelve, evaluator=evaluator)
    Membership.objects.create(user=evaluator, district=twelve.district)
    given = {"evaluation": evaluation, "by": evaluator, "reason": "ครบ"}
    verbs = [
        (start, {"submission": twelve, "evaluator": evaluator}),
        (record_verdict, {**given, "criterion": criterion(twelve, 2), "value": CLEAR}),
        (record_figures, {**given, "supported": True}),
        (record_acceptance, {**given, "evidence": None, "accepted": True}),
        (record_note, {"evaluation": evaluation, "by": evaluator, "note": "x"}),
        (submit_evaluation, {"evaluation": evaluation, "by": evaluator}),
        (reopen_evaluation, {"evaluation": evaluation, "by": evaluator}),
        (
            return_for_revision,
            {
                "submission": twelve,
                "by": evaluator,
                "reasons": {criterion(twelve, 2): "แก้"},
                "until": timezone.now() + timedelta(days=7),
            },
        ),
    ]
    for verb, arguments in verbs:
        with pytest.raises(Conflicted):
            verb(**arguments)
    assert logged("refused_conflict") == [{"evaluator": named(evaluator)}] * len(verbs)


def test_submit_names_what_is_open_and_needs_every_reason(submission, evaluator):
    evaluation = judge(submission, evaluator)
    evaluation.verdicts.filter(criterion__number=4).delete()
    evaluation.verdicts.filter(criterion__number=7).update(reason="")
    points = {c.number: str(point) for c, point in open_points(evaluation).items()}
    assert points == {4: "Judge it and give the reason.", 7: "Give the reason."}
    with pytest.raises(Refused) as refused:
        submit_evaluation(evaluation=evaluation, by=evaluator)
    assert refused.value.messages == ["4. Judge it and give the reason.", "7. Give the reason."]


def test_submitted_evaluation_is_changed_only_after_reopening(submission, evaluator):
    evaluation = evaluate(submission, evaluator)
    assert (evaluation.state, evaluation.submitted_at is not None) == ("submitted", True)
    assert refusal(verdict, evaluation=evaluation, number=1, value=NOT_CLEAR) == "submitted"
    evaluation = reopen_evaluation(evaluation=evaluation, by=evaluator)
    assert (evaluation.state, evaluation.submitted_at) == (EvaluationState.DRAFT, None)
    verdict(evaluation, 1, NOT_CLEAR)
    assert logged("evaluated") == [{"version": 1, "before": "draft", "after": "submitted"}]
    assert logged("evaluation_reopened") == [
        {"version": 1, "before": "submitted", "after": "draft"}
    ]


def test_note_is_kept_and_never_logged(submission, evaluator):
    evaluation = start(submission=submission, evaluator=evaluator)
    evaluation = record_note(evaluation=evaluation, note=" โทรถามเขต ", by=evaluator)
    assert (evaluation.private_note, evaluation.revision) == ("โทรถามเขต", 1)
    assert not ModelLogEntry.objects.filter(data__icontains="โทรถามเขต").exists()


def test_figures_that_the_evidence_bears_must_add_up(twelve, evaluator):
    evaluation = start(submission=twelve, evaluator=evaluator)
    figures = {figure.key: figure for figure in twelve.round.figures.all()}
    values = {figures[key]: value for key, value in FIGURES.items()}
    given = {
        "evaluation": evaluation,
        "supported": False,
        "reason": "นับซ้ำ 1 คน",
        "by": evaluator,
    }
    wrong = {**values, figures["f1_2_2_not_found"]: 52}
    assert refusal(record_figures, values=wrong, **given) == [
        "1.2 is 1 less than its parts add up to."
    ]
    blank = {figure: value for figure, value in values.items() if figure.key != "f1_1_at_risk"}
    assert refusal(record_figures, values=blank, **given) == [
        "1.1 is not filled in. Enter 0 if there are none."
    ]
    assert evaluation.figures.count() == 0
    right = {**wrong, figures["f1_2_dropouts"]: 1020}
    record_figures(values=right, **given)
    assert evaluation.figures.get(figure__key="f1_2_dropouts").value == 1020
    record_figures(**{**given, "supported": True}, values=right)
    assert evaluation.figures.count() == 0


def test_unsupported_figures_without_others_keep_the_evaluation_open(twelve, evaluator):
    evaluation = judge(twelve, evaluator)
    assert open_points(evaluation) == {}
    record_figures(evaluation=evaluation, supported=False, reason="ไม่ตรง", by=evaluator)
    evaluation.refresh_from_db()
    assert [c.number for c in open_points(evaluation)] == [1]


def test_every_practice_and_the_guideline_are_judged_with_a_reason(twelve, evaluator):
    evaluation = judge(twelve, evaluator)
    assert set(evaluation.acceptances.values_list("evidence__practice_level", "accepted")) == {
        (None, True),
        (PracticeLevel.DISTRICT, True),
    }
    for row in evaluation.acceptances.all():
        row.delete()
        assert [c.number for c in open_points(evaluation)] == [3]
        row.save(force_insert=True)
    assert open_points(evaluation) == {}


def test_acceptance_is_of_a_practice_of_this_version_alone(twelve, evaluator):
    evaluation = start(submission=twelve, evaluator=evaluator)
    report = twelve.evidence.get(requirement__key="e1_data_report")
    given = {"evaluation": evaluation, "accepted": True, "reason": "ดี", "by": evaluator}
    assert refusal(record_acceptance, evidence=report, **given) == "practice"


def test_resubmission_reopens_only_the_criteria_that_changed(submission, evaluator):
    first = evaluate(submission, evaluator, clear=8)
    record = {"evaluation": reopen_evaluation(evaluation=first, by=evaluator), "by": evaluator}
    record_note(note="ดูข้อ 3", **record)
    officer = officer_of(submission)
    withdraw(submission=submission, by=officer)
    third = submission.evidence.live().filter(requirement__criterion__number=3).first()
    remove(evidence=third, by=officer)
    requirement = criterion(submission, 5).requirements.first()
    add_link(
        submission=submission, requirement=requirement, url="https://example.org/new", by=officer
    )
    submission = send(submission, officer)
    second = start(submission=submission, evaluator=evaluator)
    carried = second.verdicts.order_by("criterion__number")
    assert list(carried.values_list("criterion__number", "value")) == [
        (1, CLEAR),
        (2, CLEAR),
        (4, CLEAR),
        (6, CLEAR),
        (7, CLEAR),
        (8, CLEAR),
        (9, NOT_CLEAR),
    ]
    assert second.private_note == "ดูข้อ 3"
    changed = changed_criteria(now=second.version, then=first.version)
    assert changed == {criterion(submission, 3).pk, criterion(submission, 5).pk}
    assert first.verdicts.count() == 9


def test_resubmission_keeps_the_judgement_of_the_same_figures_and_practices(twelve, evaluator):
    evaluate(twelve, evaluator)
    officer = officer_of(twelve)
    withdraw(submission=twelve, by=officer)
    twelve = send(twelve, officer)
    second = start(submission=twelve, evaluator=evaluator)
    assert (second.figures_supported, second.figures_reason) == (True, "ครบถ้วน")
    assert second.acceptances.count() == 2
    assert open_points(second) == {}


def test_old_version_is_no_longer_changed(submission, evaluator):
    evaluation = start(submission=submission, evaluator=evaluator)
    withdraw(submission=submission, by=officer_of(submission))
    send(submission, officer_of(submission))
    assert refusal(verdict, evaluation=evaluation, number=1) == "version"


def test_newer_revision_is_not_overwritten(submission, evaluator):
    evaluation = start(submission=submission, evaluator=evaluator)
    seen = evaluation.revision
    verdict(evaluation, 1, CLEAR, revision=seen)
    with pytest.raises(Overtaken):
        verdict(evaluation, 1, NOT_CLEAR, revision=seen)
    assert evaluation.verdicts.get().value == CLEAR


class Unchecked(int):
    """A revision that equals every other: the control, in which saving is not checked."""

    def __ne__(self, other):
        return False

    __hash__ = int.__hash__


def two_windows_save(evaluation, revision):
    """Two windows that saw the same state save different verdicts at the same moment.

    Returns (values acknowledged, value kept).
    """
    together = threading.Barrier(2)
    acknowledged = []

    def window(value):
        close_old_connections()
        try:
            together.wait()
            verdict(evaluation, 1, value, revision=revision)
            acknowledged.append(value)
        except Overtaken:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=window, args=[value]) for value in (CLEAR, NOT_CLEAR)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return acknowledged, Verdict.objects.get(evaluation=evaluation).value


def repeat_two_windows(times, revision):
    """How many acknowledged savings were lost over so many repetitions."""
    evaluator = make_evaluator()
    submission = make_sent(make_round(), evaluators=[evaluator])
    evaluation = start(submission=submission, evaluator=evaluator)
    lost = 0
    for _ in range(times):
        Verdict.objects.all().delete()
        evaluation.refresh_from_db()
        acknowledged, kept = two_windows_save(evaluation, revision(evaluation.revision))
        assert kept in acknowledged
        lost += len(acknowledged) - 1
    return lost


@pytest.mark.django_db(transaction=True)
def test_two_windows_saving_at_once_lose_nothing():
    assert repeat_two_windows(20, int) == 0


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_two_windows_saving_at_once_lose_nothing_often():
    assert repeat_two_windows(200, int) == 0


@pytest.mark.django_db(transaction=True)
def test_two_windows_lose_a_saving_when_the_check_is_left_out():
    """The control: without the check every repetition loses one of the two."""
    assert repeat_two_windows(5, Unchecked) == 5
