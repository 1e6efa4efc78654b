"""Extensions, districts that did not report and assignments: forms that call the domain."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from evidence.models import Assignment, Extension, NonReport, Submission
from support.evaluation import make_evaluator, make_sent
from support.kpi import make_district, make_round
from support.queries import assert_list_queries

pytestmark = pytest.mark.django_db


def logged(action):
    return ModelLogEntry.objects.filter(action=f"evidence.{action}").count()


def post(client, name, **data):
    return client.post(reverse(f"{name}:add"), data)


def test_extension_is_granted_by_the_admin_and_logged(admin_client, admin):
    round, district = make_round(), make_district()
    until = timezone.localtime() + timedelta(days=45)
    response = post(
        admin_client,
        "extensions",
        round=round.pk,
        district=district.pk,
        until=f"{until.day}/{until.month}/{until.year + 543} 16.30",
        reason="น้ำท่วม",
    )
    assert response.status_code == 302
    extension = Extension.objects.get()
    assert timezone.localtime(extension.until) == until.replace(
        hour=16, minute=30, second=0, microsecond=0
    )
    assert (extension.granted_by, logged("extended")) == (admin, 1)


def test_extension_before_the_present_deadline_is_refused(admin_client):
    response = post(
        admin_client,
        "extensions",
        round=make_round().pk,
        district=make_district().pk,
        until="1/1/2567 12.00",
        reason="น้ำท่วม",
    )
    assert len(response.context["form"].non_field_errors()) == 1
    assert Extension.objects.count() == 0


def test_district_is_closed_and_the_closing_undone(admin_client, admin):
    round, district = make_round(opens_in=-60, closes_in=-1), make_district()
    data = {"round": round.pk, "district": district.pk, "reason": "ไม่ส่ง"}
    assert post(admin_client, "non_reports", **data).status_code == 302
    non_report = NonReport.objects.get()
    assert (non_report.closed_by, logged("not_reported")) == (admin, 1)
    admin_client.post(reverse("non_reports:delete", args=[non_report.pk]))
    assert (NonReport.objects.count(), logged("not_reported_undone")) == (0, 1)


def test_assignment_is_made_and_ended(admin_client):
    submission, evaluator = make_sent(make_round()), make_evaluator()
    data = {"submission": submission.pk, "evaluator": evaluator.pk}
    assert post(admin_client, "assignments", **data).status_code == 302
    assignment = Assignment.objects.get()
    admin_client.post(reverse("assignments:delete", args=[assignment.pk]))
    assert Assignment.objects.count() == 0
    assert (logged("assigned"), logged("unassigned")) == (1, 1)


def test_assignment_in_conflict_is_refused_and_the_log_entry_stays(admin_client):
    submission = make_sent(make_round())
    evaluator = make_evaluator(district=submission.district)
    data = {"submission": submission.pk, "evaluator": evaluator.pk}
    response = post(admin_client, "assignments", **data)
    assert len(response.context["form"].non_field_errors()) == 1
    assert (Assignment.objects.count(), logged("refused_conflict")) == (0, 1)


def more_extensions(admin):
    round = make_round()

    def add(number):
        Extension.objects.bulk_create(
            Extension(
                round=round,
                district=make_district(),
                until=timezone.now(),
                reason="น้ำท่วม",
                granted_by=admin,
            )
            for _ in range(number)
        )

    return add


def more_non_reports(admin):
    round = make_round()

    def add(number):
        NonReport.objects.bulk_create(
            NonReport(round=round, district=make_district(), reason="ไม่ส่ง", closed_by=admin)
            for _ in range(number)
        )

    return add


def more_assignments(admin):
    round, evaluator = make_round(), make_evaluator()

    def add(number):
        for _ in range(number):
            submission = Submission.objects.create(round=round, district=make_district())
            Assignment.objects.create(submission=submission, evaluator=evaluator, assigned_by=admin)

    return add


@pytest.mark.parametrize(
    ("name", "more", "count"),
    [
        ("extensions", more_extensions, 14),
        ("non_reports", more_non_reports, 14),
        ("assignments", more_assignments, 15),
    ],
)
def test_lists_ask_the_same_number_of_queries(admin_client, admin, name, more, count):
    assert_list_queries(lambda: admin_client.get(reverse(f"{name}:index")), more(admin), count)
