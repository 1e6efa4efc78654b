"""The pages on which central staff decide, as axe sees them: on a phone, and wide."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from areas.models import District
from evidence.domain.closing import close_as_not_reported
from evidence.domain.correcting import request_review, uphold
from evidence.domain.overriding import override
from evidence.domain.releasing import release
from evidence.domain.settling import settle
from evidence.models import Result, Round
from support.accessibility import violations
from support.browser import DESKTOP, PHONE
from support.evaluation import evaluate, make_admin, make_evaluator, make_sent, officer_of
from support.kpi import make_round

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def admin():
    return make_admin()


def closed(round):
    """The round, its end put in the past once its reports are sent."""
    Round.objects.filter(pk=round.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    round.refresh_from_db()
    return round


def pages_before_the_release(admin):
    """{what: path} of a round that can be released, and of one that cannot yet: two evaluators
    differ there on two criteria, one of which is settled."""
    evaluator, second = make_evaluator(), make_evaluator()
    ready = make_round(fiscal_year=2026)
    for clear in (9, 7):
        sent = make_sent(ready, evaluators=[evaluator])
        evaluate(sent, evaluator, clear=clear)
    given = {"round": closed(ready), "by": admin}
    override(**given, district=sent.district, level=2, reason="หลักฐานซ้ำ")
    round = make_round()
    round.evaluators_per_submission = 2
    round.save()
    differing = make_sent(round, evaluators=[evaluator, second])
    first = evaluate(differing, evaluator, clear=7)
    evaluate(differing, second)
    settle(
        submission=differing,
        criterion=round.criteria.get(number=8),
        evaluation=first,
        reason="ไม่ลงนาม",
        by=admin,
    )
    for district in District.objects.exclude(submissions__round=ready):
        close_as_not_reported(**given, district=district, reason="ไม่ส่ง")
    return {
        "release": reverse("evaluation_round_release", args=[ready.pk]),
        "release while districts wait": reverse("evaluation_round_release", args=[round.pk]),
        "settling": reverse("evaluation_report", args=[differing.pk]) + "#c9",
        "history": reverse("evaluation_history", args=[differing.pk]),
        "settled": reverse("evaluation_report", args=[differing.pk]) + "#c8",
    }


def pages_after_the_release(admin, months):
    """{what: path} of a released round: one district waits for a review, one has its answer."""
    round, evaluator = make_round(months), make_evaluator()
    reports = [make_sent(round, evaluators=[evaluator]) for _ in range(2)]
    for report in reports:
        evaluate(report, evaluator, clear=7)
    release(round=closed(round), by=admin)
    asked = [
        request_review(
            result=Result.objects.get(submission=report),
            reason="ขอให้ดูคำสั่งอีกครั้ง",
            by=officer_of(report),
        )
        for report in reports
    ]
    uphold(request=asked[1], answer="ตรวจแล้วคงเดิม", by=make_admin())
    waiting, answered = [
        reverse("evaluation_round_correction", args=[round.pk, report.district.code])
        for report in reports
    ]
    return {
        "reviews": reverse("evaluation_round_reviews", args=[round.pk]),
        "correction": waiting,
        "correction of what was answered": answered,
        "history": reverse("evaluation_history", args=[reports[1].pk]),
    }


def found_on(page, paths):
    """{what: [whether it is too wide, and axe's findings]}, the findings in one line each."""
    found = {}
    for what, path in paths.items():
        page.goto(path)
        page.wait_for_load_state("networkidle")
        # Wagtail's own frame cuts off what is too wide, so its contents are measured.
        wide = page.evaluate("main.scrollWidth > main.clientWidth")
        said = violations(page, exclude=["#wagtail-sidebar"])  # not ours
        found[what] = [wide, *(re.sub(r"\s+", " ", line) for line in said)]
    return found


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "wide"])
def test_release_and_settling_have_no_accessibility_violations(open_page, admin, viewport):
    paths = pages_before_the_release(admin)
    page = open_page(user=admin, viewport=viewport)
    assert found_on(page, paths) == {what: [False] for what in paths}


@pytest.mark.parametrize("months", [6, 12])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "wide"])
def test_reviews_correction_and_history_have_no_accessibility_violations(
    open_page, admin, viewport, months
):
    paths = pages_after_the_release(admin, months)
    page = open_page(user=admin, viewport=viewport)
    assert found_on(page, paths) == {what: [False] for what in paths}
