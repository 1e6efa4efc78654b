from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils import translation

from areas.models import (
    District,
    InspectionRegion,
    Membership,
    NotifiedCount,
    RegionMembership,
)
from support.people import make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 15)


def test_names_follow_the_language(make_district):
    district = make_district("สพป.สมมุติ", short_en="Invented Primary")
    with translation.override("th"):
        assert f"{district}" == "สพป.สมมุติ"
    with translation.override("en"):
        assert f"{district}" == "Invented Primary"


def test_region_beyond_18_is_refused_by_the_database():
    with pytest.raises(IntegrityError):
        InspectionRegion.objects.create(number=19, name_th="x")


def test_two_districts_with_one_code_are_refused_by_the_database(make_district):
    make_district(code="same")
    with pytest.raises(IntegrityError):
        make_district(code="same")


def test_third_kind_of_district_is_refused_by_the_database(make_district):
    with pytest.raises(IntegrityError):
        make_district(kind="tertiary")


def test_district_that_ends_before_it_begins_is_refused_by_the_database(make_district):
    with pytest.raises(IntegrityError):
        make_district(valid_from=date(2022, 2, 2), valid_to=date(2022, 2, 1))


def test_district_of_one_day_is_kept(make_district):
    assert make_district(valid_from=TODAY, valid_to=TODAY).pk


def test_district_that_succeeds_itself_is_refused_by_the_database(make_district):
    district = make_district()
    district.successor = district
    with pytest.raises(IntegrityError):
        district.save()


def test_circle_of_successors_is_refused_by_clean(make_district):
    first = make_district()
    second = make_district(successor=first)
    third = make_district(successor=second)
    first.successor = third
    with pytest.raises(ValidationError) as refused:
        first.clean()
    assert list(refused.value.message_dict) == ["successor"]


def test_district_with_members_is_not_deleted(make_district):
    district = make_district()
    make_user(district=district)
    with pytest.raises(ProtectedError):
        district.delete()


@pytest.mark.parametrize("short_th", ["สพป.กระบี่", "สพม.ตรัง กระบี่"])
def test_district_sorts_by_its_short_name(make_district, short_th):
    from thai.collation import sort_key

    assert make_district(short_th).sort_key == sort_key(short_th)


def test_districts_stand_in_thai_order(make_district):
    # Dictionary order of the Royal Institute: เ is read after the consonant that follows it.
    for name in ["สพป.แพร่", "สพป.พะเยา", "สพป.เชียงใหม่", "สพป.ชัยนาท", "สพป.กระบี่"]:
        make_district(name)
    assert [district.short_th for district in District.objects.all()] == [
        "สพป.กระบี่",
        "สพป.ชัยนาท",
        "สพป.เชียงใหม่",
        "สพป.พะเยา",
        "สพป.แพร่",
    ]


class TestMembership:
    def test_second_open_one_is_refused_by_the_database(self, make_district):
        district = make_district()
        user = make_user(district=district)
        with pytest.raises(IntegrityError):
            Membership.objects.create(user=user, district=district)

    def test_a_new_one_after_an_ended_one_is_kept(self, make_district):
        user, district = make_user(), make_district()
        Membership.objects.create(
            user=user, district=district, since=date(2025, 1, 1), until=date(2025, 6, 30)
        )
        Membership.objects.create(user=user, district=district, since=date(2025, 9, 1))
        assert user.memberships.count() == 2

    def test_open_ones_of_two_districts_are_kept(self, make_district):
        user = make_user(district=make_district())
        Membership.objects.create(user=user, district=make_district())
        assert user.memberships.count() == 2

    def test_that_ends_before_it_begins_is_refused_by_the_database(self, make_district):
        with pytest.raises(IntegrityError):
            Membership.objects.create(
                user=make_user(),
                district=make_district(),
                since=date(2025, 6, 30),
                until=date(2025, 6, 29),
            )

    def test_begins_today_in_bangkok_unless_said(self, make_district, frozen):
        # 22.00 UTC is the next morning in Bangkok.
        frozen.move_to("2026-01-15T22:00:00+00:00")
        membership = Membership.objects.create(user=make_user(), district=make_district())
        assert membership.since == date(2026, 1, 16)


class TestRegionMembership:
    def test_second_open_one_is_refused_by_the_database(self, make_region):
        user = make_user(region=make_region(6))
        with pytest.raises(IntegrityError):
            RegionMembership.objects.create(user=user, region=make_region(6))

    def test_that_ends_before_it_begins_is_refused_by_the_database(self, make_region):
        with pytest.raises(IntegrityError):
            RegionMembership.objects.create(
                user=make_user(),
                region=make_region(6),
                since=date(2025, 6, 30),
                until=date(2025, 6, 29),
            )


class TestSchool:
    def test_two_spellings_of_one_name_are_refused_by_the_database(self, make_school):
        school = make_school("โรงเรียนบ้านถ้ำ")
        with pytest.raises(IntegrityError):
            make_school("ร.ร.บ้าน ถํ้า", school.district)

    def test_second_spelling_is_refused_in_words(self, make_school):
        school = make_school("โรงเรียนบ้านถ้ำ")
        school.pk, school.name_th = None, "รร. บ้านถ้ำ"
        with translation.override("en"), pytest.raises(ValidationError) as refused:
            school.clean()
        assert refused.value.message_dict == {
            "name_th": ["This district has the school “โรงเรียนบ้านถ้ำ” already."]
        }

    def test_renaming_a_school_in_another_spelling_is_kept(self, make_school):
        school = make_school("โรงเรียนบ้านถ้ำ")
        school.name_th = "โรงเรียน บ้านถ้ำ"
        school.full_clean()
        school.save()
        assert school.name_th == "โรงเรียน บ้านถ้ำ"

    def test_one_name_in_two_districts_is_two_schools(self, make_school):
        assert make_school("บ้านถ้ำ").pk != make_school("บ้านถ้ำ").pk

    def test_code_is_unique_across_districts(self, make_school):
        make_school("บ้านหนึ่ง", code="81010001")
        with pytest.raises(IntegrityError):
            make_school("บ้านสอง", code="81010001")

    def test_schools_without_a_code_are_kept(self, make_school):
        assert make_school("บ้านหนึ่ง").code == make_school("บ้านสอง").code == ""


class TestNotifiedCount:
    VALUES = {"fiscal_year": 2026, "source": "eef", "as_of": TODAY, "count": 12}

    def test_second_one_of_a_source_and_day_is_refused_by_the_database(self, make_district):
        district = make_district()
        NotifiedCount.objects.create(district=district, **self.VALUES)
        with pytest.raises(IntegrityError):
            NotifiedCount.objects.create(district=district, **self.VALUES)

    @pytest.mark.parametrize(
        "wrong", [{"count": -1}, {"source": "other"}, {"fiscal_year": 2569}, {"fiscal_year": 1999}]
    )
    def test_wrong_values_are_refused_by_the_database(self, make_district, wrong):
        with pytest.raises(IntegrityError):
            NotifiedCount.objects.create(district=make_district(), **(self.VALUES | wrong))

    @pytest.mark.parametrize(("language", "year"), [("th", 2569), ("en", 2026)])
    def test_shows_its_year_in_the_reader_s_era(self, make_district, language, year):
        counted = NotifiedCount.objects.create(district=make_district(), **self.VALUES)
        with translation.override(language):
            assert counted.fiscal_year_shown == year
