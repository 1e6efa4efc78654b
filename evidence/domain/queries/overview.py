"""A round as central staff follow it: who has sent what, who is late, where it is weak.

The number of queries is the same for any number of districts and of pieces of evidence.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import (
    Count,
    Exists,
    F,
    FilteredRelation,
    Max,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from areas.models import District
from areas.queries import districts_existing
from evidence.domain.export.marks import NONE, mark_of
from evidence.domain.outcomes import OutcomeState, outcomes_of
from evidence.domain.overriding import overrides_of
from evidence.enums import EvaluationState, Judgement, SubmissionState
from evidence.models import Assignment, Criterion, Evidence, Result
from thai.ordering import ThaiOrder


class RowState(models.TextChoices):
    """Where a district stands in a round, the least advanced first."""

    NONE = "none", _("Nothing begun")
    DRAFT = "draft", _("Draft, not sent yet")
    NOT_REPORTED = "not_reported", _("Not reported")
    RETURNED = "returned", _("Returned for revision")
    WAITING = "waiting", _("Waits for evaluation")
    DIFFERS = "differs", _("Evaluators differ")
    READY = "ready", _("Evaluated")


#: The district has still to act.
UNSENT = {RowState.NONE, RowState.DRAFT, RowState.RETURNED}

#: What keeps a round from being released.
UNREADY = {RowState.NONE, RowState.DRAFT, RowState.RETURNED, RowState.WAITING, RowState.DIFFERS}


class Fill(StrEnum):
    NONE = "none"
    PARTLY = "partly"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Cell:
    """A district's criterion: requirements filed of those asked, and the verdict's sign."""

    filed: int
    asked: int
    sign: str = ""

    @property
    def fill(self):
        if self.filed >= self.asked:
            return Fill.COMPLETE
        return Fill.PARTLY if self.filed else Fill.NONE


@dataclass(kw_only=True)
class Row:
    """A district in the matrix; `submission` is None while nothing was begun."""

    district: object
    deadline: object
    submission: object = None
    state: RowState = RowState.NONE
    is_overdue: bool = False
    level: int | None = None
    override: object = None
    cells: list = field(default_factory=list)

    @property
    def is_late(self):
        version = self.submission and self.submission.current_version
        return bool(version and version.is_late)

    @property
    def has_unsent_draft(self):
        """Whether the deadline passed with something begun and nothing sent, closed or not."""
        if self.submission is None or self.submission.current_version_id:
            return False
        return self.state == RowState.NOT_REPORTED or (
            self.state == RowState.DRAFT and self.is_overdue
        )

    @property
    def evaluated(self):
        return len(self.submission.evaluations) if self.submission else 0

    @property
    def assigned(self):
        return self.district.assigned


@dataclass(kw_only=True)
class Overview:
    """The matrix of a round: its criteria, and a Row for every district."""

    round: object
    criteria: list
    rows: list

    @property
    def states(self):
        """[(RowState, how many)], those that occur."""
        counts = Counter(row.state for row in self.rows)
        return [(state, counts[state]) for state in RowState if counts[state]]

    @property
    def levels(self):
        """[(level, how many)] of the reports that are evaluated, from 5 to 1."""
        counts = Counter(row.level for row in self.rows)
        return [(level, counts[level]) for level in range(5, 0, -1)]

    @property
    def evaluated(self):
        return sum(row.level is not None for row in self.rows)

    @property
    def not_reported(self):
        """How many are closed as not reported and have no level by an override either."""
        closed = (row for row in self.rows if row.state == RowState.NOT_REPORTED)
        return sum(row.level is None for row in closed)

    @property
    def complete(self):
        """How many rows have each criterion complete."""
        columns = zip(*(row.cells for row in self.rows), strict=True)
        return [sum(cell.fill == Fill.COMPLETE for cell in column) for column in columns]

    @property
    def overrides(self):
        """The rows whose level is decided in place of the derived one."""
        return [row for row in self.rows if row.override]

    @property
    def unready(self):
        return [row for row in self.rows if row.state in UNREADY]


def overview_of(round, at=None):
    """The Overview of a round, as just loaded, at a moment (now); by inspection region."""
    at = at or timezone.now()
    asked = Criterion.objects.annotate(asked=Count("requirements"))
    prefetch_related_objects([round], Prefetch("criteria", asked))
    districts = list(_districts(round))
    begun = {district.pk: getattr(district, "report", None) for district in districts}
    submissions = [submission for submission in begun.values() if submission]
    outcomes = outcomes_of(round, submissions)
    filed = _filed(round, submissions)
    released = _released_levels(round)
    overrides = overrides_of(round, submissions) if round.released_at is None else {}
    criteria = list(round.criteria.all())
    rows = []
    for district in districts:
        submission = begun[district.pk]
        row = Row(
            district=district,
            submission=submission,
            deadline=max(round.closes_at, district.extended_until or round.closes_at),
        )
        outcome = submission and outcomes[submission.pk]
        row.state = _state(row, outcome, at=at)
        row.is_overdue = row.state in UNSENT and row.deadline <= at
        row.cells = [
            Cell(
                filed.get((submission and submission.pk, criterion.pk), 0),
                _asked(criterion),
                _sign(criterion, submission, outcome),
            )
            for criterion in criteria
        ]
        if outcome and outcome.decision:
            row.level = outcome.decision.level
        row.override = overrides.get(district.pk)
        if row.override:
            row.level = row.override.level
        if round.released_at and submission:
            row.level = released.get(submission.pk)
        rows.append(row)
    return Overview(round=round, criteria=criteria, rows=rows)


def evaluators():
    """Active users with the role of an evaluator, by name."""
    return (
        get_user_model()
        .objects.filter(is_active=True, groups__name=Role.EVALUATOR)
        .order_by(ThaiOrder("first_name"), ThaiOrder("last_name"), "username")
    )


def workload(round):
    """[(evaluator, assigned, submitted)] of a round, the busiest first."""
    assigned = Count("assignments", filter=Q(assignments__submission__round=round), distinct=True)
    submitted = Count(
        "evaluations",
        filter=Q(
            evaluations__version__current_of__round=round,
            evaluations__state=EvaluationState.SUBMITTED,
        ),
        distinct=True,
    )
    people = get_user_model().objects.annotate(assigned=assigned, submitted=submitted)
    busy = people.filter(Q(assigned__gt=0) | Q(submitted__gt=0))
    return [
        (person, person.assigned, person.submitted)
        for person in busy.order_by("-assigned", ThaiOrder("first_name"), "username")
    ]


def _released_levels(round):
    """{submission.pk: level} of a released round, corrections counted."""
    if round.released_at is None:
        return {}
    results = Result.objects.filter(submission__round=round).order_by("sequence")
    return dict(results.values_list("submission", "level"))


def _districts(round):
    """Those that exist when the round closes, and whoever began a report: their `report`."""
    existing = districts_existing(round.closes_at).values("pk")
    extensions = round.extensions.filter(district=OuterRef("pk")).order_by()
    assigned = Assignment.objects.filter(submission=OuterRef("report__pk")).order_by()
    return (
        District.objects.annotate(
            report=FilteredRelation("submissions", condition=Q(submissions__round=round)),
            extended_until=Subquery(
                extensions.values("district").annotate(last=Max("until")).values("last")
            ),
            is_closed=Exists(round.non_reports.filter(district=OuterRef("pk"))),
            assigned=Coalesce(
                Subquery(
                    assigned.values("submission").annotate(number=Count("pk")).values("number")
                ),
                0,
            ),
        )
        .filter(Q(pk__in=existing) | Q(report__isnull=False))
        .select_related("region", "report__current_version")
        .defer("report__current_version__manifest", "report__current_version__figures")
        .order_by("region__number", "sort_key")
    )


def _asked(criterion):
    """How many requirements; figures without any are one thing that is asked."""
    return criterion.asked or int(criterion.judgement == Judgement.FIGURES)


def _filed(round, submissions):
    """{(submission.pk, criterion.pk): requirements with an item}: of what was sent, else of the
    working copy. Figures without requirements count as filed once the report is sent."""
    sent = Q(versions=F("submission__current_version"))
    working = Q(submission__current_version=None, removed_at=None)
    counted = (
        Evidence.objects.filter(sent | working, submission__round=round)
        .exclude(requirement__criterion=None)
        .order_by()
        .values_list("submission", "requirement__criterion")
        .annotate(number=Count("requirement", distinct=True))
    )
    filed = {
        (submission.pk, criterion): 1
        for submission in submissions
        if submission.current_version_id
        for criterion in _figures(round)
    }
    return filed | {(submission, criterion): number for submission, criterion, number in counted}


def _figures(round):
    return [c.pk for c in round.criteria.all() if c.judgement == Judgement.FIGURES]


def _state(row, outcome, *, at):
    submission = row.submission
    if submission is None or submission.current_version_id is None:
        if row.district.is_closed:
            return RowState.NOT_REPORTED
        return RowState.DRAFT if submission else RowState.NONE
    if submission.state == SubmissionState.RETURNED and at < row.deadline:
        return RowState.RETURNED
    return {
        OutcomeState.WAITING: RowState.WAITING,
        OutcomeState.DIFFERS: RowState.DIFFERS,
        OutcomeState.READY: RowState.READY,
    }[outcome.state]


def _sign(criterion, submission, outcome):
    """The sign of the verdict that stands, or that evaluators differ; none while they are few."""
    if outcome is None or outcome.state == OutcomeState.WAITING:
        return ""
    sign = mark_of(
        criterion, evaluations=submission.evaluations, enough=1, settled=outcome.standing
    ).sign
    return "" if sign == NONE else sign
