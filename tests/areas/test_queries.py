"""`frozen` is 15 January 2026, 10.00 in Bangkok."""

from datetime import UTC, date, datetime

import pytest

from areas import queries
from areas.models import District, InspectionRegion, Membership, RegionMembership
from support.people import make_user
from support.queries import exact_queries

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2025, 10, 1), date(2026, 1, 15)


@pytest.fixture
def officer(make_district):
    """Belongs to a district from 1 October 2025 to 15 January 2026, both included."""
    user = make_user()
    Membership.objects.create(user=user, district=make_district(), since=FIRST, until=LAST)
    return user


@pytest.mark.parametrize(
    ("day", "belongs"),
    [
        (date(2025, 9, 30), False),
        (date(2025, 10, 1), True),
        (date(2026, 1, 15), True),
        (date(2026, 1, 16), False),
    ],
)
def test_districts_of_follows_the_days_of_membership(officer, day, belongs):
    assert queries.districts_of(officer, at=day).exists() == belongs


def test_districts_of_takes_the_day_in_bangkok(officer):
    # One second before and at midnight in Bangkok, seven hours ahead of UTC.
    assert queries.districts_of(officer, at=datetime(2026, 1, 15, 16, 59, 59, tzinfo=UTC)).exists()
    assert not queries.districts_of(officer, at=datetime(2026, 1, 15, 17, tzinfo=UTC)).exists()


def test_districts_of_means_now_unless_told(officer, frozen):
    assert queries.districts_of(officer).count() == 1
    frozen.move_to("2026-01-15T17:00:00+00:00")
    assert queries.districts_of(officer).count() == 0


def test_districts_of_gives_each_once_however_often_joined(officer):
    district = officer.memberships.get().district
    Membership.objects.create(user=officer, district=district, since=date(2026, 1, 2))
    assert list(queries.districts_of(officer, at=date(2026, 1, 15))) == [district]


def test_districts_of_leaves_out_those_of_others(officer, make_district):
    make_user(district=make_district())
    assert queries.districts_of(officer, at=LAST).count() == 1


def test_regions_of_follows_the_days(make_region):
    user = make_user()
    region = make_region(6)
    make_region(7)
    RegionMembership.objects.create(user=user, region=region, since=FIRST, until=LAST)
    assert list(queries.regions_of(user, at=LAST)) == [region]
    assert list(queries.regions_of(user, at=date(2026, 1, 16))) == []


def test_officers_of_are_active_and_belong_today(make_district, frozen):
    district = make_district()
    here = make_user(district=district)
    make_user(district=district, is_active=False)
    left = make_user()
    Membership.objects.create(
        user=left, district=district, since=date(2025, 1, 1), until=date(2026, 1, 14)
    )
    make_user(district=make_district())
    assert list(queries.officers_of(district)) == [here]


def test_supervisors_of_are_active_and_look_after_the_region_today(make_region, frozen):
    here = make_user(region=make_region(6))
    make_user(region=make_region(6), is_active=False)
    make_user(region=make_region(7))
    assert list(queries.supervisors_of(make_region(6))) == [here]


def test_districts_readable_by_reaches_back_through_every_successor(make_district):
    now = make_district(code="now")
    before = make_district(code="before", successor=now)
    make_district(code="merged", successor=now)
    make_district(code="first", successor=before)
    make_district(code="elsewhere")
    user = make_user(district=now)
    readable = queries.districts_readable_by(user)
    assert set(readable.values_list("code", flat=True)) == {"now", "before", "merged", "first"}
    assert [district.code for district in queries.districts_of(user)] == ["now"]


def test_districts_readable_by_never_looks_forward(make_district):
    before = make_district(code="before", successor=make_district(code="now"))
    readable = queries.districts_readable_by(make_user(district=before))
    assert [district.code for district in readable] == ["before"]


def test_districts_readable_by_ends_in_a_circle(make_district):
    first = make_district(code="first")
    second = make_district(code="second", successor=first)
    District.objects.filter(pk=first.pk).update(successor=second)
    readable = queries.districts_readable_by(make_user(district=first))
    assert set(readable.values_list("code", flat=True)) == {"first", "second"}


def test_districts_readable_by_asks_three_times_however_long_the_chain(make_district):
    user = make_user(district=(district := make_district()))
    for _step in range(4):
        district = make_district(successor=district)
    with exact_queries(3):
        assert len(queries.districts_readable_by(user)) == 5


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        (date(2025, 9, 1), date(2025, 9, 30), False),
        (date(2025, 9, 1), date(2025, 10, 1), True),
        (date(2025, 11, 1), date(2025, 11, 2), True),
        (date(2025, 9, 1), date(2026, 3, 1), True),
        (date(2026, 1, 15), date(2026, 3, 1), True),
        (date(2026, 1, 16), date(2026, 3, 1), False),
    ],
)
def test_memberships_overlapping_a_period(officer, start, end, overlaps):
    assert queries.memberships_overlapping(officer, start, end).exists() == overlaps


def test_memberships_overlapping_takes_moments_too(officer):
    last_second = datetime(2026, 1, 15, 16, 59, 59, tzinfo=UTC)
    later = datetime(2026, 2, 1, tzinfo=UTC)
    assert queries.memberships_overlapping(officer, last_second, later).exists()


def test_memberships_overlapping_counts_one_that_lasts(make_district, frozen):
    user = make_user(district=make_district())
    overlapping = queries.memberships_overlapping(user, date(2026, 5, 1), date(2026, 5, 2))
    assert overlapping.count() == 1


@pytest.mark.parametrize(
    ("day", "exists"),
    [
        (date(2025, 9, 30), False),
        (date(2025, 10, 1), True),
        (date(2026, 1, 15), True),
        (date(2026, 1, 16), False),
    ],
)
def test_districts_existing_on_a_day(make_district, day, exists):
    make_district(valid_from=FIRST, valid_to=LAST)
    assert queries.districts_existing(at=day).exists() == exists


def test_districts_existing_without_days_always_do(make_district):
    make_district()
    assert queries.districts_existing(at=date(1990, 1, 1)).count() == 1


def test_districts_in_regions(make_district, make_province, make_region):
    for number in (6, 7):
        make_district(code=f"in-{number}", seat=make_province(region=make_region(number)))
    found = queries.districts_in_regions(InspectionRegion.objects.filter(number=6))
    assert [district.code for district in found] == ["in-6"]


def test_district_of_two_provinces_is_listed_for_both_and_counted_at_its_seat(
    make_district, make_province
):
    seat, other = make_province(), make_province()
    district = make_district(seat=seat, covering=[other])
    assert list(queries.districts_covering([seat])) == [district]
    assert list(queries.districts_covering([other])) == [district]
    assert list(queries.districts_covering([seat, other])) == [district]
    assert list(queries.districts_seated_in([seat])) == [district]
    assert list(queries.districts_seated_in([other])) == []
