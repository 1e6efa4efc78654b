"""The KPI as data, held against the KPI document."""

import hashlib
import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Q

from evidence.domain.load_kpi import load_kpi
from evidence.models import Criterion, EvidenceRequirement, Figure, Indicator, Round, RubricLevel

pytestmark = pytest.mark.django_db
BANGKOK = ZoneInfo("Asia/Bangkok")
KPI_MODELS = [Indicator, Round, Criterion, EvidenceRequirement, Figure, RubricLevel]


@pytest.fixture
def indicator():
    return load_kpi(fiscal_year=2027)


def test_load_kpi_makes_the_documents_rounds(indicator):
    counts = {
        round.months: (
            round.criteria.count(),
            EvidenceRequirement.objects.filter(criterion__round=round).count(),
            round.pa_requirements.count(),
            round.figures.count(),
            round.rubric.count(),
        )
        for round in indicator.rounds.all()
    }
    # The six-month round has 9 criteria and 15 requirements. The twelve-month round has 3 and 4,
    # with the guideline's requirement that is ours, and ten figures.
    assert counts == {6: (9, 15, 2, 0, 5), 12: (3, 5, 2, 10, 5)}


def test_load_kpi_counts_years_from_october(indicator):
    dates = {r.months: (r.opens_at, r.closes_at) for r in indicator.rounds.all()}
    assert dates == {
        6: (datetime(2026, 10, 1, tzinfo=BANGKOK), datetime(2027, 4, 1, tzinfo=BANGKOK)),
        12: (datetime(2027, 4, 1, tzinfo=BANGKOK), datetime(2027, 10, 1, tzinfo=BANGKOK)),
    }


def test_load_kpi_six_month_thresholds(indicator):
    levels = indicator.rounds.get(months=6).rubric.order_by("-level")
    assert list(levels.values_list("level", "min_clear")) == [
        (5, 8),
        (4, 6),
        (3, 4),
        (2, 2),
        (1, None),
    ]


def test_load_kpi_twelve_month_thresholds(indicator):
    levels = indicator.rounds.get(months=12).rubric.order_by("-level")
    conditions = levels.values_list(
        "level", "min_percent", "district_practice", "min_school_practices", "guideline"
    )
    assert list(conditions) == [
        (5, 100, True, 2, False),
        (4, 95, True, 1, False),
        (3, 90, True, 0, False),
        (2, 85, False, 0, True),
        (1, None, False, 0, False),
    ]


def test_load_kpi_figure_tree(indicator):
    figures = indicator.rounds.get(months=12).figures.order_by("order")
    assert list(figures.values_list("number", "parent__number", "role", "needs_text")) == [
        ("1.1", None, "at_risk", False),
        ("1.2", None, "total", False),
        ("1.2.1", "1.2", "found", False),
        ("1)", "1.2.1", "returned", False),
        ("2)", "1.2.1", "not_returned", False),
        ("2.1)", "2)", "", False),
        ("2.2)", "2)", "", False),
        ("2.3)", "2)", "", False),
        ("2.4)", "2)", "", True),
        ("1.2.2", "1.2", "not_found", False),
    ]


def test_load_kpi_judges_as_the_design_says(indicator):
    judged = Criterion.objects.filter(round__indicator=indicator).order_by(
        "round__months", "number"
    )
    assert list(judged.values_list("round__months", "judgement")) == [(6, "verdict")] * 9 + [
        (12, "figures"),
        (12, "completeness"),
        (12, "practices"),
    ]


def test_load_kpi_twice_adds_nothing(indicator):
    before = [model.objects.count() for model in KPI_MODELS]
    load_kpi(fiscal_year=2027)
    assert [model.objects.count() for model in KPI_MODELS] == before


def test_load_kpi_again_keeps_what_an_admin_changed(indicator):
    RubricLevel.objects.filter(level=5, round__months=6).update(min_clear=9)
    load_kpi(fiscal_year=2027)
    assert RubricLevel.objects.get(level=5, round__months=6).min_clear == 9


def test_load_kpi_with_update_goes_back_to_the_file_and_keeps_the_dates(indicator):
    opens_at = datetime(2026, 11, 1, tzinfo=BANGKOK)
    Round.objects.filter(months=6).update(opens_at=opens_at)
    RubricLevel.objects.filter(level=5, round__months=6).update(min_clear=9)
    load_kpi(fiscal_year=2027, update=True)
    assert RubricLevel.objects.get(level=5, round__months=6).min_clear == 8
    assert Round.objects.get(months=6).opens_at == opens_at


def test_load_kpi_next_year_stands_beside_this_one(indicator):
    load_kpi(fiscal_year=2028)
    assert list(Indicator.objects.values_list("fiscal_year", flat=True)) == [2028, 2027]
    assert Criterion.objects.count() == 2 * 12


def test_load_kpi_keeps_the_documents_words_to_the_letter(indicator):
    """Compared with the KPI document once, letter by letter; held since."""
    words = [(indicator.title_th,)]
    for round in indicator.rounds.order_by("months"):
        words += round.criteria.order_by("number").values_list("key", "text_th")
        asked = EvidenceRequirement.objects.filter(Q(criterion__round=round) | Q(pa_round=round))
        words += asked.order_by("key").values_list("key", "text_th")
        words += round.figures.order_by("key").values_list("key", "number", "text_th")
        words += round.rubric.order_by("level").values_list("level", "text_th")
    assert len(words) == 1 + (9 + 17 + 0 + 5) + (3 + 7 + 10 + 5)
    digest = hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
    assert digest == "37100dda467d3e7101c88a7494fb02d2a4286895f6445593105a00c96885eb1b"
