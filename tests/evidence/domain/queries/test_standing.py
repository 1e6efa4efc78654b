"""How a round stands: on time, levels by region, agreement of evaluators."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.utils import timezone

from evidence.domain.extending import extend
from evidence.domain.queries.overview import overview_of
from evidence.domain.queries.standing import agreement_of, by_region
from evidence.domain.releasing import close_as_not_reported
from evidence.models import Round
from support.evaluation import evaluate, make_admin, make_evaluator, make_sent, send
from support.kpi import make_district, make_round, make_submission

pytestmark = pytest.mark.django_db


def overview(round, at=None):
    return overview_of(Round.objects.select_related("indicator").get(pk=round.pk), at)


def counts(standing):
    levels = {level: number for level, number in standing.levels if number}
    return (
        standing.districts,
        standing.sent,
        standing.on_time,
        standing.overdue,
        standing.not_reported,
        levels,
    )


def test_districts_are_counted_by_region_and_in_all():
    round = make_round(opens_in=-60, closes_in=1)
    admin, evaluator = make_admin(), make_evaluator()
    after = timezone.now() + timedelta(days=2)
    first = make_sent(round, evaluators=[evaluator])
    evaluate(first, evaluator, clear=7)
    region = first.district.region
    late = make_submission(round, make_district(region=region))
    extend(
        round=round,
        district=late.district,
        until=after + timedelta(days=9),
        reason="น้ำท่วม",
        by=admin,
    )
    send(late, late.district.memberships.get().user, at=after)
    silent = make_district()
    close_as_not_reported(round=round, district=silent, by=admin, reason="ไม่ส่ง", at=after)
    make_district(region=silent.region)
    standing = {row.region: row for row in by_region(overview(round, after))}
    assert {region: counts(row) for region, row in standing.items()} == {
        region: (2, 2, 1, 0, 0, {4: 1}),
        silent.region: (2, 0, 0, 1, 1, {}),
        None: (4, 2, 1, 1, 1, {4: 1}),
    }
    assert [standing[key].on_time_rate for key in (region, silent.region, None)] == [
        Fraction(1, 2),
        Fraction(0),
        Fraction(1, 4),
    ]


def test_agreement_counts_reports_that_several_evaluated():
    round = make_round()
    Round.objects.filter(pk=round.pk).update(evaluators_per_submission=2)
    people = [make_evaluator(), make_evaluator()]
    for clear in [(9, 9), (9, 7)]:
        submission = make_sent(round, evaluators=people)
        for person, number in zip(people, clear, strict=True):
            evaluate(submission, person, clear=number)
    alone = make_sent(round, evaluators=people)
    evaluate(alone, people[0], clear=0)
    agreement = agreement_of(overview(round))
    assert [(row.criterion.number, row.alike, row.reports) for row in agreement] == [
        *[(number, 2, 2) for number in range(1, 8)],
        (8, 1, 2),
        (9, 1, 2),
    ]
    assert agreement[-1].rate == Fraction(1, 2)


def test_agreement_of_a_practice_is_that_of_its_criterion():
    round = make_round(12)
    Round.objects.filter(pk=round.pk).update(evaluators_per_submission=2)
    people = [make_evaluator(), make_evaluator()]
    submission = make_sent(round, evaluators=people)
    for person in people:
        evaluate(submission, person)
    assert [(row.criterion.number, row.alike) for row in agreement_of(overview(round))] == [
        (1, 1),
        (3, 1),
    ]


def test_nothing_to_agree_on_while_each_report_has_one_evaluation():
    round, evaluator = make_round(), make_evaluator()
    evaluate(make_sent(round, evaluators=[evaluator]), evaluator)
    assert agreement_of(overview(round)) == []
