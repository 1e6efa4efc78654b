"""Invented places: none bears the name of a real office."""

from itertools import count

import pytest

from areas.models import District, InspectionRegion, Province, School


@pytest.fixture
def make_region():
    def make(number=0, **fields):
        names = {"name_th": f"เขตตรวจราชการที่ {number}", "name_en": f"Inspection region {number}"}
        return InspectionRegion.objects.get_or_create(number=number, defaults=names | fields)[0]

    return make


@pytest.fixture
def make_province(make_region):
    numbers = count(10)

    def make(name_th=None, **fields):
        number = next(numbers)
        fields = {
            "code": f"{number}",
            "slug": f"province-{number}",
            "name_en": f"Province {number}",
            "part": Province.Part.SOUTH,
            "region": fields.get("region") or make_region(),
            "map_id": f"p{number}",
            "abbreviation_th": "จว",
            "abbreviation_en": "PRO",
            "tile_row": number,
            "tile_column": 0,
            "latitude": "8.07",
            "longitude": "98.91",
        } | fields
        return Province.objects.create(name_th=name_th or f"จังหวัดสมมุติ {number}", **fields)

    return make


@pytest.fixture
def make_district(make_province):
    numbers = count(1)

    def make(short_th=None, *, covering=(), **fields):
        number = next(numbers)
        seat = fields.pop("seat", None) or make_province()
        fields = {
            "code": f"district-{number}",
            "kind": District.Kind.PRIMARY,
            "name_th": f"สำนักงานเขตพื้นที่การศึกษาสมมุติ เขต {number}",
            "name_en": f"Invented Educational Service Area Office {number}",
            "short_en": f"Invented Primary {number}",
            "region": seat.region,
            "latitude": seat.latitude,
            "longitude": seat.longitude,
        } | fields
        district = District.objects.create(
            short_th=short_th or f"สพป.สมมุติ เขต {number}", seat=seat, **fields
        )
        district.provinces.set([seat, *covering])
        return district

    return make


@pytest.fixture
def make_school(make_district):
    def make(name_th, district=None, **fields):
        return School.objects.create(
            name_th=name_th, district=district or make_district(), **fields
        )

    return make
