"""When an evaluator drops out: who takes over what is left."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from evidence.domain.assigning import plan
from evidence.domain.audit import named, record
from evidence.domain.conflicts import refuse_conflict
from evidence.domain.errors import Refused, refuse_released
from evidence.domain.queries.evaluation import conflicting_pairs
from evidence.domain.queries.overview import workload
from evidence.enums import EvaluationState
from evidence.models import Assignment, Evaluation, Submission


@dataclass(frozen=True)
class Move:
    """An assignment of the leaver and who takes it; `evaluator` is None where nobody is free."""

    assignment: Assignment
    evaluator: object


def unfinished(round, leaver=None):
    """The Assignments of a round, or of one evaluator in it, without a submitted evaluation.

    Each says `is_begun`: the evaluator has written something of the version that counts. What is
    evaluated stays with who evaluated it.
    """
    written = Evaluation.objects.filter(
        version=OuterRef("submission__current_version"), evaluator=OuterRef("evaluator")
    )
    rows = Assignment.objects.filter(submission__round=round)
    if leaver is not None:
        rows = rows.filter(evaluator=leaver)
    return (
        rows.exclude(Exists(written.filter(state=EvaluationState.SUBMITTED)))
        .annotate(is_begun=Exists(written))
        .select_related("submission__district__region", "submission__round__indicator", "evaluator")
        .order_by("submission__district__sort_key", "pk")
    )


def plan_moves(*, round, leaver, evaluators, seed=0, at=None):
    """[Move] of everything the leaver has not evaluated; nothing is saved.

    Spread evenly over `evaluators`, with regard to what they have already, free of conflicts, and
    never to somebody who has the report too. The same seed gives the same plan.
    """
    rows = {row.submission_id: row for row in unfinished(round, leaver)}
    people = {person.pk: person for person in evaluators if person != leaver}
    reports = Submission.objects.filter(pk__in=rows)
    barred = conflicting_pairs(reports, people.values(), at)
    barred |= set(
        Assignment.objects.filter(submission__in=rows).values_list("submission", "evaluator")
    )
    load = {person.pk: assigned for person, assigned, _submitted in workload(round)}
    pairs = plan(
        wanted=dict.fromkeys(rows, 1), evaluators=list(people), load=load, barred=barred, seed=seed
    )
    taken = dict(pairs)
    return [Move(row, people.get(taken.get(pk))) for pk, row in rows.items()]


def reassign(*, assignment, evaluator, by):
    """Give a report to another evaluator in place of the one who has it. Raises Refused.

    What was written is kept: it can be read, and does not count.
    """
    submission, leaver = assignment.submission, assignment.evaluator
    if not evaluator.has_role(Role.EVALUATOR):
        raise Refused(_("Only evaluators are assigned reports."), code="role")
    refuse_conflict(submission=submission, evaluator=evaluator, by=by)
    refuse_released(submission.round)
    with transaction.atomic():
        rows = Assignment.objects.select_for_update().filter(submission=submission)
        if not rows.filter(pk=assignment.pk).exists():
            raise Refused(_("This assignment has ended meanwhile."), code="ended")
        if Evaluation.objects.filter(
            evaluator=leaver,
            state=EvaluationState.SUBMITTED,
            version=submission.current_version_id,
        ).exists():
            raise Refused(_("The report is evaluated: there is nothing to take over."), code="done")
        if rows.filter(evaluator=evaluator).exists():
            raise Refused(_("This evaluator has the report already."), code="twice")
        rows.filter(pk=assignment.pk).delete()
        made = Assignment.objects.create(submission=submission, evaluator=evaluator, assigned_by=by)
        record("reassigned", submission, by=by, before=named(leaver), evaluator=named(evaluator))
    return made


def reassign_all(*, moves, by):
    """Make every Move that has somebody and is not refused; returns (made, refused)."""
    made = refused = 0
    for move in moves:
        if move.evaluator is None:
            continue
        try:
            reassign(assignment=move.assignment, evaluator=move.evaluator, by=by)
        except Refused:
            refused += 1
        else:
            made += 1
    return made, refused
