import pytest
from django.core.management import call_command

from areas.load import load
from areas.models import District, InspectionRegion, Province

pytestmark = pytest.mark.django_db


def everything():
    """All rows, their numbers and their provinces."""
    return [
        *InspectionRegion.objects.values_list(),
        *Province.objects.values_list(),
        *District.objects.values_list(),
        *District.provinces.through.objects.order_by("pk").values_list(),
    ]


def test_load_gives_every_region_province_and_district():
    loaded = load()
    counts = {
        "regions": InspectionRegion.objects.count(),
        "provinces": Province.objects.count(),
        "primary": District.objects.filter(kind="primary").count(),
        "secondary": District.objects.filter(kind="secondary").count(),
        "districts": District.objects.count(),
    }
    assert counts == {
        "regions": 19,
        "provinces": 77,
        "primary": 183,
        "secondary": 62,
        "districts": 245,
    }
    assert (len(loaded.created), loaded.updated, loaded.kept) == (19 + 77 + 245, [], [])


def test_load_twice_changes_nothing():
    load()
    before = everything()
    again = load()
    assert everything() == before
    assert (again.created, again.updated, again.kept) == ([], [], [])


def test_load_leaves_corrections_of_an_admin():
    load()
    District.objects.filter(code="krabi-primary").update(name_en="Corrected")
    loaded = load()
    assert loaded.kept == ["district krabi-primary"]
    assert District.objects.get(code="krabi-primary").name_en == "Corrected"


def test_load_with_update_brings_back_what_the_file_owns_and_nothing_else():
    load()
    krabi = District.objects.get(code="krabi-primary")
    krabi.name_en, krabi.valid_to = "Changed", "2025-09-30"
    krabi.successor = District.objects.get(code="trang-primary-1")
    krabi.save()
    krabi.provinces.add(Province.objects.get(slug="trang"))

    assert load(update=True).updated == ["district krabi-primary"]
    krabi = District.objects.get(code="krabi-primary")
    assert krabi.name_en == "Krabi Primary Educational Service Area Office"
    assert [province.slug for province in krabi.provinces.all()] == ["krabi"]
    assert (f"{krabi.valid_to}", krabi.successor.code) == ("2025-09-30", "trang-primary-1")


def test_load_keeps_districts_that_the_files_lack():
    load()
    krabi = District.objects.get(code="krabi-primary")
    krabi.pk, krabi.code = None, "made-by-hand"
    krabi.save()
    load(update=True)
    assert District.objects.count() == 246


def test_region_13_has_the_primary_offices_of_the_monitoring_form():
    load()
    offices = District.objects.filter(region__number=13, kind="primary")
    names = ["chaiyaphum", "nakhon-ratchasima", "buri-ram", "surin"]
    assert {name: offices.filter(seat__slug=name).count() for name in names} == {
        "chaiyaphum": 3,
        "nakhon-ratchasima": 7,
        "buri-ram": 4,
        "surin": 3,
    }
    assert offices.count() == 17


@pytest.mark.parametrize(
    ("code", "seat", "covered"),
    [
        ("krabi-primary", "krabi", {"krabi"}),
        ("secondary-trang-krabi", "trang", {"trang", "krabi"}),
        ("secondary-phang-nga-phuket-ranong", "phang-nga", {"phang-nga", "phuket", "ranong"}),
    ],
)
def test_district_covers_its_provinces(code, seat, covered):
    load()
    district = District.objects.get(code=code)
    assert district.seat.slug == seat
    assert {province.slug for province in district.provinces.all()} == covered


def test_every_province_is_covered_by_a_primary_and_a_secondary_office():
    load()
    for kind in District.Kind:
        covered = Province.objects.filter(districts__kind=kind).distinct().count()
        assert (kind, covered) == (kind, 77)


def test_every_district_covers_its_seat_and_lies_in_its_region():
    load()
    districts = District.objects.select_related("seat").prefetch_related("provinces")
    strays = [
        district.code
        for district in districts
        if district.seat not in district.provinces.all()
        or district.region_id != district.seat.region_id
    ]
    assert strays == []


@pytest.mark.parametrize(
    ("code", "short_th", "short_en"),
    [
        ("krabi-primary", "สพป.กระบี่", "Krabi Primary"),
        ("trang-primary-1", "สพป.ตรัง เขต 1", "Trang Primary 1"),
        ("secondary-trang-krabi", "สพม.ตรัง กระบี่", "Trang Krabi Secondary"),
        ("secondary-bangkok-1", "สพม.กรุงเทพมหานคร เขต 1", "Bangkok Secondary 1"),
    ],
)
def test_district_has_short_names(code, short_th, short_en):
    load()
    district = District.objects.get(code=code)
    assert (district.short_th, district.short_en) == (short_th, short_en)


def test_tiles_are_one_to_a_province_on_18_rows_and_10_columns():
    load()
    tiles = list(Province.objects.values_list("tile_row", "tile_column"))
    assert len(set(tiles)) == 77
    rows, columns = zip(*tiles, strict=True)
    assert (min(rows), max(rows), min(columns), max(columns)) == (0, 17, 0, 9)


def test_command_says_what_it_did(capsys):
    call_command("load_areas")
    District.objects.filter(code="krabi-primary").update(name_en="Corrected")
    call_command("load_areas")
    first, second, kept = capsys.readouterr().out.splitlines()
    assert first == "Areas: 341 added, 0 brought back to the files."
    assert second == "Areas: 0 added, 0 brought back to the files."
    assert kept == (
        "1 differ from the files and were left as they are; "
        "--update would bring them back: district krabi-primary"
    )
