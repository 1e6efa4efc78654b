"""The queue: which reports somebody evaluates, how far they are, which one is next."""

from django.db import models
from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from areas.models import Membership
from evidence.enums import ConflictScope, EvaluationState, SubmissionState
from evidence.models import Assignment, Evaluation, Extension, Round, Submission


class Step(models.TextChoices):
    """Where a report stands: for an evaluator their own work, for an admin everybody's."""

    TODO = "todo", _("To evaluate")
    STARTED = "started", _("Begun")
    RETURNED = "returned", _("Returned for revision")
    DONE = "done", _("Evaluated")
    RELEASED = "released", _("Released")


#: What the queue shows first.
STEP_ORDER = [Step.STARTED, Step.TODO, Step.RETURNED, Step.DONE, Step.RELEASED]


def reports_for(user, at=None):
    """The reports that have been sent and that `user` may open, the open ones first.

    A programme admin sees all; an evaluator those assigned to them in which they have no conflict
    of interest. Each has `evaluated` (submitted evaluations of the current version), `assigned`
    (evaluators), `mine` (the state of the user's own evaluation) and `step`.
    """
    at = at or timezone.now()
    reports = Submission.objects.filter(current_version__isnull=False)
    if user.has_role(Role.PROGRAMME_ADMIN):
        own = None
    else:
        reports = reports.filter(assignments__evaluator=user)
        reports = reports.exclude(pk__in=conflicting(reports, user, at).values("pk"))
        own = user
    return (
        _with_steps(reports, user, own, at)
        .select_related("round__indicator", "district__region", "current_version")
        .defer("current_version__manifest", "current_version__figures")
        .order_by("step_order", "district__sort_key", "round")
    )


def next_for(user, at=None):
    """The report to evaluate next, or None: of those assigned the least evaluated one.

    Of equals, one that is begun comes first, then what was sent first.
    """
    return (
        reports_for(user, at)
        .filter(step__in=[Step.TODO, Step.STARTED], assignments__evaluator=user)
        .order_by("evaluated", "step_order", "current_version__submitted_at", "pk")
        .first()
    )


def progress_of(user, at=None):
    """[(Round, assigned, done)] of the rounds that are not released, the first to close first."""
    at = at or timezone.now()
    open_reports = reports_for(user, at).exclude(step=Step.RELEASED).order_by()
    counts = {
        row["round"]: (row["assigned_here"], row["done_here"])
        for row in open_reports.values("round").annotate(
            assigned_here=Count("pk"), done_here=Count("pk", filter=Q(step=Step.DONE))
        )
    }
    rounds = Round.objects.filter(pk__in=counts).select_related("indicator").order_by("closes_at")
    return [(round, *counts[round.pk]) for round in rounds]


def waiting_for(user, at=None):
    """How many reports wait for the user's own evaluation."""
    return reports_for(user, at).filter(step__in=[Step.TODO, Step.STARTED]).count()


def conflicting(submissions, user, at=None):
    """The submissions that `rules.has_conflict` refuses to `user`, as one query."""
    zone = timezone.get_default_timezone()
    until = Coalesce(
        "round__released_at",
        Greatest("round__closes_at", Value(at or timezone.now())),
        output_field=models.DateTimeField(),
    )
    own = Membership.objects.filter(
        Q(until=None) | Q(until__gte=OuterRef("first_day")),
        user=user,
        since__lte=OuterRef("last_day"),
    )
    days = {
        "first_day": TruncDate("round__opens_at", tzinfo=zone),
        "last_day": TruncDate(until, tzinfo=zone),
    }
    return submissions.annotate(**days).filter(
        Exists(own.filter(district=OuterRef("district")))
        | Q(round__conflict_scope__in=[ConflictScope.PROVINCE, ConflictScope.REGION])
        & Exists(own.filter(district__provinces__districts=OuterRef("district")))
        | Q(round__conflict_scope=ConflictScope.REGION)
        & Exists(own.filter(district__region=OuterRef("district__region")))
    )


def conflicting_pairs(submissions, people, at=None):
    """{(submission.pk, user.pk)} of conflicts of interest: a query for each of some users."""
    return {
        (pk, user.pk)
        for user in people
        for pk in conflicting(submissions, user, at).values_list("pk", flat=True)
    }


def _with_steps(reports, user, own, at):
    evaluations = Evaluation.objects.filter(version=OuterRef("current_version"))
    submitted = evaluations.filter(state=EvaluationState.SUBMITTED)
    assignments = Assignment.objects.filter(submission=OuterRef("pk"))
    extensions = Extension.objects.filter(round=OuterRef("round"), district=OuterRef("district"))
    done, begun = (
        (Q(mine=EvaluationState.SUBMITTED), Q(mine=EvaluationState.DRAFT))
        if own
        else (Q(evaluated__gte=F("round__evaluators_per_submission")), Q(begun=True))
    )
    returned = Q(state=SubmissionState.RETURNED) & (
        Q(extended_until__gt=at) | Q(round__closes_at__gt=at)
    )
    return reports.annotate(
        evaluated=_count(submitted, "version"),
        begun=Exists(evaluations),
        assigned=_count(assignments, "submission"),
        mine=Subquery(evaluations.filter(evaluator=user).values("state")),
        extended_until=Subquery(
            extensions.order_by().values("district").annotate(last=Max("until")).values("last")
        ),
    ).annotate(
        step=Case(
            When(round__released_at__isnull=False, then=Value(Step.RELEASED)),
            When(returned, then=Value(Step.RETURNED)),
            When(done, then=Value(Step.DONE)),
            When(begun, then=Value(Step.STARTED)),
            default=Value(Step.TODO),
            output_field=models.CharField(),
        ),
        step_order=Case(
            *(When(step=step, then=Value(order)) for order, step in enumerate(STEP_ORDER)),
            output_field=models.SmallIntegerField(),
        ),
    )


def _count(rows, group):
    counted = rows.order_by().values(group).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
