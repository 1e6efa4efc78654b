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
    for row in _read("regions.csv"):
        _put(InspectionRegion, "number", int(row.pop("number")), row, loaded, update)
    regions = {str(region.number): region for region in InspectionRegion.objects.all()}

    tiles = {row["code"]: row for row in _read("tilegrid.csv")}
    for row in _read("provinces.csv"):
        tile = tiles[row["code"]]
        row |= {"tile_row": int(tile["row"]), "tile_column": int(tile["column"])}
        row["region"] = regions[row["region"]]
        _put(Province, "code", row.pop("code"), _place(row), loaded, update)
    provinces = {province.slug: province for province in Province.objects.all()}

    for row in _read("districts.csv"):
        row["seat"] = provinces[row["seat"]]
        row["region"] = regions[row["region"]]
        covered = {provinces[slug] for slug in row.pop("provinces").split()}
        _put(District, "code", row.pop("code"), _place(row), loaded, update, provinces=covered)
    return loaded


def _read(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _place(row):
    return row | {axis: Decimal(row[axis]) for axis in ("latitude", "longitude")}


def _put(model, key, value, columns, loaded, update, **many):
    """Create or bring back the row whose `key` is `value`; `many` holds its many-to-many sets."""
    label = f"{model._meta.model_name} {value}"
    found = model.objects.filter(**{key: value}).first()
    if found is None:
        found = model.objects.create(**{key: value}, **columns)
        loaded.created.append(label)
    else:
        same = all(getattr(found, name) == wanted for name, wanted in columns.items())
        same = same and all(set(getattr(found, name).all()) == many[name] for name in many)
        if same:
            return
        if not update:
            loaded.kept.append(label)
            return
        for name, wanted in columns.items():
            setattr(found, name, wanted)
        found.save()
        loaded.updated.append(label)
    for name, wanted in many.items():
        getattr(found, name).set(wanted)
