import itertools
from types import SimpleNamespace

import pytest
from wagtail.models import Locale, Page

from areas.models import District, InspectionRegion, Province, School
from bestpractice.models import BestPracticePage, LibraryPage, Technique

numbers = itertools.count(1)


@pytest.fixture
def make_province(db):
    def make(slug, *, region):
        number = next(numbers)
        region, _ = InspectionRegion.objects.get_or_create(
            number=region,
            defaults={"name_th": f"เขตตรวจราชการที่ {region}", "name_en": f"Region {region}"},
        )
        return Province.objects.create(
            slug=slug,
            code=f"{number % 100:02}",
            name_th=f"จังหวัด{slug}",
            name_en=slug.title(),
            part="south",
            region=region,
            map_id=f"{number % 1000:03}",
            abbreviation_th="จ",
            abbreviation_en="P",
            tile_row=number,
            tile_column=number,
            latitude=8,
            longitude=98,
        )

    return make


@pytest.fixture
def make_district(db):
    def make(*provinces, kind="primary"):
        number = next(numbers)
        seat = provinces[0]
        district = District.objects.create(
            code=f"office-{number}",
            kind=kind,
            name_th=f"สำนักงานเขตพื้นที่การศึกษาที่ {number}",
            name_en=f"Office {number}",
            short_th=f"สพท.ที่ {number}",
            short_en=f"Office {number}",
            seat=seat,
            region=seat.region,
            latitude=8,
            longitude=98,
        )
        district.provinces.set(provinces)
        return district

    return make


@pytest.fixture
def places(make_province, make_district):
    """Two provinces of region 6, one of region 13; a secondary office covers both of region 6."""
    krabi, trang = make_province("krabi", region=6), make_province("trang", region=6)
    loei = make_province("loei", region=13)
    return SimpleNamespace(
        krabi=make_district(krabi),
        trang=make_district(trang),
        loei=make_district(loei),
        secondary=make_district(krabi, trang, kind="secondary"),
    )


@pytest.fixture
def english(db):
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def make_technique(db):
    def make(slug, **fields):
        return Technique.objects.create(
            slug=slug, **{"name_th": f"เทคนิค {slug}", "name_en": slug.title(), **fields}
        )

    return make


@pytest.fixture
def make_practice(library):
    """`make_practice(district, techniques=…, areas=…, school="…", **fields)`, published."""

    def make(district, *, techniques=(), areas=(), school=None, **fields):
        number = next(numbers)
        if school is not None:
            fields["school"] = School.objects.create(district=district, name_th=school)
            fields["level"] = "school"
        practice = BestPracticePage(
            district=district, **{"title": f"ผลงาน {number}", "slug": f"work-{number}", **fields}
        )
        for technique in techniques:
            practice.technique_links.create(technique=technique)
        for area in areas:
            practice.work_area_links.create(area=area)
        return library.add_child(instance=practice)

    return make


@pytest.fixture
def library(db):
    root = Page.objects.get(depth=1)
    return root.add_child(instance=LibraryPage(title="คลัง", slug="best-practices"))
