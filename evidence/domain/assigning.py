"""Who evaluates what."""

import random
from collections import Counter

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from evidence.domain.audit import named, record
from evidence.domain.balancing import even_out
from evidence.domain.conflicts import refuse_conflict
from evidence.domain.errors import Refused, refuse_released
from evidence.models import Assignment


def assign(*, submission, evaluator, by):
    """Give a report to an evaluator; once is enough. Raises Refused."""
    if not evaluator.has_role(Role.EVALUATOR):
        raise Refused(_("Only evaluators are assigned reports."), code="role")
    refuse_conflict(submission=submission, evaluator=evaluator, by=by)
    refuse_released(submission.round)
    with transaction.atomic():
        assignment, created = Assignment.objects.get_or_create(
            submission=submission, evaluator=evaluator, defaults={"assigned_by": by}
        )
        if created:
            record("assigned", submission, by=by, evaluator=named(evaluator))
    return assignment


def unassign(*, assignment, by):
    """End an assignment. What the evaluator wrote is kept: submitted, it counts; a draft does not.

    Raises Refused after the release.
    """
    submission = assignment.submission
    refuse_released(submission.round)
    with transaction.atomic():
        deleted, _rows = Assignment.objects.filter(pk=assignment.pk).delete()
        if deleted:
            record("unassigned", submission, by=by, evaluator=named(assignment.evaluator))


def assign_all(*, pairs, by):
    """Make every assignment of [(submission, evaluator)] that is not refused.

    Returns (how many were made, how many refused: something changed since they were planned).
    """
    made = 0
    for submission, evaluator in pairs:
        try:
            assign(submission=submission, evaluator=evaluator, by=by)
        except Refused:
            continue
        made += 1
    return made, len(pairs) - made


def plan_calibration(*, reports, evaluators, size, barred=frozenset(), seed=0):
    """The same few reports for all: [(report, evaluator)], nothing is saved.

    Evaluated before the rest is assigned, they show how far evaluators agree. Drawn by lot from
    the `reports` in which nobody has a conflict (`barred` pairs); the same seed draws the same.
    """
    open_to_all = [
        report
        for report in reports
        if not any((report, evaluator) in barred for evaluator in evaluators)
    ]
    chosen = random.Random(seed).sample(open_to_all, min(size, len(open_to_all)))
    return [(report, evaluator) for report in chosen for evaluator in evaluators]


def plan(*, wanted, evaluators, load=None, barred=frozenset(), seed=0):
    """Spread reports over evaluators as evenly as can be: [(report, evaluator)], nothing is saved.

    `wanted` is {report: how many more evaluators it needs}, `load` {evaluator: reports they have},
    `barred` the (report, evaluator) pairs that must not be: conflicts, and what is assigned
    already. The reports with the fewest free evaluators are served first, each by those with the
    least to do, and what that leaves uneven is evened out (`balancing`): no other plan has a
    smaller difference between the most and the least. The same seed gives the same plan. A report
    gets fewer than it needs where too few are free.
    """
    chance = random.Random(seed)
    load = Counter({evaluator: (load or {}).get(evaluator, 0) for evaluator in evaluators})
    free = {
        report: [evaluator for evaluator in evaluators if (report, evaluator) not in barred]
        for report in wanted
    }
    order = sorted(wanted, key=lambda report: (len(free[report]), chance.random()))
    taken = {}
    for report in order:
        chance.shuffle(free[report])
        taken[report] = set(sorted(free[report], key=load.__getitem__)[: wanted[report]])
        load.update(taken[report])
    even_out(taken, free=free, load=load)
    return [
        (report, person) for report in order for person in free[report] if person in taken[report]
    ]
