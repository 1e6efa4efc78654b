"""What a resubmission changed, and what of the evaluator's earlier work still holds."""

from evidence.domain.comparing import changes_between
from evidence.models import Acceptance, EvaluatedFigure, Evaluation, Verdict


def previous_evaluation(evaluation):
    """The same evaluator's Evaluation of the last version they saw before this one, or None."""
    version = evaluation.version
    return (
        Evaluation.objects.filter(
            evaluator=evaluation.evaluator_id,
            version__submission=version.submission_id,
            version__number__lt=version.number,
        )
        .select_related("version")
        .order_by("-version__number")
        .first()
    )


def changed_criteria(*, now, then):
    """The pks of criteria whose evidence is not the same in two versions, the PA part left out."""
    changes = changes_between(then.manifest, now.manifest)
    numbers = [change.number for change in changes if change.number is not None]
    criteria = now.submission.round.criteria.filter(number__in=numbers)
    return set(criteria.values_list("pk", flat=True))


def new_items(*, now, then):
    """The uids, as text, of the evidence of `now` that stood in no such form in `then`."""
    changes = changes_between(then.manifest, now.manifest)
    rows = [row for change in changes for row in change.added]
    rows += [new for change in changes for old, new in change.replaced]
    return {row["evidence"] for row in rows}


def carry_over(evaluation):
    """Take over what the evaluator said of the version before, where that stayed the same.

    Verdicts on criteria with the same evidence, the judgement of the same figures, acceptances of
    practices that are still there, and the private note.
    """
    previous = previous_evaluation(evaluation)
    if previous is None:
        return
    version = evaluation.version
    changed = changed_criteria(now=version, then=previous.version)
    Verdict.objects.bulk_create(
        Verdict(
            evaluation=evaluation, criterion_id=row.criterion_id, value=row.value, reason=row.reason
        )
        for row in previous.verdicts.exclude(criterion__in=changed)
    )
    if version.figures == previous.version.figures:
        _carry_figures(evaluation, previous)
    _carry_acceptances(evaluation, previous)
    evaluation.private_note = previous.private_note
    evaluation.save()


def _carry_figures(evaluation, previous):
    evaluation.figures_supported = previous.figures_supported
    evaluation.figures_reason = previous.figures_reason
    EvaluatedFigure.objects.bulk_create(
        EvaluatedFigure(evaluation=evaluation, figure_id=row.figure_id, value=row.value)
        for row in previous.figures.all()
    )


def _carry_acceptances(evaluation, previous):
    same_guideline = _guideline(evaluation.version) == _guideline(previous.version)
    still_there = set(evaluation.version.evidence.values_list("pk", flat=True))
    still_there -= _rewritten(now=evaluation.version, then=previous.version)
    Acceptance.objects.bulk_create(
        Acceptance(
            evaluation=evaluation,
            evidence_id=row.evidence_id,
            accepted=row.accepted,
            reason=row.reason,
        )
        for row in previous.acceptances.all()
        if (same_guideline if row.evidence_id is None else row.evidence_id in still_there)
    )


def _rewritten(*, now, then):
    """The pks of evidence whose write-up says something else in the newer version."""
    texts = dict(then.practices.values_list("evidence_id", "sha256"))
    rows = now.practices.values_list("evidence_id", "sha256")
    return {evidence_pk for evidence_pk, sha256 in rows if texts.get(evidence_pk) != sha256}


def _guideline(version):
    return set(version.evidence.filter(requirement__is_guideline=True).values_list("pk", flat=True))
