"""How many practices each value of each filter would leave, counted in one statement."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import CharField, Count, F, Model, TextChoices, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from areas.models import District, InspectionRegion, Province
from thai.bilingual import pair
from thai.collation import sort_key
from thai.dates import year_shown

from .enums import Level, WorkArea
from .models.techniques import Technique

TOTAL, WITHOUT = "total", "without "


@dataclass(frozen=True)
class Facet:
    """A parameter of `PracticeFilterSet`: the column of its values, and what names them.

    That is `choices`, or a `model` with `name_th` and `name_en` reached by `path`, whose `key` is
    the value; with neither the values are years.
    """

    name: str
    title: str
    column: str = ""
    choices: type[TextChoices] | None = None
    path: str = ""
    model: type[Model] | None = None
    key: str = "slug"

    @property
    def value_column(self):
        return self.column or f"{self.path}__{self.key}"

    def label(self, value):
        """How `value` reads; a query where a model names it. An unknown value stays as it is."""
        if self.choices:
            return self.choices(value).label
        if self.model:
            row = self.model.objects.filter(**{self.key: value}).first()
            return row.name if row else str(value)
        return str(year_shown(int(value)))


FACETS = [
    Facet("province", _("Province"), path="district__provinces", model=Province),
    Facet(
        "region",
        _("Inspection region"),
        path="district__region",
        model=InspectionRegion,
        key="number",
    ),
    Facet("kind", _("Kind of office"), "district__kind", District.Kind),
    Facet("level", _("Level"), "level", Level),
    Facet("year", _("Fiscal year"), "fiscal_year"),
    Facet("technique", _("Technique"), path="technique_links__technique", model=Technique),
    Facet("work_area", _("Area of work"), "work_area_links__area", WorkArea),
]


@dataclass(frozen=True)
class Option:
    """A value of a facet, how it reads, and how many practices choosing it would leave."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Counts:
    """`total`: practices under all filters; `options` by facet, each counted under the filters
    of the others; `without`: practices if the named facet's filter were taken away."""

    total: int
    options: dict[str, list[Option]]
    without: dict[str, int]


def count(filterset):
    """Count everything about the library under `filterset`: one statement, whatever its size."""
    parts = [_part(TOTAL, filterset.without(None))]
    parts += [_part(WITHOUT + name, filterset.without(name)) for name in filterset.chosen]
    parts += [_part(facet.name, filterset.without(facet.name), facet) for facet in FACETS]
    rows = defaultdict(list)
    for row in parts[0].union(*parts[1:], all=True):
        if row["value"] is not None:
            rows[row["part"]].append(row)
    return Counts(
        total=_number(rows[TOTAL]),
        options={facet.name: _options(facet, rows[facet.name]) for facet in FACETS},
        without={name: _number(rows[WITHOUT + name]) for name in filterset.chosen},
    )


def _part(part, practices, facet=None):
    """Rows of value, Thai and English name and number by `facet`; without one a single row."""
    text = CharField()
    blank = Value("", text)
    named = facet and facet.model
    return practices.values(
        part=Value(part, text),
        value=Cast(facet.value_column, text) if facet else blank,
        th=F(f"{facet.path}__name_th") if named else blank,
        en=F(f"{facet.path}__name_en") if named else blank,
    ).annotate(n=Count("pk", distinct=True))


def _number(rows):
    return sum(row["n"] for row in rows)


def _options(facet, rows):
    if facet.choices:
        order = list(facet.choices)
        rows = sorted(rows, key=lambda row: order.index(row["value"]))
        return [Option(row["value"], facet.choices(row["value"]).label, row["n"]) for row in rows]
    if facet.model is None:
        rows = sorted(rows, key=lambda row: int(row["value"]), reverse=True)
        return [Option(row["value"], facet.label(row["value"]), row["n"]) for row in rows]
    options = [Option(row["value"], pair(row["th"], row["en"]), row["n"]) for row in rows]
    if facet.key == "number":
        return sorted(options, key=lambda option: int(option.value))
    return sorted(options, key=lambda option: sort_key(option.label))
