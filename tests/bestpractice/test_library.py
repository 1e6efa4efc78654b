"""The library under the parameters of a URL: what is found, counted and offered."""

import pytest
from django.http import QueryDict
from django.utils import translation

from areas.models import District
from bestpractice.enums import Level, WorkArea
from bestpractice.library import Library
from bestpractice.models import BestPracticePage
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


def look(query="", language="th"):
    with translation.override(language):
        return Library(BestPracticePage.objects.published(), QueryDict(query))


def titles(query="", language="th"):
    return {practice.title for practice in look(query, language).page()}


def counts(library):
    """{facet: {value: number}} of every option counted."""
    return {
        name: {option.value: option.count for option in options}
        for name, options in library.counts.options.items()
    }


@pytest.fixture
def shelf(make_practice, places, make_technique):
    """Four practices that differ in everything."""
    pdca, ktpn = make_technique("pdca"), make_technique("ko-to-po-no")
    make_practice(
        places.krabi,
        title="กระบี่",
        techniques=[pdca, ktpn],
        areas=["tracking", "information"],
        fiscal_year=2022,
    )
    make_practice(places.trang, title="ตรัง", techniques=[pdca], areas=["tracking"])
    make_practice(places.secondary, title="มัธยม", fiscal_year=2023)
    make_practice(places.loei, title="เลย", school="บ้านสมมุติ", fiscal_year=2023)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"กระบี่", "ตรัง", "มัธยม", "เลย"}),
        # A secondary office is found in every province that it covers.
        ("province=krabi", {"กระบี่", "มัธยม"}),
        ("province=trang", {"ตรัง", "มัธยม"}),
        ("province=krabi&province=trang", {"กระบี่", "ตรัง", "มัธยม"}),
        ("region=6", {"กระบี่", "ตรัง", "มัธยม"}),
        ("region=13", {"เลย"}),
        ("kind=primary", {"กระบี่", "ตรัง", "เลย"}),
        ("level=school", {"เลย"}),
        ("year=2022", {"กระบี่"}),
        ("year=2022&year=2023", {"กระบี่", "มัธยม", "เลย"}),
        ("technique=pdca", {"กระบี่", "ตรัง"}),
        ("technique=pdca&technique=ko-to-po-no", {"กระบี่", "ตรัง"}),
        ("work_area=information", {"กระบี่"}),
        ("work_area=information&work_area=tracking", {"กระบี่", "ตรัง"}),
        ("province=krabi&kind=secondary", {"มัธยม"}),
        ("province=loei&kind=secondary", set()),
        ("province=nowhere", set()),
        # What no filter knows narrows nothing.
        ("kind=tertiary&level=&year=many&region=-1&work_area=x", {"กระบี่", "ตรัง", "มัธยม", "เลย"}),
        ("year=99999999999999999999&other=1", {"กระบี่", "ตรัง", "มัธยม", "เลย"}),
    ],
)
def test_library_finds(shelf, query, found):
    assert titles(query) == found
    assert look(query).total == len(found)


def test_facets_count_every_value(shelf):
    assert counts(look()) == {
        "province": {"krabi": 2, "trang": 2, "loei": 1},
        "region": {"6": 3, "13": 1},
        "kind": {"primary": 3, "secondary": 1},
        "level": {"district": 3, "school": 1},
        "year": {"2022": 1, "2023": 2},
        "technique": {"pdca": 2, "ko-to-po-no": 1},
        "work_area": {"tracking": 2, "information": 1},
    }


def test_a_facet_is_counted_under_the_filters_of_the_others(shelf):
    assert counts(look("province=krabi&kind=primary")) == {
        "province": {"krabi": 1, "trang": 1, "loei": 1},
        "region": {"6": 1},
        "kind": {"primary": 1, "secondary": 1},
        "level": {"district": 1},
        "year": {"2022": 1},
        "technique": {"pdca": 1, "ko-to-po-no": 1},
        "work_area": {"tracking": 1, "information": 1},
    }


def test_facets_are_counted_in_one_statement(shelf):
    with exact_queries(1):
        look("province=krabi&kind=primary&technique=pdca")


def test_a_page_of_cards_costs_two_statements_more(shelf):
    library = look()
    with exact_queries(2):
        assert len(library.page()) == 4


def test_options_come_in_their_own_order(shelf):
    with translation.override("th"):
        facets = {facet.name: [o.label for o in facet.options] for facet in look().facets()}
        primary, secondary = District.Kind.PRIMARY.label, District.Kind.SECONDARY.label
        levels = [Level.DISTRICT.label, Level.SCHOOL.label]
        areas = [WorkArea.INFORMATION.label, WorkArea.TRACKING.label]
    assert facets == {
        "province": ["จังหวัดkrabi", "จังหวัดloei", "จังหวัดtrang"],
        "region": ["เขตตรวจราชการที่ 6", "เขตตรวจราชการที่ 13"],
        "kind": [primary, secondary],
        "level": levels,
        "year": ["2566", "2565"],
        "technique": ["เทคนิค ko-to-po-no", "เทคนิค pdca"],
        "work_area": areas,
    }


def test_years_and_names_follow_the_language(shelf):
    with translation.override("en"):
        facets = {
            facet.name: [option.label for option in facet.options]
            for facet in look(language="en").facets()
        }
    assert (facets["year"], facets["province"]) == (["2023", "2022"], ["Krabi", "Loei", "Trang"])


def test_a_facet_without_a_choice_is_not_offered(shelf):
    assert [facet.name for facet in look("province=loei").facets()] == ["province"]


def test_an_option_toggles_and_keeps_the_rest_of_the_state(shelf):
    library = look("kind=primary&sort=year&page=3&utm_source=line")
    options = {facet.name: facet.options for facet in library.facets()}
    assert [(o.count, o.url, o.is_chosen) for o in options["kind"]] == [
        (3, "?sort=year", True),
        (1, "?kind=primary&kind=secondary&sort=year", False),
    ]
    assert options["level"][1].url == "?kind=primary&level=school&sort=year"


def test_chips_name_what_narrows_and_lead_away_from_it(shelf):
    with translation.override("en"):
        assert look("province=krabi&year=2022&year=2023", "en").chips() == [
            ("Province: Krabi", "?year=2022&year=2023"),
            ("Fiscal year: 2022", "?province=krabi&year=2023"),
            ("Fiscal year: 2023", "?province=krabi&year=2022"),
        ]


def test_an_empty_library_says_what_to_give_up(shelf):
    library = look("province=loei&kind=secondary&level=district", "en")
    with translation.override("en"):
        assert library.total == 0
        assert library.wider() == [
            ("Province", 1, "?kind=secondary&level=district"),
        ]
        # A value that the others leave nothing of is still called by its name.
        assert library.chips()[0] == (
            "Province: Loei",
            "?kind=secondary&level=district",
        )


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("newest", ["เลย", "มัธยม", "ตรัง", "กระบี่"]),
        ("year", ["เลย", "มัธยม", "กระบี่", "ตรัง"]),
        ("nonsense", ["เลย", "มัธยม", "ตรัง", "กระบี่"]),
    ],
)
def test_sorting(shelf, sort, order):
    assert [practice.title for practice in look(f"sort={sort}").page()] == order


def test_pages_of_twelve(make_practice, places):
    for _ in range(13):
        make_practice(places.krabi)
    library = look()
    assert [len(library.page(number)) for number in (1, 2, 9, "x")] == [12, 1, 1, 12]


def test_a_long_facet_shows_the_first_options_and_what_is_chosen(make_practice, places):
    for year in range(2010, 2020):
        make_practice(places.krabi, fiscal_year=year)
    facet = {facet.name: facet for facet in look("year=2010", "en").facets()}["year"]
    assert [option.label for option in facet.first] == [
        *map(str, range(2019, 2011, -1)),
        "2010",
    ]
    assert [option.label for option in facet.more] == ["2011"]
