from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import translation

from accounts.roles import Role
from areas.models import (
    District,
    InspectionRegion,
    Membership,
    NotifiedCount,
    RegionMembership,
    School,
)
from areas.roles import PERMISSIONS
from support.people import make_user, set_language
from support.queries import assert_list_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

VIEWSETS = [
    "districts",
    "schools",
    "memberships",
    "region_memberships",
    "notified_counts",
    "inspection_regions",
    "provinces",
]


def give(user, *names):
    for name in names:
        app, codename = name.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app, codename=codename)
        )


@pytest.fixture
def admin():
    """A programme admin, by the permissions of `areas.roles` alone."""
    user = make_user(Role.PROGRAMME_ADMIN)
    give(user, "wagtailadmin.access_admin", *PERMISSIONS[Role.PROGRAMME_ADMIN])
    return user


@pytest.fixture(autouse=True)
def _english(admin):
    set_language(admin, "en")
    with translation.override("en"):
        yield


@pytest.fixture
def browser(client, admin):
    client.force_login(admin)
    return client


def names_in(response, key="object_list"):
    """Names in English: the answer's language ended with it."""
    with translation.override("en"):
        return [str(row) for row in response.context[key]]


def shown_in(response):
    return response.content.decode()


@pytest.mark.parametrize("viewset", VIEWSETS)
def test_list_opens_for_a_programme_admin(browser, viewset):
    assert browser.get(reverse(f"{viewset}:index")).status_code == 200


@pytest.mark.parametrize("viewset", VIEWSETS)
def test_list_is_closed_to_others_in_the_admin(client, viewset):
    editor = make_user()
    give(editor, "wagtailadmin.access_admin")
    client.force_login(editor)
    response = client.get(reverse(f"{viewset}:index"))
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")


@pytest.mark.parametrize(
    ("viewset", "view", "status"),
    [
        ("districts", "add", 200),
        ("schools", "add", 200),
        ("memberships", "add", 200),
        ("region_memberships", "add", 200),
        ("notified_counts", "add", 200),
        ("inspection_regions", "add", 302),
        ("provinces", "add", 302),
    ],
)
def test_adding_by_a_programme_admin(browser, viewset, view, status):
    assert browser.get(reverse(f"{viewset}:{view}")).status_code == status


@pytest.mark.parametrize(
    ("viewset", "view", "status"),
    [
        ("districts", "edit", 200),
        ("districts", "delete", 302),
        ("schools", "edit", 200),
        ("schools", "delete", 200),
        ("memberships", "edit", 200),
        ("memberships", "delete", 302),
        ("provinces", "edit", 302),
        ("provinces", "inspect", 200),
        ("provinces", "delete", 302),
        ("inspection_regions", "edit", 200),
        ("inspection_regions", "delete", 302),
    ],
)
def test_what_a_programme_admin_may_do_with_one(browser, make_school, viewset, view, status):
    district = make_school("โรงเรียนสมมุติ").district
    make_user(district=district)
    objects = {
        "districts": district,
        "schools": School.objects.get(),
        "memberships": Membership.objects.get(),
        "provinces": district.seat,
        "inspection_regions": district.region,
    }
    url = reverse(f"{viewset}:{view}", args=[objects[viewset].pk])
    assert browser.get(url).status_code == status


@pytest.mark.parametrize(
    ("viewset", "add"),
    [
        ("districts", lambda district, number: district),
        (
            "schools",
            lambda district, number: School.objects.create(district=district, name_th=f"ร{number}"),
        ),
        ("memberships", lambda district, number: make_user(district=district)),
        ("region_memberships", lambda district, number: make_user(region=district.region)),
        (
            "notified_counts",
            lambda district, number: NotifiedCount.objects.create(
                district=district, fiscal_year=2026, source="eef", as_of=date(2026, 1, 1), count=1
            ),
        ),
    ],
)
def test_list_asks_the_same_at_any_length(browser, make_district, viewset, add):
    # The list itself, as search and paging fetch it: the menu around it is of all floors.
    assert_list_queries(
        lambda: browser.get(reverse(f"{viewset}:index_results")),
        lambda number: [add(make_district(), each) for each in range(number)],
        count=7,
    )


def test_district_list_stands_in_thai_order(browser, make_district):
    for name in ["สพป.แพร่", "สพป.เชียงใหม่", "สพป.ชัยนาท"]:
        make_district(name, short_en="")
    response = browser.get(reverse("districts:index"))
    assert names_in(response) == ["สพป.ชัยนาท", "สพป.เชียงใหม่", "สพป.แพร่"]


def test_district_list_is_searched_by_a_part_of_a_name(browser, make_district):
    make_district("สพป.กระบี่", short_en="Krabi")
    make_district("สพป.ตรัง", short_en="Trang")
    response = browser.get(reverse("districts:index"), {"q": "ระบี่"})
    assert names_in(response) == ["Krabi"]


def test_district_list_is_filtered(browser, make_district, make_province):
    seat, other = make_province(), make_province()
    make_district(short_en="Seated", seat=seat, kind="secondary", covering=[other])
    make_district(short_en="Ended", seat=other, valid_to=date(2025, 9, 30))

    def listed(**chosen):
        return names_in(browser.get(reverse("districts:index"), chosen))

    assert listed(province=seat.pk) == ["Seated"]
    assert sorted(listed(province=other.pk)) == ["Ended", "Seated"]
    assert listed(kind="secondary") == ["Seated"]
    assert listed(existing="true") == ["Seated"]
    assert listed(existing="false") == ["Ended"]
    assert listed(region=seat.region.pk, kind="primary") == ["Ended"]


@pytest.mark.parametrize(("language", "shown"), [("th", "28 ก.พ. 65"), ("en", "28 Feb 2022")])
def test_membership_list_shows_dates_in_the_reader_s_era(
    browser, admin, make_district, language, shown
):
    Membership.objects.create(user=make_user(), district=make_district(), since=date(2022, 2, 28))
    set_language(admin, language)
    assert shown in shown_in(browser.get(reverse("memberships:index_results")))


def test_membership_is_added_with_a_date_of_the_buddhist_era(browser, make_district):
    user, district = make_user(), make_district()
    values = {"user": user.pk, "district": district.pk, "since": "28/2/2565", "until": ""}
    response = browser.post(reverse("memberships:add"), values)
    assert response.status_code == 302
    assert user.memberships.get().since == date(2022, 2, 28)


def test_second_open_membership_is_refused_in_words(browser, make_district):
    user = make_user(district=(district := make_district()))
    values = {"user": user.pk, "district": district.pk, "since": "28/2/2565"}
    response = browser.post(reverse("memberships:add"), values)
    assert "This user belongs to the district already." in shown_in(response)
    assert user.memberships.count() == 1


def test_membership_that_ends_before_it_begins_is_refused_in_words(browser, make_district):
    values = {
        "user": make_user().pk,
        "district": make_district().pk,
        "since": "28/2/2565",
        "until": "27/2/2565",
    }
    response = browser.post(reverse("memberships:add"), values)
    assert "The last day is before the first." in shown_in(response)


def test_region_membership_is_added(browser, make_region):
    user = make_user()
    values = {"user": user.pk, "region": make_region(6).pk, "since": "1/10/2568"}
    browser.post(reverse("region_memberships:add"), values)
    assert RegionMembership.objects.get().since == date(2025, 10, 1)


def test_second_spelling_of_a_school_is_refused_in_words(browser, make_school):
    school = make_school("โรงเรียนบ้านถ้ำ")
    values = {"district": school.district.pk, "name_th": "รร.บ้าน ถ้ำ"}
    response = browser.post(reverse("schools:add"), values)
    assert "This district has the school “โรงเรียนบ้านถ้ำ” already." in shown_in(response)


@pytest.mark.parametrize("year", ["2569", "2026"])
def test_notified_count_takes_a_year_of_either_era(browser, make_district, year):
    values = {
        "district": make_district().pk,
        "fiscal_year": year,
        "source": "dmc",
        "as_of": "1/1/2569",
        "count": "12",
    }
    browser.post(reverse("notified_counts:add"), values)
    assert NotifiedCount.objects.get().fiscal_year == 2026


def test_district_in_use_is_not_deleted_but_said_to_be(client, make_school):
    district = make_school("โรงเรียนสมมุติ").district
    superuser = make_user(is_superuser=True)
    set_language(superuser, "en")
    client.force_login(superuser)
    response = client.post(reverse("districts:delete", args=[district.pk]), follow=True)
    assert "is in use and cannot be deleted." in shown_in(response)
    assert District.objects.filter(pk=district.pk).exists()


def test_region_keeps_its_number(browser, make_region):
    region = make_region(6)
    values = {"number": 7, "name_th": "เขตตรวจราชการที่ 6", "name_en": "Region six"}
    browser.post(reverse("inspection_regions:edit", args=[region.pk]), values)
    assert list(InspectionRegion.objects.values_list("number", "name_en")) == [(6, "Region six")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("กระบี่", ["Krabi"]),
        ("krabi", ["Krabi"]),
        ("สพป. ตรัง", ["Trang"]),
        ("จังหวัดหนึ่ง", ["Krabi", "Trang"]),
        ("ไม่มี", []),
    ],
)
def test_district_is_chosen_by_any_part_of_its_names(
    browser, make_district, make_province, words, found
):
    seat = make_province("จังหวัดหนึ่ง")
    make_district("สพป.กระบี่", short_en="Krabi", name_en="Krabi Office", seat=seat)
    make_district("สพป.ตรัง", short_en="Trang", name_en="Trang Office", seat=seat)
    response = browser.get(reverse("district_chooser:choose_results"), {"q": words})
    assert names_in(response, "results") == found
