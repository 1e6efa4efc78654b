"""Results become final and visible, all of a round at once."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from areas.models import District
from areas.queries import districts_existing
from evidence.domain.audit import record, record_each
from evidence.domain.errors import Refused
from evidence.domain.explanation import NOT_REPORTED
from evidence.domain.facts import rules_of
from evidence.domain.outcomes import OutcomeState, outcomes_of
from evidence.domain.overriding import overrides_of
from evidence.enums import SubmissionState
from evidence.models import Result, Round, Submission

#: Returned and unanswered: the last submitted version stands.
COUNTED_STATES = [SubmissionState.SUBMITTED, SubmissionState.RETURNED]

NOT_READY = {
    OutcomeState.WAITING: _("is not evaluated yet"),
    OutcomeState.DIFFERS: _("is judged differently by its evaluators"),
}


def unready(round, at=None):
    """The districts that keep the round from being released, and why: (District, reason)."""
    at = at or timezone.now()
    submissions = _counted(round)
    revising = set(round.extensions.filter(until__gt=at).values_list("district_id", flat=True))
    outcomes = outcomes_of(round, submissions.values())
    closed = set(round.non_reports.values_list("district_id", flat=True))
    expected = set(districts_existing(round.closes_at).values_list("pk", flat=True))
    waiting = []
    for district in District.objects.filter(pk__in=expected | submissions.keys()):
        if submission := submissions.get(district.pk):
            if submission.state == SubmissionState.RETURNED and district.pk in revising:
                waiting.append((district, _("is revising its report")))
            elif reason := NOT_READY.get(outcomes[submission.pk].state):
                waiting.append((district, reason))
        elif district.pk not in closed:
            waiting.append((district, _("has neither reported nor been closed")))
    return waiting


def release(*, round, by, at=None):
    """Store every district's Result and show them all; returns how many. Raises Refused.

    Each result keeps its inputs and the rubric as they are now: a rubric changed later leaves
    it as released. A district that was closed and then reported after all counts as reported.
    An override takes the place of the derived level, which is kept beside it.
    """
    at = at or timezone.now()
    with transaction.atomic():
        round = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
        if round.released_at is not None:
            raise Refused(_("The results have been released already."), code="released")
        if at < round.closes_at:
            raise Refused(_("Results are released after the round has closed."), code="open")
        if waiting := unready(round, at):
            raise Refused(
                _("%(count)s districts are not ready: see the list."),
                code="unready",
                params={"count": len(waiting)},
            )
        rubric = [asdict(rule) for rule in rules_of(round)]
        submissions = _counted(round)
        outcomes = outcomes_of(round, submissions.values())
        results = [
            _result(submission, outcomes[submission.pk], rubric=rubric, by=by, at=at)
            for submission in submissions.values()
        ]
        results += [
            _not_reported(row, rubric=rubric, by=by, at=at)
            for row in round.non_reports.select_related("district").exclude(
                district__in=submissions.keys()
            )
        ]
        overrides = overrides_of(round, submissions.values())
        for result in results:
            _apply(overrides.get(result.submission.district_id), result)
        Result.objects.bulk_create(results)
        Submission.objects.filter(round=round, results__isnull=False).update(
            state=SubmissionState.FINALISED
        )
        round.released_at = at
        round.save(update_fields=["released_at"])
        record("released", round, by=by, results=len(results))
        record_each("level_released", [(row.submission, _levels(row)) for row in results], by=by)
    return len(results)


def _counted(round):
    """{district.pk: Submission} of the reports that have been sent and count."""
    return {
        submission.district_id: submission
        for submission in round.submissions.filter(
            state__in=COUNTED_STATES, current_version__isnull=False
        ).select_related("district")
    }


def _result(submission, outcome, *, rubric, by, at):
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


def _apply(override, result):
    if override and override.level != result.derived_level:
        result.level, result.override_reason = override.level, override.reason


def _levels(result):
    """What the log keeps of a result: there was none before the release."""
    return {
        "before": None,
        "level": result.level,
        "derived": result.derived_level,
        "reason": result.override_reason,
    }


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
