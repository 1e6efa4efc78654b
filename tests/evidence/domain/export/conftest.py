"""Offices with names of their own, and the workbook of a round as a reader finds it."""

import io

import pytest
from django.utils import translation
from openpyxl import load_workbook

from areas.models import InspectionRegion
from evidence.domain.export.workbook import export_round
from support.evaluation import make_admin
from support.kpi import make_district


@pytest.fixture
def office(db):
    """A function that makes the office of a province of its own, in a numbered region."""

    def make(code, region, short_th, name_en):
        region = InspectionRegion.objects.get_or_create(
            number=region,
            defaults={"name_th": f"เขตตรวจราชการที่ {region}", "name_en": f"Region {region}"},
        )[0]
        district = make_district(code, region=region)
        district.short_th = short_th
        district.name_th = short_th.replace("สพป.", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา")
        district.name_en = name_en
        district.save()
        district.seat.name_th = f"จังหวัดของ {code}"
        district.seat.name_en = f"Province of {code}"
        district.seat.save()
        return district

    return make


@pytest.fixture
def export(db):
    """A function that exports a round and opens the file: an openpyxl Workbook."""

    def write(round, *, language="en", by=None, at=None):
        file = io.BytesIO()
        with translation.override(language):
            export_round(round=round, by=by or make_admin(), to=file, at=at)
        return load_workbook(file)

    return write


@pytest.fixture
def rows():
    """A function from a sheet to the values of its rows, headings included."""
    return lambda sheet: [list(row) for row in sheet.iter_rows(values_only=True)]
