"""Reasons that were written before are put in again with a click."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from evidence.domain.evaluating import record_verdict, start
from evidence.models import Evaluation
from support.evaluation import make_evaluator, make_sent
from support.kpi import make_round

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.long
def test_phrase_is_put_after_what_is_typed_and_saved(open_page):
    evaluator, round = make_evaluator(), make_round()
    before, submission = (make_sent(round, evaluators=[evaluator]) for _ in range(2))
    record_verdict(
        evaluation=start(submission=before, evaluator=evaluator),
        criterion=round.criteria.get(number=1),
        value="clear",
        reason="มีคำสั่งลงนาม",
        by=evaluator,
    )
    page = open_page(user=evaluator, path=reverse("evaluation_report", args=[submission.pk]))
    page.keyboard.press("c")
    page.keyboard.type("ครบ")
    page.locator('[data-criterion="1"] [data-phrases] summary').click()
    page.get_by_role("button", name="มีคำสั่งลงนาม").click()
    reason = page.locator('[data-criterion="1"] textarea[name=reason]')
    expect(reason).to_have_value("ครบ มีคำสั่งลงนาม")
    expect(reason).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#c2-title")).to_be_visible()  # saved: the next one is shown
    saved = Evaluation.objects.get(version=submission.current_version).verdicts.get()
    assert saved.reason == "ครบ มีคำสั่งลงนาม"
