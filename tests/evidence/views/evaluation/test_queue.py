"""The queue: which one next?"""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from areas.models import District
from evidence.domain.returning import return_for_revision
from evidence.models import Assignment, Submission, SubmissionVersion
from support.evaluation import evaluate, make_sent
from support.kpi import make_district, make_round
from support.queries import assert_list_queries, exact_queries

QUEUE = "/admin/evaluation/"


def districts(response):
    return [report.district for report in response.context["object_list"]]


def test_queue_lists_what_is_assigned_and_leads_to_the_next(as_user, evaluator, round):
    first, second = (make_sent(round, evaluators=[evaluator]) for _ in range(2))
    make_sent(round)
    evaluate(first, evaluator)
    response = as_user(evaluator).get(QUEUE)
    assert districts(response) == [second.district, first.district]
    assert response.context["next"] == second
    [row] = response.context["rounds"]
    assert (row["assigned"], row["done"], row["left"], row["days"]) == (2, 1, 1, 30)


def test_queue_of_an_admin_holds_all_and_offers_no_next(as_user, admin, round):
    submission = make_sent(round)
    response = as_user(admin).get(QUEUE)
    assert districts(response) == [submission.district]
    assert response.context["next"] is None


def test_next_leads_to_the_report_or_back(as_user, evaluator, round):
    client = as_user(evaluator)
    assert client.get(reverse("evaluation_next")).url == QUEUE
    submission = make_sent(round, evaluators=[evaluator])
    url = client.get(reverse("evaluation_next")).url
    assert url == reverse("evaluation_report", args=[submission.pk])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"here", "there", "late", "twelve"}),
        ({"q": "กระบี่"}, {"here"}),
        ({"q": "สพป.กระบี่  ประถม"}, {"here"}),
        ({"q": "ไม่มี"}, set()),
        ({"step": ["done"]}, {"there"}),
        ({"step": ["todo", "done"]}, {"here", "there", "late", "twelve"}),
        ({"late": "true"}, {"late"}),
        ({"late": "false"}, {"here", "there", "twelve"}),
    ],
)
def test_queue_is_filtered_and_searched(as_user, evaluator, round, query, found):
    here = make_district()
    here.short_th = "สพป.กระบี่"
    here.name_th = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษากระบี่"
    here.save()
    reports = {
        "here": make_sent(round, here, evaluators=[evaluator]),
        "there": make_sent(round, evaluators=[evaluator]),
        "late": make_sent(round, evaluators=[evaluator]),
        "twelve": make_sent(make_round(12), evaluators=[evaluator]),
    }
    evaluate(reports["there"], evaluator)
    make_late(reports["late"])
    response = as_user(evaluator).get(QUEUE, query)
    wanted = {reports[name].pk for name in found}
    assert {report.pk for report in response.context["object_list"]} == wanted


def test_queue_is_filtered_by_what_is_returned_until_the_deadline(as_user, evaluator, round):
    back, other = (make_sent(round, evaluators=[evaluator]) for _ in range(2))
    until = round.closes_at + timedelta(days=2)
    reasons = {round.criteria.get(number=3): "แก้ตาราง"}
    return_for_revision(submission=back, by=evaluator, reasons=reasons, until=until)
    client = as_user(evaluator)
    assert districts(client.get(QUEUE, {"step": "returned"})) == [back.district]
    assert districts(client.get(QUEUE, {"step": "todo"})) == [other.district]
    with time_machine.travel(until + timedelta(minutes=1)):
        client = as_user(evaluator)
        assert districts(client.get(QUEUE, {"step": "returned"})) == []
        assert len(districts(client.get(QUEUE, {"step": "todo"}))) == 2


def make_late(submission):
    """Put a late version in the place of the one that was sent: versions never change."""
    version = submission.current_version
    version.pk, version.number, version.receipt_number = None, 2, "late"
    version.is_late = True
    SubmissionVersion.objects.bulk_create([version])
    Submission.objects.filter(pk=submission.pk).update(current_version=version)


def test_queue_is_filtered_by_round_and_region(as_user, evaluator, round):
    mine = make_sent(round, evaluators=[evaluator])
    other = make_sent(make_round(12), evaluators=[evaluator])
    client = as_user(evaluator)
    assert districts(client.get(QUEUE, {"round": other.round_id})) == [other.district]
    region = mine.district.region_id
    assert districts(client.get(QUEUE, {"region": region})) == [mine.district]


def test_queue_has_pages(as_user, evaluator, round):
    more(round, evaluator, 51)
    client = as_user(evaluator)
    assert len(districts(client.get(QUEUE))) == 50
    assert len(districts(client.get(QUEUE, {"p": 2}))) == 1
    assert "listing-results" not in client.get(reverse("evaluation_queue_results")).text


def more(round, evaluator, number):
    """Sent reports assigned to the evaluator, in a few statements."""
    first = make_district()
    kept = [field.attname for field in District._meta.concrete_fields if field.attname != "id"]
    like = {name: getattr(first, name) for name in kept}
    others = District.objects.bulk_create(
        District(**like | {"code": f"{first.code}-{copy}"}) for copy in range(1, number)
    )
    submissions = Submission.objects.bulk_create(
        Submission(round=round, district=district) for district in [first, *others]
    )
    versions = SubmissionVersion.objects.bulk_create(
        SubmissionVersion(
            submission=submission,
            number=1,
            receipt_number=f"test-{submission.pk}",
            submitted_at=timezone.now() - timedelta(days=1),
            submitted_by=evaluator,
            sha256="0" * 64,
        )
        for submission in submissions
    )
    for submission, version in zip(submissions, versions, strict=True):
        submission.state, submission.current_version = "submitted", version
    Submission.objects.bulk_update(submissions, ["state", "current_version"], batch_size=500)
    Assignment.objects.bulk_create(
        Assignment(submission=submission, evaluator=evaluator) for submission in submissions
    )


@pytest.mark.parametrize(("who", "count"), [("evaluator", 16), ("admin", 16)])
def test_queue_asks_the_same_number_of_queries(as_user, evaluator, admin, round, who, count):
    client = as_user(evaluator if who == "evaluator" else admin)
    assert_list_queries(
        lambda: client.get(QUEUE), lambda number: more(round, evaluator, number), count
    )


@pytest.mark.long
def test_queue_asks_the_same_number_of_queries_at_50_500_and_5000(as_user, evaluator, round):
    client = as_user(evaluator)
    client.get(QUEUE)
    for number in [50, 450, 4500]:
        more(round, evaluator, number)
        with exact_queries(16):
            assert len(districts(client.get(QUEUE))) == 50
