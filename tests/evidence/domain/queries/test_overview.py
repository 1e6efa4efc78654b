"""The matrix: districts × criteria."""

from datetime import timedelta

import pytest
from django.utils import timezone

from areas.models import District
from evidence.domain.assigning import assign
from evidence.domain.closing import close_as_not_reported
from evidence.domain.extending import extend
from evidence.domain.filing import add_link
from evidence.domain.queries.overview import RowState, overview_of, workload
from evidence.domain.releasing import release
from evidence.domain.reporting import withdraw
from evidence.domain.returning import return_for_revision
from evidence.models import EvidenceRequirement
from support.evaluation import (
    evaluate,
    judge,
    make_admin,
    make_evaluator,
    make_sent,
    officer_of,
)
from support.kpi import make_district, make_round, make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluator():
    return make_evaluator()


def states(round, at=None):
    return {row.district.pk: row.state for row in overview_of(round, at).rows}


def row_of(round, submission, at=None):
    rows = overview_of(round, at).rows
    return next(row for row in rows if row.district == submission.district)


def test_every_district_has_its_state(round, evaluator):
    after = timezone.now() + timedelta(days=31)
    silent, closed = make_district(), make_district()
    close_as_not_reported(round=round, district=closed, by=evaluator, reason="ไม่ส่ง", at=after)
    draft = make_submission(round)
    waiting, ready, returned = (make_sent(round, evaluators=[evaluator]) for _ in range(3))
    evaluate(ready, evaluator)
    return_for_revision(
        submission=returned,
        by=evaluator,
        reasons={round.criteria.first(): "แก้"},
        until=after + timedelta(days=7),
    )
    expected = {
        silent.pk: RowState.NONE,
        closed.pk: RowState.NOT_REPORTED,
        draft.district_id: RowState.DRAFT,
        waiting.district_id: RowState.WAITING,
        ready.district_id: RowState.READY,
        returned.district_id: RowState.RETURNED,
    }
    assert states(round) == expected
    unanswered = expected | {returned.district_id: RowState.WAITING}
    assert states(round, after + timedelta(days=8)) == unanswered


def test_two_evaluators_who_differ_show(round):
    round.evaluators_per_submission = 2
    round.save()
    both = [make_evaluator(), make_evaluator()]
    submission = make_sent(round, evaluators=both)
    evaluate(submission, both[0], clear=9)
    assert row_of(round, submission).state == RowState.WAITING
    evaluate(submission, both[1], clear=8)
    row = row_of(round, submission)
    assert row.state == RowState.DIFFERS
    assert [cell.sign for cell in row.cells] == ["✓"] * 8 + ["≠"]


def test_cells_count_requirements_and_show_verdicts(round, evaluator):
    submission = make_sent(round, evaluators=[evaluator], items=3)
    evaluate(submission, evaluator, clear=7)
    row = row_of(round, submission)
    assert [(cell.filed, cell.asked) for cell in row.cells] == [
        (1, 1),
        (3, 3),
        (1, 1),
        (2, 2),
        (2, 2),
        (1, 1),
        (2, 2),
        (2, 2),
        (1, 1),
    ]
    assert "".join(cell.sign for cell in row.cells) == "✓✓✓✓✓✓✓✗✗"
    assert row.level == 4


def test_draft_shows_its_working_copy_and_a_sent_report_what_was_sent(round):
    sent = make_sent(round)
    officer = officer_of(sent)
    withdraw(submission=sent, by=officer)
    sent.evidence.update(removed_at=timezone.now(), removed_by=officer)
    sent.refresh_from_db()
    second = EvidenceRequirement.objects.get(criterion__round=round, key="e2_plan")
    add_link(submission=sent, requirement=second, url="https://example.org/x", by=officer)
    cells = row_of(round, sent).cells
    assert [cell.filed for cell in cells] == [0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert [cell.fill for cell in cells[:3]] == ["none", "partly", "none"]


def test_twelve_month_round_counts_its_figures_as_one_thing_asked(evaluator):
    round = make_round(12)
    submission = make_sent(round, evaluators=[evaluator])
    judge(submission, evaluator)
    cells = row_of(round, submission).cells
    assert [(cell.filed, cell.asked) for cell in cells] == [(1, 1), (3, 3), (2, 2)]
    draft = make_submission(round)
    assert row_of(round, draft).cells[0].filed == 0


def test_overdue_looks_at_the_districts_own_deadline(round):
    late, extended = make_submission(round), make_submission(round)
    after = timezone.now() + timedelta(days=31)
    extend(
        round=round,
        district=extended.district,
        until=after + timedelta(days=5),
        reason="น้ำท่วม",
        by=make_admin(),
    )
    overdue = {row.district.pk: row.is_overdue for row in overview_of(round, after).rows}
    assert overdue == {late.district_id: True, extended.district_id: False}


def test_released_round_shows_the_released_levels(round, evaluator):
    submission = make_sent(round, evaluators=[evaluator])
    evaluate(submission, evaluator, clear=7)
    release(round=round, by=make_admin(), at=timezone.now() + timedelta(days=31))
    round.rubric.get_live_queryset().filter(level=5).update(min_clear=7)
    round = type(round).objects.get(pk=round.pk)
    assert row_of(round, submission).level == 4


def test_counts_at_the_edges(round, evaluator):
    for clear in (9, 7, 7):
        evaluate(make_sent(round, evaluators=[evaluator]), evaluator, clear=clear)
    make_district()
    overview = overview_of(round)
    assert overview.states == [(RowState.NONE, 1), (RowState.READY, 3)]
    assert overview.levels == [(5, 1), (4, 2), (3, 0), (2, 0), (1, 0)]
    assert overview.complete == [3] * 9
    assert [row.state for row in overview.unready] == [RowState.NONE]


def test_district_that_ended_is_left_out_unless_it_reported(round):
    ended, reported = make_district(), make_sent(round).district
    District.objects.update(valid_to=timezone.localdate() - timedelta(days=1))
    assert ended.pk not in states(round)
    assert reported.pk in states(round)


def test_workload_counts_assigned_and_submitted(round, evaluator):
    other = make_evaluator()
    reports = [make_sent(round, evaluators=[evaluator]) for _ in range(3)]
    evaluate(reports[0], evaluator)
    assign(submission=reports[0], evaluator=other, by=other)
    make_sent(make_round(12), evaluators=[other])
    assert workload(round) == [(evaluator, 3, 1), (other, 1, 0)]
