"""How a round stands: on time, levels by region."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.utils import timezone

from evidence.domain.closing import close_as_not_reported
from evidence.domain.extending import extend
from evidence.domain.queries.overview import overview_of
from evidence.domain.queries.standing import by_region
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
