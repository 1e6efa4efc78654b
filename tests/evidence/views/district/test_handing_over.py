"""Who comes after: a new officer of the same office, and the office that carries another on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from accounts.roles import Role
from areas.models import District, Membership
from bestpractice.models import LibraryPage
from evidence.domain.filing import add_file, add_link
from evidence.domain.practices import file_practice
from evidence.domain.reporting import submit
from evidence.enums import SubmissionState
from evidence.models import Evidence, EvidenceRequirement, Result, Round, Submission
from support.district_pages import pdf, requirement_of, url
from support.kpi import make_district, make_round, make_submission
from support.people import make_user
from support.queries import exact_queries
from support.write_ups import make_write_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]

PAGES = [
    ("district_round", {}),
    ("district_criterion", {"number": 1}),
    ("district_challenge", {}),
    ("district_result", {}),
]


@pytest.fixture
def past(district, officer):
    """Last year's report of the office: sent with a file and a link, and released."""
    past = make_round(fiscal_year=2026)
    submission = make_submission(past, district, by=officer)
    place = {"submission": submission, "requirement": requirement_of(past), "by": officer}
    add_file(file=pdf(), name="คำสั่ง.pdf", **place)
    add_link(url="example.org/order", **place)
    submission.version = submit(submission=submission, by=officer, confirm_missing=True)
    now = timezone.now()
    Result.objects.create(
        submission=submission,
        level=4,
        derived_level=4,
        explanation_th="ได้ระดับ 4",
        released_at=now,
        released_by=officer,
    )
    Submission.objects.filter(pk=submission.pk).update(state=SubmissionState.FINALISED)
    Round.objects.filter(pk=past.pk).update(
        opens_at=now - timedelta(days=400), closes_at=now - timedelta(days=300), released_at=now
    )
    submission.refresh_from_db()
    submission.version.refresh_from_db()
    return submission


@pytest.fixture
def successor(district):
    """The office that carries `district` on since yesterday, by way of one in between."""
    successor, between = make_district(), make_district()
    between.successor = successor
    between.save()
    district.successor = between
    district.valid_to = timezone.localdate() - timedelta(days=1)
    district.save()
    return successor


def read_of(client, past):
    """The status of each page and file of last year's report, for whoever is signed in."""
    file = past.evidence.get(file__isnull=False)
    number = past.version.receipt_number
    addresses = [
        reverse("district_home", args=[past.district.code]),
        *(url(name, past.round, past.district, **kwargs) for name, kwargs in PAGES),
        reverse("report", args=[past.pk]),
        reverse("receipt", args=[number]),
        reverse("receipt_pdf", args=[number]),
        reverse("evidence_file", args=[file.uid]),
    ]
    return [client.get(address).status_code for address in addresses]


def test_officer_who_takes_over_reads_all_and_the_one_who_left_nothing(
    client, round, district, officer, past
):
    today = timezone.localdate()
    Membership.objects.filter(user=officer).update(
        since=today - timedelta(days=9), until=today - timedelta(days=1)
    )
    client.force_login(officer)
    assert read_of(client, past) == [404] * 9
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=district))
    assert read_of(client, past) == [200] * 9
    history = client.get("/intranet/").context["history"]
    assert [(row.round, row.result.level) for row in history if row.result] == [(past.round, 4)]


def test_officers_of_the_successor_read_what_came_before_and_change_nothing(
    client, round, district, past, successor
):
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=successor))
    assert read_of(client, past) == [200] * 9
    home = client.get("/intranet/").context
    assert (home["district"], district in home["predecessors"]) == (successor, True)
    before = client.get(reverse("district_home", args=[district.code])).context
    # This year's rounds were never asked of the office that had ended.
    assert [row.submission for row in before["history"]] == [past]
    assert (before["tasks"], before["is_predecessor"]) == ([], True)


def test_draft_that_the_ended_office_left_open_is_read_and_not_written(
    client, round, district, officer, successor
):
    submission = make_submission(round, district, by=officer)
    item = add_file(
        submission=submission,
        requirement=requirement_of(round),
        file=pdf(),
        name="ภาพ.jpg",
        by=officer,
    )
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=successor))
    page = client.get(url("district_criterion", round, district, number=1))
    assert (page.context["can_edit"], page.context["begin_write_up"]) == (False, None)
    assert "<form" not in page.text.split("<main")[1]
    writing = [
        ("district_criterion", {"number": 1}),
        ("district_challenge", {}),
        ("district_result", {}),
        ("district_submit", {}),
        ("district_withdraw", {}),
        ("district_uploads", {}),
        ("district_remove", {"uid": item.uid}),
        ("district_put_back", {"uid": item.uid}),
        ("district_replace", {"uid": item.uid}),
    ]
    statuses = [client.post(url(n, round, district, **given)).status_code for n, given in writing]
    assert statuses == [404] * 9
    assert Evidence.objects.live().get() == item


def test_former_office_reads_nothing_of_its_successor(client, round, district, officer, successor):
    submission = make_submission(round, successor)
    client.force_login(officer)
    assert client.get(url("district_round", round, successor)).status_code == 404
    assert client.get(reverse("report", args=[submission.pk])).status_code == 404


@pytest.mark.parametrize("offices", [1, 3])
def test_home_takes_as_many_queries_for_three_predecessors_as_for_one(client, round, offices):
    district = make_district()
    for _number in range(offices):
        District.objects.filter(pk=make_district().pk).update(successor=district)
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=district))
    with exact_queries(18):
        client.get("/intranet/")


def test_practice_is_opened_by_its_office_and_named_to_those_who_only_read(
    client, district, officer, successor
):
    library = LibraryPage(title="คลัง", slug="best-practices", locale=Locale.get_default())
    Page.objects.get(depth=1).add_child(instance=library)
    past = make_round(12, fiscal_year=2026)
    submission = make_submission(past, district, by=officer)
    write_up = make_write_up(district, by=officer)
    requirement = EvidenceRequirement.objects.get(criterion__round=past, key="e1_best_practice")
    file_practice(submission=submission, requirement=requirement, write_up=write_up, by=officer)
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=successor))
    address = url("district_criterion", past, district, number=requirement.criterion.number)
    page = client.get(address).text
    assert (str(write_up) in page, write_up.url() in page) == (True, False)
    client.force_login(officer)
    assert write_up.url() in client.get(address).text
