"""What evaluators post: saved, refused, never overwriting another unseen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from evidence.domain.reporting import withdraw
from evidence.enums import EvaluationState, VerdictValue
from evidence.models import Evaluation, ReturnReason
from support.evaluation import (
    FIGURES,
    evaluate,
    judge,
    make_admin,
    make_evaluator,
    make_sent,
    officer_of,
)
from support.kpi import make_round

JSON = {"Accept": "application/json"}


@pytest.fixture
def submission(evaluator, round):
    return make_sent(round, evaluators=[evaluator])


@pytest.fixture
def twelve(evaluator):
    return make_sent(make_round(12), evaluators=[evaluator])


def url(name, submission, *args):
    return reverse(f"evaluation_{name}", args=[submission.pk, *args])


def the_evaluation():
    return Evaluation.objects.get()


def verdicts():
    return dict(the_evaluation().verdicts.values_list("criterion__number", "value"))


def test_verdict_is_saved_and_answered_with_level_and_marks(as_user, evaluator, submission):
    client = as_user(evaluator)
    data = {"value": "clear", "reason": "ครบ", "revision": 0}
    response = client.post(url("judge", submission, 3), data, headers=JSON)
    answer = response.json()
    assert (response.status_code, answer["revision"]) == (200, 1)
    assert answer["marks"]["3"] == ["good", "ชัดเจน"]
    assert answer["marks"]["4"] == ["open", "ยังไม่ได้ประเมิน"]
    assert 'lang="th">ได้ระดับ 1' in answer["level"]
    assert 'lang="en">Level 1' in answer["level"]
    assert verdicts() == {3: "clear"}


def test_plain_form_goes_on_to_the_next_criterion(as_user, evaluator, submission):
    data = {"value": "not_clear", "reason": "ไม่ลงนาม", "revision": 0}
    response = as_user(evaluator).post(url("judge", submission, 3), data)
    assert response.url == url("report", submission) + "#c4"
    assert verdicts() == {3: "not_clear"}


@pytest.mark.parametrize("value", ["", "perhaps"])
def test_verdict_without_a_choice_is_refused_and_keeps_what_was_typed(
    as_user, evaluator, submission, value
):
    client = as_user(evaluator)
    data = {"value": value, "reason": "พิมพ์ไว้แล้ว", "revision": 0}
    assert client.post(url("judge", submission, 3), data, headers=JSON).status_code == 400
    response = client.post(url("judge", submission, 3), data)
    assert response.status_code == 400
    assert "พิมพ์ไว้แล้ว" in response.text
    assert verdicts() == {}


def test_overtaken_window_is_told_what_stands_and_can_save_its_own(as_user, evaluator, submission):
    client = as_user(evaluator)
    first = {"value": "clear", "reason": "หน้าต่างแรก", "revision": 0}
    client.post(url("judge", submission, 3), first, headers=JSON)
    second = {"value": "not_clear", "reason": "หน้าต่างที่สอง", "revision": 0}
    response = client.post(url("judge", submission, 3), second, headers=JSON)
    answer = response.json()
    assert response.status_code == 409
    assert answer["saved"] == {"value": "ชัดเจน", "reason": "หน้าต่างแรก"}
    assert verdicts() == {3: "clear"}
    response = client.post(
        url("judge", submission, 3), {**second, "revision": answer["revision"]}, headers=JSON
    )
    assert response.status_code == 200
    assert verdicts() == {3: "not_clear"}


def test_overtaken_plain_form_keeps_what_was_typed(as_user, evaluator, submission):
    client = as_user(evaluator)
    client.post(url("judge", submission, 1), {"value": "clear", "reason": "ก", "revision": 0})
    typed = {"value": "not_clear", "reason": "พิมพ์ไว้ในหน้าต่างที่สอง", "revision": 0}
    response = client.post(url("judge", submission, 1), typed)
    assert response.status_code == 409
    assert "พิมพ์ไว้ในหน้าต่างที่สอง" in response.text
    assert verdicts() == {1: "clear"}
    [form] = [card.tasks[0].form for card in response.context["cards"]][:1]
    client.post(url("judge", submission, 1), {**typed, "revision": form["revision"].value()})
    assert verdicts() == {1: "not_clear"}


def test_figures_and_those_that_the_evidence_bears_are_saved(as_user, evaluator, twelve):
    client = as_user(evaluator)
    figures = {figure.key: figure for figure in twelve.round.figures.all()}
    borne = {**FIGURES, "f1_2_1_found": 967, "f1_2_1_1_returned": 899, "f1_2_2_not_found": 52}
    data = {f"f{figures[key].pk}": f"{value:,}" for key, value in borne.items()}
    data |= {"value": "no", "reason": "นับซ้ำ 1 คน", "revision": 0}
    answer = client.post(url("judge", twelve, 1), data, headers=JSON).json()
    assert answer["marks"]["1"][0] == "bad"
    values = dict(the_evaluation().figures.values_list("figure__key", "value"))
    assert values == borne
    wrong = {**data, f"f{figures['f1_2_dropouts'].pk}": "๑๐๒๐", "revision": 1}
    response = client.post(url("judge", twelve, 1), wrong, headers=JSON)
    assert response.status_code == 400
    assert dict(the_evaluation().figures.values_list("figure__key", "value")) == borne


def test_practices_and_guideline_are_accepted(as_user, evaluator, twelve):
    client = as_user(evaluator)
    practice = twelve.evidence.get(requirement__takes_practices=True)
    for revision, (what, value) in enumerate([("guideline", "yes"), (practice.uid, "no")]):
        data = {"value": value, "reason": "ดูแล้ว", "revision": revision}
        response = client.post(url("accept", twelve, what), data, headers=JSON)
        assert response.status_code == 200
    rows = the_evaluation().acceptances.values_list("evidence", "accepted")
    assert set(rows) == {(None, True), (practice.pk, False)}


def test_what_is_no_practice_or_no_criterion_is_404(as_user, evaluator, submission, twelve):
    client = as_user(evaluator)
    data = {"value": "yes", "reason": "x", "revision": 0}
    report = twelve.evidence.get(requirement__key="e1_data_report")
    for wrong in [
        url("accept", twelve, report.uid),
        url("accept", twelve, "nothing"),
        url("accept", submission, "guideline"),
        url("judge", submission, 10),
        url("judge", twelve, 2),
    ]:
        assert client.post(wrong, data).status_code == 404


def test_note_is_saved_and_read_by_its_owner_alone(as_user, evaluator, admin, submission):
    as_user(evaluator).post(
        url("note", submission), {"note": "โทรถาม", "revision": 0}, headers=JSON
    )
    assert the_evaluation().private_note == "โทรถาม"
    assert "โทรถาม" in as_user(evaluator).get(url("report", submission)).text
    assert "โทรถาม" not in as_user(admin).get(url("report", submission)).text


def test_evaluation_is_submitted_and_reopened(as_user, evaluator, submission):
    evaluation = judge(submission, evaluator, clear=8)
    client = as_user(evaluator)
    response = client.post(url("submit", submission), {"revision": evaluation.revision})
    assert response.url == reverse("evaluation_queue")
    assert the_evaluation().state == EvaluationState.SUBMITTED
    client.post(url("reopen", submission))
    assert the_evaluation().state == EvaluationState.DRAFT


def test_unfinished_or_overtaken_evaluation_is_not_submitted(as_user, evaluator, submission):
    client = as_user(evaluator)
    evaluation = judge(submission, evaluator)
    evaluation.verdicts.filter(criterion__number=2).delete()
    client.post(url("submit", submission), {"revision": evaluation.revision})
    assert the_evaluation().state == EvaluationState.DRAFT
    judge(submission, evaluator)
    for seen in ({"revision": evaluation.revision}, {"revision": "x"}, {}):
        client.post(url("submit", submission), seen)
        assert the_evaluation().state == EvaluationState.DRAFT


def test_report_is_returned_with_reasons(as_user, evaluator, submission):
    judge(submission, evaluator, clear=8)
    client = as_user(evaluator)
    form = client.get(url("return", submission)).context["form"]
    ninth = submission.round.criteria.get(number=9)
    assert form.initial[f"c{ninth.pk}"] == "ครบถ้วน"
    until = timezone.localtime() + timedelta(days=9)
    data = {"until": f"{until.day}/{until.month}/{until.year + 543} 16.30", f"c{ninth.pk}": "แก้"}
    response = client.post(url("return", submission), data)
    assert response.url == reverse("evaluation_queue")
    submission.refresh_from_db()
    assert submission.state == "returned"
    assert list(ReturnReason.objects.values_list("criterion__number", "reason")) == [(9, "แก้")]


@pytest.mark.parametrize("data", [{"until": "1/1/2560 10.00"}, {"until": ""}, {"until": "x"}])
def test_return_without_reasons_or_deadline_is_asked_again(as_user, evaluator, submission, data):
    response = as_user(evaluator).post(url("return", submission), data)
    assert response.status_code == 200
    submission.refresh_from_db()
    assert submission.state == "submitted"


def verbs(submission):
    """Every URL and verb of scoring, with data that would be taken."""
    practice = submission.evidence.filter(requirement__takes_practices=True).first()
    judged = {"value": "clear", "reason": "ครบ", "revision": 0}
    return [
        ("get", url("report", submission), {}),
        ("post", url("judge", submission, 1), judged),
        ("post", url("accept", submission, practice.uid if practice else "guideline"), judged),
        ("post", url("note", submission), {"note": "x", "revision": 0}),
        ("post", url("submit", submission), {"revision": 0}),
        ("post", url("reopen", submission), {}),
        ("get", url("dossier", submission), {}),
        ("get", url("text", submission, practice.uid if practice else uuid4()), {}),
        ("get", url("practice", submission, practice.uid if practice else uuid4()), {}),
        ("get", url("return", submission), {}),
        ("post", url("return", submission), {"until": "1/1/2580 10.00"}),
    ]


def test_strangers_find_nothing_to_score(as_user, submission):
    for user in (make_evaluator(), make_admin()):
        client = as_user(user)
        for method, path, data in verbs(submission):
            if method == "post":
                assert client.post(path, data).status_code == 404
    assert Evaluation.objects.count() == 0


def test_admin_who_evaluates_too_scores_only_what_is_assigned(as_user, submission):
    both = make_admin()
    both.groups.add(make_evaluator().groups.get())
    client = as_user(both)
    data = {"value": "clear", "reason": "ครบ", "revision": 0}
    assert client.get(url("report", submission)).status_code == 200
    assert client.post(url("judge", submission, 1), data).status_code == 404
    mine = make_sent(submission.round, evaluators=[both])
    assert client.post(url("judge", mine, 1), data).status_code == 302
    assert verdicts() == {1: VerdictValue.CLEAR}


def test_withdrawn_report_cannot_be_scored_any_more(as_user, evaluator, submission):
    evaluate(submission, evaluator)
    withdraw(submission=submission, by=officer_of(submission))
    data = {"value": "clear", "reason": "ครบ", "revision": 0}
    assert as_user(evaluator).post(url("judge", submission, 1), data).status_code == 404
