"""An evaluator's work on one version: verdicts, figures, acceptances, sending."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import record
from evidence.domain.conflicts import refuse_conflict
from evidence.domain.deadlines import is_open_for
from evidence.domain.errors import Refused, refuse_released
from evidence.domain.figures import Entry, problems_of
from evidence.domain.judgements import borne_figures
from evidence.domain.resubmission import carry_over
from evidence.enums import EvaluationState, Judgement, SubmissionState
from evidence.models import (
    Acceptance,
    EvaluatedFigure,
    Evaluation,
    Submission,
    Verdict,
)
from evidence.rules import may_score


class Overtaken(Refused):
    """The evaluation is newer than what the evaluator saw: nothing was overwritten."""

    def __init__(self):
        super().__init__(
            _("This evaluation was changed in another window meanwhile. Nothing was overwritten."),
            code="overtaken",
        )


def is_scorable(submission, at=None):
    """Whether the report's current version is to be evaluated at a moment (now).

    It has been sent, or was returned and not answered in time: then the version that was sent
    stands (design, “Submitting”). A returned report whose deadline runs waits for the district.
    """
    if submission.current_version_id is None or submission.round.released_at is not None:
        return False
    if submission.state == SubmissionState.RETURNED:
        return not is_open_for(round=submission.round, district=submission.district, at=at)
    return submission.state == SubmissionState.SUBMITTED


def start(*, submission, evaluator, at=None):
    """The evaluator's Evaluation of the current version, made on first use.

    A resubmission reopens only what changed: what was said of the version before is carried over
    where that is the same. Raises Refused.
    """
    refuse_conflict(submission=submission, evaluator=evaluator, by=evaluator)
    with transaction.atomic():
        submission = _locked(submission)
        _ensure_scorable(submission, evaluator, at)
        version = submission.current_version
        evaluation, created = Evaluation.objects.get_or_create(version=version, evaluator=evaluator)
        if created:
            carry_over(evaluation)
    return evaluation


def record_verdict(*, evaluation, criterion, value, reason, by, revision=None, at=None):
    """Say of a criterion whether it is clearly done. Returns the Evaluation as it is now.

    `revision` is the one that the evaluator saw; a newer one raises Overtaken.
    """
    with _changing(evaluation, by, revision, at) as evaluation:
        if criterion.round_id != evaluation.version.submission.round_id:
            raise Refused(_("This criterion belongs to another round."), code="round")
        if criterion.judgement != Judgement.VERDICT:
            raise Refused(_("This criterion takes no verdict."), code="judgement")
        before = evaluation.verdicts.filter(criterion=criterion).values("value", "reason").first()
        after = {"value": value, "reason": reason.strip()}
        if before == after:
            return evaluation
        Verdict.objects.update_or_create(evaluation=evaluation, criterion=criterion, defaults=after)
        _saved(evaluation)
        _log("verdict", evaluation, by, criterion=criterion.number, before=before, after=after)
    return evaluation


def record_figures(*, evaluation, supported, reason, by, values=None, revision=None, at=None):
    """Say whether the evidence supports the figures; if not, `values` {Figure: int} are those it
    bears, and the level uses them. They must add up. Raises Refused."""
    reason = reason.strip()
    values = values if supported is False and values else {}
    with _changing(evaluation, by, revision, at) as evaluation:
        before, reported = _figures_judged(evaluation), borne_figures(evaluation)
        after = {
            "supported": supported,
            "reason": reason,
            "figures": {figure.key: value for figure, value in values.items()},
        }
        if before == after:
            return evaluation
        if values:
            _ensure_sound(evaluation.version.submission.round, values)
        evaluation.figures_supported = supported
        evaluation.figures_reason = reason
        evaluation.figures.all().delete()
        EvaluatedFigure.objects.bulk_create(
            EvaluatedFigure(evaluation=evaluation, figure=figure, value=value)
            for figure, value in values.items()
        )
        _saved(evaluation)
        changes = _figures_changed(evaluation, reported)
        _log("figures_judged", evaluation, by, before=before, after=after, changes=changes)
    return evaluation


def record_acceptance(*, evaluation, evidence, accepted, reason, by, revision=None, at=None):
    """Accept a filed practice for this round, or refuse it; `evidence` None is the guideline."""
    with _changing(evaluation, by, revision, at) as evaluation:
        if evidence and not evaluation.version.evidence.filter(
            pk=evidence.pk, requirement__takes_practices=True
        ):
            raise Refused(_("This is not a best practice of the report."), code="practice")
        rows = evaluation.acceptances.filter(evidence=evidence)
        before = rows.values("accepted", "reason").first()
        after = {"accepted": accepted, "reason": reason.strip()}
        if before == after:
            return evaluation
        Acceptance.objects.update_or_create(
            evaluation=evaluation, evidence=evidence, defaults=after
        )
        _saved(evaluation)
        what = {"evidence": str(evidence.uid), "title": evidence.title} if evidence else {}
        _log("acceptance", evaluation, by, before=before, after=after, **what)
    return evaluation


def record_note(*, evaluation, note, by, revision=None, at=None):
    """Keep the evaluator's private note: no one else reads it, and the log does not know it."""
    with _changing(evaluation, by, revision, at) as evaluation:
        if evaluation.private_note != note.strip():
            evaluation.private_note = note.strip()
            _saved(evaluation)
    return evaluation


def open_points(evaluation):
    """What still lacks a judgement or its reason: {Criterion: sentence}; empty when it can be
    submitted. The guideline is judged where something is filed as one."""
    points = {}
    for criterion in evaluation.version.submission.round.criteria.order_by("number"):
        if point := _open_point(evaluation, criterion):
            points[criterion] = point
    return points


def submit_evaluation(*, evaluation, by, at=None, revision=None):
    """Send the evaluation: every judgement has its reason. Raises Refused with what is open."""
    with _changing(evaluation, by, revision, at) as evaluation:
        if points := open_points(evaluation):
            raise Refused([f"{criterion.number}. {point}" for criterion, point in points.items()])
        evaluation.state = EvaluationState.SUBMITTED
        evaluation.submitted_at = at or timezone.now()
        _saved(evaluation)
        states = {"before": EvaluationState.DRAFT, "after": evaluation.state}
        _log("evaluated", evaluation, by, **states)
    return evaluation


def reopen_evaluation(*, evaluation, by, at=None):
    """Take one's own submitted evaluation back to change it: until the release, and as long as
    nobody else has submitted theirs of the version. Raises Refused.

    From then on evaluators read each other's reasons, and what they think should not be changed
    by that unseen: an admin settles where they differ.
    """
    submission = evaluation.version.submission
    refuse_conflict(submission=submission, evaluator=by, by=by)
    with transaction.atomic():
        evaluation = _own(evaluation, by, at)
        if evaluation.state == EvaluationState.DRAFT:
            return evaluation
        others = evaluation.version.evaluations.exclude(pk=evaluation.pk)
        if others.filter(state=EvaluationState.SUBMITTED).exists():
            raise Refused(
                _(
                    "Another evaluator has submitted too, and you can read each other’s reasons: "
                    "your evaluation stays as it is. Tell a programme admin what is wrong in it."
                ),
                code="seen",
            )
        evaluation.state = EvaluationState.DRAFT
        evaluation.submitted_at = None
        _saved(evaluation)
        states = {"before": EvaluationState.SUBMITTED, "after": evaluation.state}
        _log("evaluation_reopened", evaluation, by, **states)
    return evaluation


@contextmanager
def _changing(evaluation, by, revision, at):
    """Yield the evaluator's own draft, locked, at the revision that the evaluator saw."""
    refuse_conflict(submission=evaluation.version.submission, evaluator=by, by=by)
    with transaction.atomic():
        evaluation = _own(evaluation, by, at)
        if evaluation.state != EvaluationState.DRAFT:
            raise Refused(
                _("This evaluation has been submitted. Reopen it to change it."), code="submitted"
            )
        if revision is not None and revision != evaluation.revision:
            raise Overtaken
        yield evaluation


def _own(evaluation, by, at):
    """The row, locked, if `by` may still change it."""
    evaluation = (
        Evaluation.objects.select_for_update(of=("self",))
        .select_related(
            "version__submission__round__indicator", "version__submission__district__region"
        )
        .get(pk=evaluation.pk)
    )
    submission = evaluation.version.submission
    if evaluation.evaluator_id != by.pk:
        raise Refused(_("This evaluation belongs to someone else."), code="owner")
    if submission.current_version_id != evaluation.version_id:
        raise Refused(
            _("The district has sent a newer version. Open the report again to see it."),
            code="version",
        )
    _ensure_scorable(submission, by, at)
    return evaluation


def _ensure_scorable(submission, evaluator, at):
    if not may_score(evaluator, submission):
        raise Refused(_("This report is not assigned to you."), code="assignment")
    refuse_released(submission.round)
    if not is_scorable(submission, at):
        raise Refused(_("There is no submitted version to evaluate."), code="state")


def _ensure_sound(round, values):
    """The figures that the evidence bears are complete and add up, like reported ones."""
    figures = list(round.figures.order_by("order"))
    entries = {figure.pk: Entry(values.get(figure), note="borne") for figure in figures}
    if problems := problems_of(figures=figures, entries=entries):
        raise Refused([problem.message for problem in problems])


def _figures_judged(evaluation):
    return {
        "supported": evaluation.figures_supported,
        "reason": evaluation.figures_reason,
        "figures": {row.figure.key: row.value for row in evaluation.figures.all()},
    }


def _figures_changed(evaluation, before):
    """{number: [before, now]} of the figures that count otherwise than `before` {key: int}."""
    after = borne_figures(evaluation)
    return {
        figure.number: [before.get(figure.key), after.get(figure.key)]
        for figure in evaluation.version.submission.round.figures.order_by("order")
        if before.get(figure.key) != after.get(figure.key)
    }


def _open_point(evaluation, criterion):
    """The sentence that says what the criterion still lacks, or None."""
    match criterion.judgement:
        case Judgement.VERDICT:
            verdict = evaluation.verdicts.filter(criterion=criterion).first()
            if verdict is None:
                return _("Judge it and give the reason.")
            return None if verdict.reason else _("Give the reason.")
        case Judgement.FIGURES:
            if evaluation.figures_supported is None or not evaluation.figures_reason:
                return _("Say whether the evidence supports the figures, with the reason.")
            if not evaluation.figures_supported and not evaluation.figures.exists():
                return _("Enter the figures that the evidence bears, or return the report.")
        case Judgement.PRACTICES:
            judged = evaluation.acceptances.exclude(reason="")
            if _to_accept(evaluation.version) - set(judged.values_list("evidence_id", flat=True)):
                return _("Say of each practice, and of the guideline, whether it is accepted.")
    return None


def _to_accept(version):
    """The pks of the practices filed, with None for the guideline if one is filed."""
    filed = version.evidence.values_list(
        "pk", "requirement__takes_practices", "requirement__is_guideline"
    )
    practices = {pk for pk, is_practice, _guideline in filed if is_practice}
    has_guideline = any(is_guideline for _pk, _practice, is_guideline in filed)
    return practices | ({None} if has_guideline else set())


def _saved(evaluation):
    evaluation.revision += 1
    evaluation.save()


def _log(action, evaluation, by, **data):
    submission = evaluation.version.submission
    record(action, submission, by=by, version=evaluation.version.number, **data)


def _locked(submission):
    return (
        Submission.objects.select_for_update(of=("self",))
        .select_related("round__indicator", "district__region", "current_version")
        .get(pk=submission.pk)
    )
