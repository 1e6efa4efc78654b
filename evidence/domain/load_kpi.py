"""The KPI of a fiscal year from the project's data file."""

from datetime import datetime
from pathlib import Path

import yaml
from django.db import transaction
from django.utils import timezone

from evidence.models import (
    Criterion,
    EvidenceRequirement,
    Figure,
    Indicator,
    Round,
    RubricLevel,
)

KPI_FILE = Path(__file__).resolve().parents[1] / "data" / "kpi.yaml"


def load_kpi(*, fiscal_year, dates=None, update=False, path=KPI_FILE):
    """Load the indicator and both rounds of `fiscal_year` (Common Era); returns the Indicator.

    Idempotent: what is missing is added, what an admin has changed stays; with `update` texts and
    thresholds are brought back to the file, dates never. `dates` is {months: (opens_at,
    closes_at)}; without it the six-month round runs from 1 October to the end of March, the
    twelve-month round from 1 April to the end of September.
    """
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    dates = dates or default_dates(fiscal_year)
    with transaction.atomic():
        put = _updating if update else _adding
        indicator = put(
            Indicator,
            fiscal_year=fiscal_year,
            defaults={
                "number": data["indicator"]["number"],
                **_pair("title", data["indicator"], "text"),
            },
        )
        for given in data["rounds"]:
            opens_at, closes_at = dates[given["months"]]
            names = _pair("name", given, "text")
            round = put(
                Round,
                indicator=indicator,
                months=given["months"],
                defaults=names,
                create_defaults={**names, "opens_at": opens_at, "closes_at": closes_at},
            )
            _load_round(put, round, given)
    return indicator


def _adding(model, *, defaults, create_defaults=None, **lookup):
    """The row as it stands, made from the file if it is missing."""
    row, _created = model.objects.get_or_create(**lookup, defaults=create_defaults or defaults)
    return row


def _updating(model, *, defaults, create_defaults=None, **lookup):
    """The row as the file has it."""
    row, _created = model.objects.update_or_create(
        **lookup, defaults=defaults, create_defaults=create_defaults or defaults
    )
    return row


def default_dates(fiscal_year):
    """{months: (opens_at, closes_at)} of a fiscal year, which begins on 1 October before."""
    zone = timezone.get_default_timezone()
    autumn = datetime(fiscal_year - 1, 10, 1, tzinfo=zone)
    spring = datetime(fiscal_year, 4, 1, tzinfo=zone)
    return {6: (autumn, spring), 12: (spring, datetime(fiscal_year, 10, 1, tzinfo=zone))}


def _load_round(put, round, given):
    for criterion in given["criteria"]:
        row = put(
            Criterion,
            round=round,
            key=criterion["key"],
            defaults={
                "number": criterion["number"],
                "judgement": criterion["judgement"],
                **_pair("text", criterion),
                **_pair("short", criterion),
            },
        )
        _load_requirements(put, {"criterion": row}, criterion["requirements"])
    _load_requirements(put, {"pa_round": round}, given["pa"]["requirements"])
    _load_figures(put, round, given.get("figures", []))
    for level in given["rubric"]["levels"]:
        put(
            RubricLevel,
            round=round,
            level=level["level"],
            defaults={
                "min_clear": level.get("min_clear"),
                "min_percent": level.get("min_percent"),
                "guideline": level.get("guideline", False),
                "district_practice": level.get("district_practice", False),
                "min_school_practices": level.get("min_school_practices", 0),
                **_pair("text", level),
            },
        )


def _load_requirements(put, owner, requirements):
    for order, given in enumerate(requirements, start=1):
        put(
            EvidenceRequirement,
            key=given["key"],
            **owner,
            defaults={
                "order": order,
                "kinds": given["kinds"],
                "alternatives": given.get("alternatives", False),
                "url": given.get("url", ""),
                "max_pages": given.get("max_pages"),
                "paper": given.get("paper", ""),
                "takes_practices": given.get("practices", False),
                "is_guideline": given.get("guideline", False),
                "is_inferred": given.get("inferred", False),
                "counted_only": given.get("counted_only", False),
                **_pair("text", given),
                **_pair("short", given),
                **_pair("help", given),
                **_pair("example", given),
            },
        )


def _load_figures(put, round, figures):
    rows = {}
    for order, given in enumerate(figures, start=1):
        rows[given["key"]] = put(
            Figure,
            round=round,
            key=given["key"],
            defaults={
                "parent": rows.get(given["parent"]),
                "number": given["number"],
                "order": order,
                "role": given["role"] or "",
                "needs_text": given.get("free_text", False),
                **_pair("text", given),
                **_pair("hint", given),
                **_pair("warning", given),
            },
        )


def _pair(field, given, source=None):
    """{field_th: …, field_en: …} from the pair `source` (or `field`) of a mapping of the file."""
    source = source or field
    return {f"{field}_{lang}": given.get(f"{source}_{lang}") or "" for lang in ("th", "en")}
