"""The KPI of a fiscal year from the project's data file."""

from datetime import datetime
from operator import attrgetter
from pathlib import Path

import yaml
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from evidence.models import (
    Criterion,
    EvidenceRequirement,
    Figure,
    Indicator,
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
        indicator = _put(
            Indicator.objects,
            update,
            fiscal_year=fiscal_year,
            defaults={
                "number": data["indicator"]["number"],
                **_pair("title", data["indicator"], "text"),
            },
        )
        for given in data["rounds"]:
            opens_at, closes_at = dates[given["months"]]
            names = _pair("name", given, "text")
            round = _put(
                indicator.rounds,
                update,
                months=given["months"],
                defaults=names,
                create_defaults={**names, "opens_at": opens_at, "closes_at": closes_at},
            )
            _load_round(round, given, update)
    return indicator


def _put(manager, update, *, defaults, create_defaults=None, **lookup):
    """The row that `lookup` names, made if it is missing, with `update` as the file has it."""
    made = create_defaults or defaults
    if update:
        return manager.update_or_create(**lookup, defaults=defaults, create_defaults=made)[0]
    return manager.get_or_create(**lookup, defaults=made)[0]


def _put_all(model, rows, update, *, within, key):
    """Like `_put` for many rows at once; returns {key: row}.

    `rows` are rows not yet saved, `within` says which saved ones they are compared with, `key`
    names the fields that tell a row from the others.
    """
    identity = attrgetter(*key)
    found = {identity(row): row for row in model.objects.filter(within)}
    missing = [row for row in rows if identity(row) not in found]
    if update:
        for given in rows:
            if identity(given) in found:
                given.pk = found[identity(given)].pk
                given.save()
                found[identity(given)] = given
    return found | {identity(row): row for row in model.objects.bulk_create(missing)}


def default_dates(fiscal_year):
    """{months: (opens_at, closes_at)} of a fiscal year, which begins on 1 October before."""
    zone = timezone.get_default_timezone()
    autumn = datetime(fiscal_year - 1, 10, 1, tzinfo=zone)
    spring = datetime(fiscal_year, 4, 1, tzinfo=zone)
    return {6: (autumn, spring), 12: (spring, datetime(fiscal_year, 10, 1, tzinfo=zone))}


def _load_round(round, given, update):
    criteria = [
        Criterion(
            round=round,
            key=criterion["key"],
            number=criterion["number"],
            judgement=criterion["judgement"],
            **_pair("text", criterion),
            **_pair("short", criterion),
        )
        for criterion in given["criteria"]
    ]
    criteria = _put_all(Criterion, criteria, update, within=Q(round=round), key=["key"])
    _load_requirements(round, criteria, given, update)
    _load_figures(round, given.get("figures", []), update)
    levels = [
        RubricLevel(
            round=round,
            level=level["level"],
            min_clear=level.get("min_clear"),
            min_percent=level.get("min_percent"),
            guideline=level.get("guideline", False),
            district_practice=level.get("district_practice", False),
            min_school_practices=level.get("min_school_practices", 0),
            **_pair("text", level),
        )
        for level in given["rubric"]["levels"]
    ]
    _put_all(RubricLevel, levels, update, within=Q(round=round), key=["level"])


def _load_requirements(round, criteria, given, update):
    requirements = _requirements({"pa_round": round}, given["pa"])
    for criterion in given["criteria"]:
        requirements += _requirements({"criterion": criteria[criterion["key"]]}, criterion)
    _put_all(
        EvidenceRequirement,
        requirements,
        update,
        within=Q(criterion__round=round) | Q(pa_round=round),
        key=["criterion_id", "pa_round_id", "key"],
    )


def _requirements(owner, given):
    return [
        EvidenceRequirement(
            **owner,
            key=given["key"],
            order=order,
            kinds=given["kinds"],
            alternatives=given.get("alternatives", False),
            url=given.get("url", ""),
            max_pages=given.get("max_pages"),
            paper=given.get("paper", ""),
            takes_practices=given.get("practices", False),
            is_guideline=given.get("guideline", False),
            is_inferred=given.get("inferred", False),
            counted_only=given.get("counted_only", False),
            **_pair("text", given),
            **_pair("short", given),
            **_pair("help", given),
            **_pair("example", given),
        )
        for order, given in enumerate(given["requirements"], start=1)
    ]


def _load_figures(round, figures, update):
    rows = {None: None}
    waiting = list(enumerate(figures, start=1))
    while waiting:
        # One storey of the tree after the other: a row needs its parent's number.
        ready = [(order, given) for order, given in waiting if given["parent"] in rows]
        if not ready:
            raise ValueError(f"figures whose parents are missing: {waiting}")
        storey = [
            Figure(
                round=round,
                key=given["key"],
                parent=rows[given["parent"]],
                number=given["number"],
                order=order,
                role=given["role"] or "",
                needs_text=given.get("free_text", False),
                **_pair("text", given),
                **_pair("hint", given),
                **_pair("warning", given),
            )
            for order, given in ready
        ]
        rows |= _put_all(Figure, storey, update, within=Q(round=round), key=["key"])
        waiting = [one for one in waiting if one not in ready]


def _pair(field, given, source=None):
    """{field_th: …, field_en: …} from the pair `source` (or `field`) of a mapping of the file."""
    source = source or field
    return {f"{field}_{lang}": given.get(f"{source}_{lang}") or "" for lang in ("th", "en")}
