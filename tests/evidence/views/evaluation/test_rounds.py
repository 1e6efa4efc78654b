"""A round at a glance, and what central staff do with it."""

import re
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from areas.models import District, Membership
from evidence.domain.closing import close_as_not_reported
from evidence.domain.overriding import override
from evidence.enums import EvidenceKind
from evidence.models import (
    Assignment,
    Evidence,
    EvidenceRequirement,
    NonReport,
    Result,
    Round,
    Submission,
    SubmissionVersion,
)
from support.evaluation import evaluate, make_evaluator, make_sent
from support.kpi import make_district, make_round, make_submission
from support.queries import exact_queries

#: By months; the twelve-month round has figures and practices beside the verdicts.
MATRIX_QUERIES = {6: 17, 12: 18}


def url(name, round, **query):
    path = reverse(f"evaluation_{name}", args=[round.pk])
    return path + ("?" + "&".join(f"{key}={value}" for key, value in query.items()))


def shown(response):
    return response.context["shown"]


def fill(round, districts, *, items, evaluator):
    """Give every district a sent report with so many pieces of evidence in each criterion."""
    requirements = {}
    for requirement in EvidenceRequirement.objects.filter(criterion__round=round):
        requirements.setdefault(requirement.criterion_id, requirement)
    now = timezone.now()
    submissions = Submission.objects.bulk_create(
        Submission(round=round, district=district) for district in districts
    )
    versions = SubmissionVersion.objects.bulk_create(
        SubmissionVersion(
            submission=submission,
            number=1,
            receipt_number=f"test-{submission.pk}",
            submitted_at=now,
            submitted_by=evaluator,
            sha256="0" * 64,
        )
        for submission in submissions
    )
    for submission, version in zip(submissions, versions, strict=True):
        submission.state, submission.current_version = "submitted", version
    Submission.objects.bulk_update(submissions, ["state", "current_version"])
    Assignment.objects.bulk_create(
        Assignment(submission=submission, evaluator=evaluator) for submission in submissions
    )
    evidence = Evidence.objects.bulk_create(
        Evidence(
            submission=submission,
            requirement=requirement,
            kind=EvidenceKind.LINK,
            title="หลักฐาน",
            url="https://example.org/",
            added_by=evaluator,
            added_at=now,
        )
        for submission in submissions
        for requirement in requirements.values()
        for _ in range(items)
    )
    current = {submission.pk: submission.current_version_id for submission in submissions}
    through = SubmissionVersion.evidence.through
    through.objects.bulk_create(
        [
            through(submissionversion_id=current[row.submission_id], evidence_id=row.pk)
            for row in evidence
        ],
        batch_size=5000,
    )
    return submissions


@pytest.mark.parametrize("months", [6, 12])
def test_matrix_asks_the_same_number_of_queries_at_any_size(as_user, admin, evaluator, months):
    """10 districts, 245 districts, and 100 pieces of evidence a cell."""
    round = make_round(months)
    call_command("load_areas", verbosity=0)
    districts = list(District.objects.all())
    client = as_user(admin)
    path = url("round", round)
    client.get(path)
    sizes = []
    for number, items in [(10, 1), (235, 1)]:
        batch, districts = districts[:number], districts[number:]
        submissions = fill(round, batch, items=items, evaluator=evaluator)
        evaluate(Submission.objects.get(pk=submissions[0].pk), evaluator)
        with exact_queries(MATRIX_QUERIES[months]):
            sizes.append(len(client.get(path).content))
    assert max(sizes) <= 250_000


def test_matrix_asks_no_more_with_100_pieces_of_evidence_a_cell(as_user, admin, evaluator, round):
    client = as_user(admin)
    client.get(url("round", round))
    reports = fill(round, [make_district() for _ in range(3)], items=100, evaluator=evaluator)
    evaluate(Submission.objects.get(pk=reports[0].pk), evaluator)
    with exact_queries(MATRIX_QUERIES[6]):
        response = client.get(url("round", round))
    assert response.text.count('<td class="c">1/1') == 3 * 4


@pytest.mark.long
def test_matrix_asks_the_same_number_of_queries_at_1000_districts(as_user, admin, evaluator, round):
    client = as_user(admin)
    client.get(url("round", round))
    reports = fill(round, [make_district() for _ in range(1000)], items=1, evaluator=evaluator)
    evaluate(Submission.objects.get(pk=reports[0].pk), evaluator)
    with exact_queries(MATRIX_QUERIES[6]):
        assert client.get(url("round", round)).status_code == 200


def test_matrix_tells_fill_and_verdict_without_colour(as_user, admin, evaluator, round):
    submission = make_sent(round, evaluators=[evaluator])
    evaluate(submission, evaluator, clear=8)
    html = as_user(admin).get(url("round", round)).text
    cells = re.findall(r'<td class="([cpn])">([^<]*)</td>', html)
    assert cells == [
        ("c", "1/1 ✓"),
        ("c", "3/3 ✓"),
        ("c", "1/1 ✓"),
        ("c", "2/2 ✓"),
        ("c", "2/2 ✓"),
        ("c", "1/1 ✓"),
        ("c", "2/2 ✓"),
        ("c", "2/2 ✓"),
        ("c", "1/1 ✗"),
    ]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({}, 3),
        ({"state": "waiting"}, 1),
        ({"state": "none"}, 1),
        ({"state": "overdue"}, 0),
        ({"q": "กระบี่"}, 1),
        ({"q": "ไม่มีเขตนี้"}, 0),
        ({"region": "x"}, 3),
    ],
)
def test_matrix_is_filtered(as_user, admin, round, query, number):
    make_sent(round)
    make_submission(round)
    District.objects.filter(pk=make_district().pk).update(short_th="สพป.กระบี่")
    assert shown(as_user(admin).get(url("round", round, **query))) == number


def test_matrix_is_filtered_by_region(as_user, admin, round):
    mine, _other = make_sent(round), make_sent(round)
    region = mine.district.region_id
    assert shown(as_user(admin).get(url("round", round, region=region))) == 1


def test_rounds_are_listed_with_what_was_sent(as_user, admin, round):
    make_sent(round)
    response = as_user(admin).get(reverse("evaluation_rounds"))
    assert {(row.pk, row.sent, row.closed) for row in response.context["object_list"]} == {
        (round.pk, 1, 0),
        (round.indicator.rounds.get(months=12).pk, 0, 0),
    }


def test_assigning_is_previewed_balanced_and_free_of_conflicts(as_user, admin, round):
    reports = [make_sent(round) for _ in range(7)]
    evaluators = [make_evaluator() for _ in range(2)]
    Membership.objects.create(user=evaluators[0], district=reports[0].district)
    client = as_user(admin)
    path = url("round_assign", round)
    data = {"evaluators": [evaluator.pk for evaluator in evaluators], "seed": "5"}
    preview = client.post(path, {**data, "preview": ""})
    assert Assignment.objects.count() == 0
    planned = {(submission.pk, user.pk) for submission, user in preview.context["pairs"]}
    client.post(path, {**data, "apply": ""})
    made = set(Assignment.objects.values_list("submission", "evaluator"))
    assert made == planned
    assert (reports[0].pk, evaluators[0].pk) not in made
    loads = Counter(evaluator for _submission, evaluator in made)
    assert sorted(loads.values()) == [3, 4]


def test_assigning_keeps_to_the_filter_and_to_what_is_lacking(as_user, admin, round):
    evaluator, other = make_evaluator(), make_evaluator()
    mine, theirs = make_sent(round), make_sent(round)
    assigned = make_sent(round, mine.district.__class__.objects.create(**_twin(mine.district)))
    Assignment.objects.create(submission=assigned, evaluator=other)
    path = url("round_assign", round, region=mine.district.region_id)
    as_user(admin).post(path, {"evaluators": [evaluator.pk], "seed": "0", "apply": ""})
    made = set(Assignment.objects.values_list("submission", "evaluator"))
    assert made == {(mine.pk, evaluator.pk), (assigned.pk, other.pk)}
    assert theirs.assignments.count() == 0


def _twin(district):
    """Another district of the same region."""
    return {
        "code": "twin",
        "kind": district.kind,
        "name_th": "สำนักงานคู่แฝด",
        "short_th": "สพป.คู่แฝด",
        "seat": district.seat,
        "region": district.region,
        "latitude": "13",
        "longitude": "100",
    }


def test_silent_districts_are_closed_with_one_reason(as_user, admin):
    round = make_round(opens_in=-60, closes_in=-1)
    silent = [make_district() for _ in range(3)]
    path = url("round_close", round)
    client = as_user(admin)
    assert len(client.get(path).context["silent"]) == 3
    data = {"districts": [silent[0].pk, silent[1].pk], "reason": "ไม่ส่งตามกำหนด"}
    assert client.post(path, data).status_code == 302
    assert set(NonReport.objects.values_list("district", "reason", "closed_by")) == {
        (district.pk, "ไม่ส่งตามกำหนด", admin.pk) for district in silent[:2]
    }


def test_nobody_is_closed_before_the_deadline_or_without_a_reason(as_user, admin, round):
    make_district()
    assert as_user(admin).get(url("round_close", round)).context["silent"] == []
    past = make_round(opens_in=-60, closes_in=-1, fiscal_year=2026)
    district = District.objects.get()
    data = {"districts": [district.pk], "reason": " "}
    response = as_user(admin).post(url("round_close", past), data)
    assert response.context["form"].errors.keys() == {"reason"}
    assert NonReport.objects.count() == 0


@pytest.fixture
def evaluated(evaluator):
    """A round in which every district has reported and is evaluated."""
    round = make_round(opens_in=-60, closes_in=1)
    evaluate(make_sent(round, evaluators=[evaluator]), evaluator, clear=8)
    return round


@pytest.fixture
def after():
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        yield


def test_results_are_released_after_typing_the_name(as_user, admin, evaluated, after):
    client = as_user(admin)
    path = url("round_release", evaluated)
    wrong = client.post(path, {"confirmation": "รอบ"})
    assert wrong.context["form"].errors.keys() == {"confirmation"}
    assert Result.objects.count() == 0
    name = str(Round.objects.get(pk=evaluated.pk))
    assert client.post(path, {"confirmation": f" {name} "}).status_code == 302
    assert Result.objects.get().level == 5


def test_release_page_counts_the_levels_and_apart_those_that_did_not_report(
    as_user, admin, evaluated, after
):
    for _ in range(3):
        closed = make_district()
        given = {"round": evaluated, "district": closed, "by": admin, "reason": "ไม่ส่ง"}
        close_as_not_reported(**given)
    override(**given, level=1)
    response = as_user(admin).get(url("round_release", evaluated))
    overview = response.context["overview"]
    assert overview.levels == [(5, 1), (4, 0), (3, 0), (2, 0), (1, 1)]
    assert overview.not_reported == 2
    assert '<dt>ไม่รายงาน</dt><dd class="ev-levels__apart">2 ' in response.text


def test_release_is_refused_while_a_district_waits(as_user, admin, evaluated, after):
    silent = make_district()
    client = as_user(admin)
    path = url("round_release", evaluated)
    waiting = client.get(path).context["waiting"]
    assert list(waiting.values()) == [[silent]]
    response = client.post(path, {"confirmation": str(evaluated)})
    assert len(response.context["form"].non_field_errors()) == 1
    assert Result.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_figures_of_a_round_ask_the_same_number_of_queries(
    as_user, admin, evaluator, round, number
):
    for _ in range(number):
        evaluate(make_sent(round, evaluators=[evaluator]), evaluator)
    client = as_user(admin)
    path = url("round_standing", round)
    page = client.get(path)
    assert page.context["regions"][-1].sent == number
    assert page.context["workload"] == [(evaluator, number, number)]
    with exact_queries(18):
        client.get(path)


OFFERED = ["archives", "remind", "close", "release"]


@pytest.mark.parametrize(
    ("opens_in", "closes_in", "released", "offered"),
    [
        (5, 30, False, []),
        (-30, 30, False, OFFERED),
        (-60, -30, True, ["archives"]),
    ],
)
def test_round_offers_what_its_phase_allows(as_user, admin, opens_in, closes_in, released, offered):
    round = make_round(opens_in=opens_in, closes_in=closes_in)
    if released:
        Round.objects.filter(pk=round.pk).update(released_at=timezone.now())
    html = as_user(admin).get(url("round", round)).text
    paths = {name: reverse(f"evaluation_round_{name}", args=[round.pk]) for name in OFFERED}
    assert [name for name, path in paths.items() if f'href="{path}"' in html] == offered


@pytest.mark.parametrize(
    "name",
    [
        "round",
        "standing",
        "assign",
        "reassign",
        "remind",
        "archives",
        "close",
        "release",
        "reviews",
    ],
)
def test_every_page_of_a_round_names_it(as_user, admin, round, name):
    """In its title and in its content: one round's release is not another's."""
    Round.objects.filter(pk=round.pk).update(closes_at=timezone.now())
    route = "evaluation_round" + ("" if name == "round" else f"_{name}")
    page = as_user(admin).get(reverse(route, args=[round.pk])).text
    assert re.search(r"<title>(.*?)</title>", page, re.S)[1].count(str(round)) == 1
    assert re.search(r'<p class="admin-where[^>]*>(.*?)</p>', page)[1] == str(round)
