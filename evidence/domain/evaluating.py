"""An evaluator's work on one version: verdicts, figures, acceptances, sending."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import record
from evidence.domain.errors import Refused
from evidence.domain.figures import Entry, problems_of
from evidence.enums import EvaluationState, Judgement, SubmissionState
from evidence.models import (
    Acceptance,
    EvaluatedFigure,
    Evaluation,
    Submission,
    Verdict,
)
from evidence.rules import has_conflict, may_score


class Conflicted(Refused):
    def __init__(self):
        super().__init__(
            _("You belong to this district, so you cannot score its report."), code="conflict"
        )


class Overtaken(Refused):
    def __init__(self):
        super().__init__(
            _(
                "This evaluation was changed in another window meanwhile. Nothing was overwritten: "
                "reload the page and enter your change again."
            ),
            code="overtaken",
        )


def start(*, submission, evaluator, at=None):
    """The evaluator's Evaluation of the current version, made on first use.

    A resubmission reopens only what changed: verdicts on criteria whose evidence is the same as
    in the version evaluated before are carried over. Raises Refused.
    """
    _refuse_conflict(submission, evaluator)
    with transaction.atomic():
        submission = _locked(submission)
        _ensure_scorable(submission, evaluator)
        version = submission.current_version
        evaluation, created = Evaluation.objects.get_or_create(version=version, evaluator=evaluator)
        if created:
            _carry_over(evaluation)
    return evaluation


def record_verdict(*, evaluation, criterion, value, reason, by, revision=None):
    """Say of a criterion whether it is clearly done. Returns the Evaluation as it is now.

    `revision` is the one that the evaluator saw; a newer one raises Overtaken.
    """
    with _changing(evaluation, by, revision) as evaluation:
        if criterion.round_id != evaluation.version.submission.round_id:
            raise Refused(_("This criterion belongs to another round."), code="round")
        before = evaluation.verdicts.filter(criterion=criterion).values("value", "reason").first()
        after = {"value": value, "reason": reason.strip()}
        Verdict.objects.update_or_create(evaluation=evaluation, criterion=criterion, defaults=after)
        _saved(evaluation)
        _log("verdict", evaluation, by, criterion=criterion.number, before=before, after=after)
    return evaluation


def record_figures(*, evaluation, supported, reason, by, values=None, revision=None):
    """Say whether the evidence supports the figures; if not, `values` {Figure: int} are those it
    bears, and the level uses them. They must add up. Raises Refused."""
    with _changing(evaluation, by, revision) as evaluation:
        evaluation.figures_supported = supported
        evaluation.figures_reason = reason.strip()
        evaluation.figures.all().delete()
        if supported is False and values:
            figures = list(evaluation.version.submission.round.figures.order_by("order"))
            entries = {figure.pk: Entry(values.get(figure), note="borne") for figure in figures}
            if problems := problems_of(figures=figures, entries=entries):
                raise Refused([problem.message for problem in problems])
            EvaluatedFigure.objects.bulk_create(
                EvaluatedFigure(evaluation=evaluation, figure=figure, value=value)
                for figure, value in values.items()
            )
        _saved(evaluation)
        _log(
            "figures_judged",
            evaluation,
            by,
            supported=supported,
            reason=reason,
            figures={figure.key: value for figure, value in (values or {}).items()},
        )
    return evaluation


def record_acceptance(*, evaluation, evidence, accepted, reason, by, revision=None):
    """Accept a filed practice for this round, or refuse it; `evidence` None is the guideline."""
    with _changing(evaluation, by, revision) as evaluation:
        if evidence and not evaluation.version.evidence.filter(
            pk=evidence.pk, requirement__takes_practices=True
        ):
            raise Refused(_("This is not a best practice of the report."), code="practice")
        Acceptance.objects.update_or_create(
            evaluation=evaluation,
            evidence=evidence,
            defaults={"accepted": accepted, "reason": reason.strip()},
        )
        _saved(evaluation)
        _log(
            "acceptance",
            evaluation,
            by,
            evidence=str(evidence.uid) if evidence else None,
            accepted=accepted,
            reason=reason,
        )
    return evaluation


def record_note(*, evaluation, note, by, revision=None):
    """Keep the evaluator's private note: no one else reads it."""
    with _changing(evaluation, by, revision) as evaluation:
        evaluation.private_note = note.strip()
        _saved(evaluation)
    return evaluation


def open_points(evaluation):
    """What still lacks a judgement or its reason: sentences; empty when it can be submitted."""
    version = evaluation.version
    round = version.submission.round
    verdicts = {verdict.criterion_id: verdict for verdict in evaluation.verdicts.all()}
    acceptances = {row.evidence_id: row for row in evaluation.acceptances.all()}
    points = []
    for criterion in round.criteria.all():
        match criterion.judgement:
            case Judgement.VERDICT:
                done = criterion.pk in verdicts and verdicts[criterion.pk].reason
            case Judgement.FIGURES:
                done = evaluation.figures_supported is not None and evaluation.figures_reason
            case Judgement.PRACTICES:
                practices = version.evidence.filter(requirement__takes_practices=True)
                wanted = [None, *practices.values_list("pk", flat=True)]
                done = all(key in acceptances and acceptances[key].reason for key in wanted)
            case _:
                done = True
        if not done:
            points.append(
                _("Criterion %(number)s: judge it and give the reason.")
                % {"number": criterion.number}
            )
    return points


def submit_evaluation(*, evaluation, by, at=None, revision=None):
    """Send the evaluation: every judgement has its reason. Raises Refused with what is open."""
    with _changing(evaluation, by, revision) as evaluation:
        if points := open_points(evaluation):
            raise Refused(points)
        evaluation.state = EvaluationState.SUBMITTED
        evaluation.submitted_at = at or timezone.now()
        _saved(evaluation)
        _log("evaluated", evaluation, by)
    return evaluation


def reopen_evaluation(*, evaluation, by):
    """Take one's own submitted evaluation back to change it; possible until the release."""
    _refuse_conflict(evaluation.version.submission, by)
    with transaction.atomic():
        evaluation = _own(evaluation, by)
        evaluation.state = EvaluationState.DRAFT
        evaluation.submitted_at = None
        _saved(evaluation)
        _log("evaluation_reopened", evaluation, by)
    return evaluation


@contextmanager
def _changing(evaluation, by, revision):
    """Yield the evaluator's own draft, locked, at the revision that the evaluator saw."""
    _refuse_conflict(evaluation.version.submission, by)
    with transaction.atomic():
        yield _editable(evaluation, by, revision)


def _refuse_conflict(submission, evaluator):
    """Raise Conflicted, and log it: outside the transaction, or the log would go with it."""
    if has_conflict(evaluator, submission):
        record("refused_conflict", submission, by=evaluator)
        raise Conflicted


def _editable(evaluation, by, revision):
    evaluation = _own(evaluation, by)
    if evaluation.state != EvaluationState.DRAFT:
        raise Refused(
            _("This evaluation has been submitted. Reopen it to change it."), code="submitted"
        )
    if revision is not None and revision != evaluation.revision:
        raise Overtaken
    return evaluation


def _own(evaluation, by):
    """The row, locked, if `by` may still change it."""
    evaluation = (
        Evaluation.objects.select_for_update(of=("self",))
        .select_related("version__submission__round__indicator", "version__submission__district")
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
    _ensure_scorable(submission, by)
    return evaluation


def _ensure_scorable(submission, evaluator):
    if not may_score(evaluator, submission):
        raise Refused(_("This report is not assigned to you."), code="assignment")
    if submission.round.released_at is not None:
        raise Refused(_("The results have been released."), code="released")
    if submission.state != SubmissionState.SUBMITTED:
        raise Refused(_("There is no submitted version to evaluate."), code="state")


def _saved(evaluation):
    evaluation.revision += 1
    evaluation.save()


def _log(action, evaluation, by, **data):
    submission = evaluation.version.submission
    record(action, submission, by=by, version=evaluation.version.number, **data)


def _carry_over(evaluation):
    """Take over verdicts of the evaluator's last evaluation where the evidence is unchanged."""
    version = evaluation.version
    previous = (
        Evaluation.objects.filter(
            evaluator=evaluation.evaluator,
            version__submission=version.submission_id,
            version__number__lt=version.number,
        )
        .order_by("-version__number")
        .first()
    )
    if previous is None:
        return
    now, then = _evidence_by_criterion(version), _evidence_by_criterion(previous.version)
    Verdict.objects.bulk_create(
        Verdict(
            evaluation=evaluation,
            criterion_id=verdict.criterion_id,
            value=verdict.value,
            reason=verdict.reason,
        )
        for verdict in previous.verdicts.all()
        if now.get(verdict.criterion_id) == then.get(verdict.criterion_id)
    )


def _evidence_by_criterion(version):
    by_criterion = {}
    for evidence_pk, criterion_pk in version.evidence.values_list(
        "pk", "requirement__criterion_id"
    ):
        by_criterion.setdefault(criterion_pk, set()).add(evidence_pk)
    return by_criterion


def _locked(submission):
    return (
        Submission.objects.select_for_update(of=("self",))
        .select_related("round__indicator", "district", "current_version")
        .get(pk=submission.pk)
    )
