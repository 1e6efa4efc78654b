"""The scoring screen: what is on it, for whom."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from areas.models import Membership, NotifiedCount
from evidence.domain.evaluating import record_verdict, start
from evidence.domain.filing import add_link
from evidence.domain.reporting import withdraw
from evidence.enums import EvidenceKind
from evidence.models import Evaluation, Evidence, EvidenceRequirement, Settlement
from support.evaluation import (
    FIGURES,
    evaluate,
    judge,
    make_admin,
    make_evaluator,
    make_sent,
    officer_of,
    send,
)
from support.kpi import make_district, make_round
from support.people import make_user, set_language
from support.queries import exact_queries


def url(submission):
    return reverse("evaluation_report", args=[submission.pk])


@pytest.fixture
def submission(evaluator, round):
    return make_sent(round, evaluators=[evaluator])


def marks(response):
    return {card.criterion.number: card.mark for card in response.context["cards"]}


def test_opening_begins_the_evaluation_once(as_user, evaluator, submission):
    client = as_user(evaluator)
    for _ in range(2):
        response = client.get(url(submission))
    assert response.context["is_editable"]
    assert Evaluation.objects.count() == 1


def test_everything_of_the_version_is_on_one_page(as_user, evaluator, submission):
    html = as_user(evaluator).get(url(submission)).text
    links = set(re.findall(r'class="ev-link" href="([^"]+)"', html))
    assert links == set(submission.current_version.evidence.values_list("url", flat=True))
    assert html.count('rel="noopener noreferrer"') == len(links) == 15


def test_the_pa_part_is_never_shown(as_user, evaluator, admin, round):
    district = make_district()
    officer = make_user("district_officer", district=district)
    submission = make_sent(round, district)
    submission = withdraw(submission=submission, by=officer)
    submission.is_challenge = True
    submission.save()
    pa = EvidenceRequirement.objects.get(pa_round=round, key="pa2_evidence")
    add_link(submission=submission, requirement=pa, url="https://example.org/secret", by=officer)
    submission = send(submission, officer, evaluators=[evaluator])
    assert submission.current_version.evidence.filter(requirement__pa_round=round).count() == 1
    for user in (evaluator, admin):
        assert "example.org/secret" not in as_user(user).get(url(submission)).text


def test_only_what_was_sent_is_shown(as_user, evaluator, submission):
    Evidence.objects.create(
        submission=submission,
        requirement=submission.evidence.first().requirement,
        kind=EvidenceKind.LINK,
        title="ยังไม่ส่ง",
        url="https://example.org/unsent",
        added_by=officer_of(submission),
        added_at=timezone.now(),
    )
    assert "example.org/unsent" not in as_user(evaluator).get(url(submission)).text


@pytest.mark.parametrize(
    ("clear", "level", "found"),
    [
        (9, 5, dict.fromkeys(range(1, 10), "good")),
        (7, 4, {**dict.fromkeys(range(1, 8), "good"), 8: "bad", 9: "bad"}),
    ],
)
def test_marks_and_level_say_how_far_it_is(as_user, evaluator, submission, clear, level, found):
    judge(submission, evaluator, clear=clear)
    response = as_user(evaluator).get(url(submission))
    assert marks(response) == found
    assert response.context["outcome"].decision.level == level
    assert response.context["open_tasks"] == []


def test_level_is_explained_in_both_languages(as_user, evaluator, submission):
    judge(submission, evaluator, clear=7)
    html = as_user(evaluator).get(url(submission)).text
    thai = "ได้ระดับ 4 ยังไม่ได้ระดับ 5 เพราะขาดประเด็นที่ชัดเจนอีก 1 ประเด็น (ประเด็นที่ยังไม่ชัดเจน ได้แก่ 8 และ 9)"
    english = (
        "Level 4. Level 5 still needs 1 more criterion judged clear (not judged clear: 8 and 9)."
    )
    assert f'<p lang="th">{thai}</p>' in html
    assert f'<p lang="en">{english}</p>' in html


def test_submitted_evaluation_is_read_only_until_reopened(as_user, evaluator, submission):
    evaluate(submission, evaluator)
    client = as_user(evaluator)
    response = client.get(url(submission))
    assert not response.context["is_editable"]
    assert "data-task" not in response.text
    assert reverse("evaluation_reopen", args=[submission.pk]) in response.text


def test_admin_reads_every_submitted_evaluation_and_begins_none(
    as_user, evaluator, admin, submission
):
    evaluate(submission, evaluator, clear=8)
    response = as_user(admin).get(url(submission))
    assert [e.evaluator for e in response.context["evaluations"]] == [evaluator]
    assert marks(response)[9] == "bad"
    assert response.context["outcome"].decision.level == 5
    assert "data-task" not in response.text
    assert Evaluation.objects.count() == 1


def test_evaluators_are_blind_to_each_other_until_both_have_submitted(as_user, evaluator, round):
    round.evaluators_per_submission = 2
    round.save()
    other = make_evaluator()
    submission = make_sent(round, evaluators=[evaluator, other])
    evaluate(submission, other, clear=8)
    judge(submission, evaluator, clear=9)
    client = as_user(evaluator)
    assert client.get(url(submission)).context["evaluations"] == []
    evaluate(submission, evaluator, clear=9)
    response = client.get(url(submission))
    assert [e.evaluator for e in response.context["evaluations"]] == [other, evaluator]
    compared = {
        card.criterion.number: {said.is_good for said in card.compared}
        for card in response.context["cards"]
    }
    assert [number for number, values in compared.items() if len(values) == 2] == [9]


def test_admin_who_evaluates_the_report_is_blind_too_until_they_have_submitted(as_user, round):
    both, other = make_evaluator(), make_evaluator()
    both.groups.add(make_admin().groups.get())
    submission = make_sent(round, evaluators=[both, other])
    evaluate(submission, other, clear=8)
    client = as_user(both)
    assert client.get(url(submission)).context["evaluations"] == []
    evaluate(submission, both)
    response = client.get(url(submission))
    assert [e.evaluator for e in response.context["evaluations"]] == [other, both]


def test_reopening_after_the_others_reasons_were_open_is_refused_in_words(
    as_user, evaluator, round
):
    other = make_evaluator()
    submission = make_sent(round, evaluators=[evaluator, other])
    reopen = reverse("evaluation_reopen", args=[submission.pk])
    client = as_user(evaluator)
    evaluate(submission, evaluator)
    assert reopen in client.get(url(submission)).text
    evaluate(submission, other)
    assert reopen not in client.get(url(submission)).text
    response = client.post(reopen, follow=True)
    assert "ผู้ประเมินอีกคนส่งการประเมินแล้ว" in response.text
    assert not response.context["is_editable"]


def test_admin_sees_where_evaluators_differ_and_settles_it(as_user, evaluator, admin, round):
    round.evaluators_per_submission = 2
    round.save()
    other = make_evaluator()
    submission = make_sent(round, evaluators=[evaluator, other])
    first = evaluate(submission, evaluator, clear=9)
    second = evaluate(submission, other, clear=7)
    client = as_user(admin)
    response = client.get(url(submission))
    assert [number for number, mark in marks(response).items() if mark == "differs"] == [8, 9]
    settle_url = reverse("evaluation_settle", args=[submission.pk])
    for number, evaluation in [(8, first), (9, second)]:
        data = {"criterion": number, "evaluation": evaluation.pk, "reason": "ดูเอกสารแล้ว"}
        assert client.post(settle_url, data).url == f"{url(submission)}#c{number}"
    response = client.get(url(submission))
    assert marks(response) == {**dict.fromkeys(range(1, 9), "good"), 9: "bad"}
    assert response.context["outcome"].decision.level == 5


@pytest.mark.parametrize(
    "missing", [{"evaluation": ""}, {"reason": ""}, {"reason": " "}, {"criterion": "x"}]
)
def test_incomplete_settlement_is_refused(as_user, evaluator, admin, round, missing):
    round.evaluators_per_submission = 2
    round.save()
    both = [evaluator, make_evaluator()]
    submission = make_sent(round, evaluators=both)
    evaluations = [evaluate(submission, who, clear=8 + index) for index, who in enumerate(both)]
    data = {"criterion": 9, "evaluation": evaluations[0].pk, "reason": "ก", **missing}
    as_user(admin).post(reverse("evaluation_settle", args=[submission.pk]), data)
    assert Settlement.objects.count() == 0


def test_resubmission_shows_what_changed(as_user, evaluator, submission):
    evaluate(submission, evaluator)
    officer = officer_of(submission)
    withdraw(submission=submission, by=officer)
    new = add_link(
        submission=submission,
        requirement=submission.round.criteria.get(number=5).requirements.first(),
        url="https://example.org/new",
        by=officer,
    )
    submission = send(submission, officer)
    response = as_user(evaluator).get(url(submission))
    cards = {card.criterion.number: card for card in response.context["cards"]}
    assert [number for number, card in cards.items() if card.report.is_changed] == [5]
    assert {number for number, card in cards.items() if card.mark == "good"} == {*range(1, 10)} - {
        5
    }
    items = [item for _requirement, items in cards[5].report.requirements for item in items]
    assert [item.pk for item in items if item.is_new] == [new.pk]


def test_twelve_month_round_asks_for_figures_and_practices(as_user, evaluator):
    submission = make_sent(make_round(12), evaluators=[evaluator])
    response = as_user(evaluator).get(url(submission))
    tasks = {
        card.criterion.number: [task.title for task in card.tasks]
        for card in response.context["cards"]
    }
    assert [len(titles) for titles in tasks.values()] == [1, 0, 2]
    assert marks(response) == {1: "open", 2: "none", 3: "open"}
    assert "94.99 %" in response.text


def test_figures_stand_beside_last_years_and_the_notified_counts(as_user, evaluator):
    last = make_round(12, fiscal_year=2026)
    this = make_round(12, fiscal_year=2027)
    before = make_sent(last, figures={**FIGURES, "f1_1_at_risk": 77})
    submission = make_sent(this, before.district, evaluators=[evaluator])
    for day, count in [("2026-10-01", 900), ("2026-11-01", 950)]:
        NotifiedCount.objects.create(
            district=submission.district, fiscal_year=2027, source="eef", as_of=day, count=count
        )
    report = as_user(evaluator).get(url(submission)).context["report"]
    assert (report.figures[0].value, report.figures[0].last) == (40, 77)
    assert [row.depth for row in report.figures] == [0, 0, 1, 2, 2, 3, 3, 3, 3, 1]
    assert [count.count for count in report.notified] == [950]


def test_conflict_is_404_and_logged(as_user, evaluator, submission):
    Membership.objects.create(user=evaluator, district=submission.district)
    assert as_user(evaluator).get(url(submission)).status_code == 404
    entry = ModelLogEntry.objects.get(action="evidence.refused_conflict")
    assert (entry.object_id, entry.user) == (str(submission.pk), evaluator)


def test_phrases_are_ones_own_reasons_for_the_criterion_the_most_frequent_first(
    as_user, evaluator, round
):
    """Nobody is offered what another evaluator wrote: they are blind to each other."""
    other = make_evaluator()
    said = ["ครบถ้วน", "มีลายเซ็น", "ครบถ้วน", "ก", "ข", "ค", "มีลายเซ็น", "ครบถ้วน"]
    for reason in said:
        write_reason(make_sent(round, evaluators=[evaluator]), evaluator, 3, reason)
    write_reason(make_sent(round, evaluators=[evaluator]), evaluator, 4, "เรื่องอื่น")
    write_reason(make_sent(round, evaluators=[other]), other, 3, "ของอีกคน")
    here = make_sent(round, evaluators=[evaluator, other])
    offered = {
        person: {
            card.criterion.number: card.phrases
            for card in as_user(person).get(url(here)).context["cards"]
            if card.phrases
        }
        for person in (evaluator, other)
    }
    assert offered == {
        evaluator: {3: ["ครบถ้วน", "มีลายเซ็น", "ก", "ข"], 4: ["เรื่องอื่น"]},
        other: {3: ["ของอีกคน"]},
    }


def write_reason(submission, evaluator, number, reason):
    record_verdict(
        evaluation=start(submission=submission, evaluator=evaluator),
        criterion=submission.round.criteria.get(number=number),
        value="clear",
        reason=reason,
        by=evaluator,
    )


def test_stranger_gets_404_without_a_log_entry(as_user, submission):
    assert as_user(make_evaluator()).get(url(submission)).status_code == 404
    assert not ModelLogEntry.objects.filter(action="evidence.refused_conflict").exists()


def test_page_is_english_for_those_who_chose_it(as_user, evaluator, submission):
    set_language(evaluator, "en")
    html = as_user(evaluator).get(url(submission)).text
    assert "Is it clearly done?" in html
    assert "Level so far" in html


@pytest.mark.parametrize("items", [1, 3, 30])
def test_screen_asks_the_same_number_of_queries(as_user, evaluator, round, items):
    submission = make_sent(round, evaluators=[evaluator], items=items)
    client = as_user(evaluator)
    client.get(url(submission))
    with exact_queries(23):
        assert client.get(url(submission)).status_code == 200
