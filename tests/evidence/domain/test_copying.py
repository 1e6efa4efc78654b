"""Next year's KPI asks for the same, and holds nothing of this year's reports."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.forms import model_to_dict

from evidence.domain.copying import copy_to_next_year
from evidence.domain.errors import Refused
from evidence.domain.load_kpi import load_kpi
from evidence.domain.releasing import release
from evidence.models import Criterion, EvidenceRequirement, Figure, Round, RubricLevel
from support.evaluation import evaluate, make_evaluator, make_sent
from support.kpi import make_round

BANGKOK = ZoneInfo("Asia/Bangkok")


def content(rows, *left_out):
    """The rows without what ties them to their year."""
    return [
        {
            name: value
            for name, value in model_to_dict(row).items()
            if name not in {"id", "round", "criterion", "pa_round", "parent", *left_out}
        }
        for row in rows
    ]


def asked(indicator):
    rounds = Round.objects.filter(indicator=indicator).order_by("months")
    requirements = EvidenceRequirement.objects.filter(criterion__round__in=rounds)
    pa_part = EvidenceRequirement.objects.filter(pa_round__in=rounds)
    figures = Figure.objects.filter(round__in=rounds)
    return [
        content(rounds, "indicator", "opens_at", "closes_at", "released_at"),
        content(Criterion.objects.filter(round__in=rounds).order_by("round__months", "number")),
        content(requirements.order_by("criterion__round__months", "criterion__number", "order")),
        content(pa_part.order_by("pa_round__months", "order")),
        content(figures.order_by("order")),
        [figure.parent and figure.parent.key for figure in figures.order_by("order")],
        content(RubricLevel.objects.filter(round__in=rounds).order_by("round__months", "level")),
    ]


def test_copy_asks_for_the_same_a_year_later(admin):
    indicator = load_kpi(fiscal_year=2027)
    copy = copy_to_next_year(indicator=indicator, by=admin)
    assert copy.fiscal_year == 2028
    assert asked(copy) == asked(indicator)
    assert len(asked(copy)[2]) == 20
    spans = [(round.opens_at, round.closes_at) for round in copy.rounds.order_by("months")]
    first, spring, last = (
        datetime(2027, 10, 1, tzinfo=BANGKOK),
        datetime(2028, 4, 1, tzinfo=BANGKOK),
        datetime(2028, 10, 1, tzinfo=BANGKOK),
    )
    assert spans == [(first, spring), (spring, last)]


def test_figures_of_the_copy_are_parts_of_each_other(admin):
    copy = copy_to_next_year(indicator=load_kpi(fiscal_year=2027), by=admin)
    parents = Figure.objects.filter(round__indicator=copy, parent__isnull=False)
    assert {figure.parent.round.indicator for figure in parents} == {copy}


def test_copy_leaves_reports_and_release_behind(admin):
    evaluator = make_evaluator()
    round = make_round()
    evaluate(make_sent(round, evaluators=[evaluator]), evaluator)
    release(round=round, by=admin, at=round.closes_at + timedelta(days=1))
    copy = copy_to_next_year(indicator=round.indicator, by=admin)
    new = copy.rounds.get(months=6)
    assert (new.released_at, new.submissions.count()) == (None, 0)


def test_leap_day_moves_to_march(admin):
    leap = datetime(2028, 2, 29, 16, 30, tzinfo=BANGKOK)
    dates = (leap - timedelta(days=100), leap)
    indicator = load_kpi(fiscal_year=2028, dates={6: dates, 12: dates})
    copy = copy_to_next_year(indicator=indicator, by=admin)
    assert copy.rounds.get(months=6).closes_at == datetime(2029, 3, 1, 16, 30, tzinfo=BANGKOK)


def test_year_that_has_an_indicator_is_not_overwritten(admin):
    indicator = load_kpi(fiscal_year=2027)
    load_kpi(fiscal_year=2028)
    with pytest.raises(Refused):
        copy_to_next_year(indicator=indicator, by=admin)
