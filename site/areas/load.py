"""Load the regions, provinces and districts that `data/` lists (its README names the sources)."""

import csv
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from .models import District, InspectionRegion, Province

DATA = Path(__file__).resolve().parent / "data"


@dataclass
class Loaded:
    """What a run did. `kept` names rows that differ from the files and were left alone."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def load(*, update=False):
    """Add what is missing; with `update`, also bring existing rows back to the files.

    Without `update` an admin's corrections stay, so that every release can run this. Columns
    that the files lack (first and last day, successor) are never touched, nothing is deleted.
    Returns a `Loaded`.
    """
    loaded = Loaded()
    _put(InspectionRegion, "number", map(_region, _read("regions.csv")), loaded, update)
    regions = {str(region.number): region for region in InspectionRegion.objects.all()}

    tiles = {row["code"]: row for row in _read("tilegrid.csv")}
    rows = _read("provinces.csv")
    for row in rows:
        tile = tiles[row["code"]]
        row |= {"tile_row": int(tile["row"]), "tile_column": int(tile["column"])}
        row["region"] = regions[row["region"]]
    _put(Province, "code", map(_place, rows), loaded, update)
    provinces = {province.slug: province for province in Province.objects.all()}

    rows = _read("districts.csv")
    for row in rows:
        row["seat"] = provinces[row["seat"]]
        row["region"] = regions[row["region"]]
        row["provinces"] = {provinces[slug] for slug in row["provinces"].split()}
    _put(District, "code", map(_place, rows), loaded, update, many=["provinces"])
    return loaded


def _read(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _region(row):
    return row | {"number": int(row["number"])}


def _place(row):
    return row | {axis: Decimal(row[axis]) for axis in ("latitude", "longitude")}


def _put(model, key, rows, loaded, update, many=()):
    """Create or bring back each of `rows` by its `key`; `many` names the many-to-many columns."""
    standing = {getattr(row, key): row for row in model.objects.prefetch_related(*many)}
    for columns in rows:
        sets = {name: columns.pop(name) for name in many}
        label = f"{model._meta.model_name} {columns[key]}"
        found = standing.get(columns[key])
        if found is None:
            found = model.objects.create(**columns)
            for name, wanted in sets.items():
                getattr(found, name).add(*wanted)
            loaded.created.append(label)
            continue
        same = all(getattr(found, name) == wanted for name, wanted in columns.items())
        if same and all(set(getattr(found, name).all()) == sets[name] for name in many):
            continue
        if not update:
            loaded.kept.append(label)
            continue
        for name, wanted in columns.items():
            setattr(found, name, wanted)
        found.save()
        for name, wanted in sets.items():
            getattr(found, name).set(wanted)
        loaded.updated.append(label)
