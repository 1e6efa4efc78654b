"""Results become final and visible, all of a round at once."""

from dataclasses import asdict

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from areas.queries import districts_existing
from evidence.domain.audit import record
from evidence.domain.errors import Refused
from evidence.domain.explanation import NOT_REPORTED
from evidence.domain.facts import rules_of
from evidence.domain.outcomes import WITH_EVALUATIONS, OutcomeState, outcome_of
from evidence.enums import SubmissionState
from evidence.models import NonReport, Result, Round, Submission

#: Returned and unanswered: the last submitted version stands.
COUNTED_STATES = [SubmissionState.SUBMITTED, SubmissionState.RETURNED]


def close_as_not_reported(*, round, district, by, reason):
    """Record that the district did not report: no level, counted apart. Raises Refused."""
    sent = Submission.objects.filter(round=round, district=district, current_version__isnull=False)
    if sent.exists():
        raise Refused(_("This district has sent a report."), code="sent")
    non_report, created = NonReport.objects.get_or_create(
        round=round, district=district, defaults={"closed_by": by, "reason": reason.strip()}
    )
    if created:
        record("not_reported", round, by=by, district=district.code, reason=reason)
    return non_report


def unready(round):
    """The districts that keep the round from being released, and why: (District, reason)."""
    waiting = []
    submissions = _counted(round)
    not_reported = set(round.non_reports.values_list("district_id", flat=True))
    for district in districts_existing(round.closes_at):
        submission = submissions.get(district.pk)
        if submission is None:
            if district.pk not in not_reported:
                waiting.append((district, _("has neither reported nor been closed")))
            continue
        state = outcome_of(submission).state
        if state == OutcomeState.WAITING:
            waiting.append((district, _("is not evaluated yet")))
        elif state == OutcomeState.DIFFERS:
            waiting.append((district, _("is judged differently by its evaluators")))
    return waiting


def release(*, round, by, at=None):
    """Store every district's Result and show them all; returns how many. Raises Refused.

    Each result keeps its inputs and the rubric as they are now: a rubric changed later leaves
    it as released.
    """
    at = at or timezone.now()
    with transaction.atomic():
        round = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
        if round.released_at is not None:
            raise Refused(_("The results have been released already."), code="released")
        if at < round.closes_at:
            raise Refused(_("Results are released after the round has closed."), code="open")
        if waiting := unready(round):
            raise Refused(
                _("%(count)s districts are not ready: see the list."),
                code="unready",
                params={"count": len(waiting)},
            )
        rubric = [asdict(rule) for rule in rules_of(round)]
        results = [
            _result(submission, rubric=rubric, by=by, at=at)
            for submission in _counted(round).values()
        ]
        results += [
            _not_reported(row, rubric=rubric, by=by, at=at) for row in round.non_reports.all()
        ]
        Result.objects.bulk_create(results)
        Submission.objects.filter(round=round, results__in=results).update(
            state=SubmissionState.FINALISED
        )
        round.released_at = at
        round.save(update_fields=["released_at"])
        record("released", round, by=by, results=len(results))
    return len(results)


def _counted(round):
    """{district.pk: Submission} of the reports that have been sent and count.

    They share one round and carry their evaluations, so that weighing all of them takes no
    further query.
    """
    prefetch_related_objects([round], "criteria", "rubric", "figures")
    submissions = (
        Submission.objects.filter(
            round=round, state__in=COUNTED_STATES, current_version__isnull=False
        )
        .select_related("current_version")
        .prefetch_related(*WITH_EVALUATIONS)
    )
    for submission in submissions:
        submission.round = round
        submission.current_version.submission = submission
    return {submission.district_id: submission for submission in submissions}


def _result(submission, *, rubric, by, at):
    outcome = outcome_of(submission)
    return Result(
        submission=submission,
        derived_level=outcome.decision.level,
        level=outcome.decision.level,
        explanation_th=outcome.explanations["th"].text,
        explanation_en=outcome.explanations["en"].text,
        inputs=asdict(outcome.facts),
        rubric=rubric,
        released_at=at,
        released_by=by,
    )


def _not_reported(non_report, *, rubric, by, at):
    submission, _created = Submission.objects.get_or_create(
        round=non_report.round, district=non_report.district
    )
    return Result(
        submission=submission,
        explanation_th=NOT_REPORTED["th"],
        explanation_en=NOT_REPORTED["en"],
        rubric=rubric,
        released_at=at,
        released_by=by,
    )
