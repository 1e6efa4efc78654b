"""One report as its evaluators read it: what was sent, criterion by criterion."""

from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext as _

from evidence.domain.figures import found_and_total, words_of
from evidence.domain.judgements import differing
from evidence.domain.queries.signals import add_signals
from evidence.domain.resubmission import changed_criteria, new_items, previous_evaluation
from evidence.enums import EvaluationState, Judgement, VerdictValue
from evidence.models import Evaluation, Settlement, Submission, SubmissionVersion, Verdict

PHRASES = 4


@dataclass(frozen=True, kw_only=True)
class CriterionReport:
    """A criterion with [(requirement, [Evidence])] of the version; `is_changed` since the last."""

    criterion: object
    requirements: list
    is_changed: bool = False

    @property
    def items(self):
        return sum(len(items) for requirement, items in self.requirements)

    @property
    def missing(self):
        return [requirement for requirement, items in self.requirements if not items]

    @property
    def practices(self):
        return [
            item
            for requirement, items in self.requirements
            if requirement.takes_practices
            for item in items
        ]

    @property
    def has_guideline(self):
        return any(items for requirement, items in self.requirements if requirement.is_guideline)


@dataclass(frozen=True, kw_only=True)
class Report:
    """A version in full. Nothing of the PA part is in it: evaluators never see that."""

    version: object
    criteria: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    notified: list = field(default_factory=list)

    @property
    def found_and_total(self):
        """(found, dropouts in all) as reported, or None where the round or the report has none."""
        values = {row.figure.key: row.value for row in self.figures}
        pair = found_and_total(figures=[row.figure for row in self.figures], values=values)
        return None if None in pair else pair

    def criterion(self, number):
        return next((row for row in self.criteria if row.criterion.number == number), None)


def submission_to_read(pk):
    """The Submission with all that its head shows, or None if there is none that was sent."""
    return (
        Submission.objects.filter(pk=pk, current_version__isnull=False)
        .select_related("round__indicator", "district__region", "current_version__submitted_by")
        .prefetch_related("round__criteria__requirements", "round__figures", "round__rubric")
        .first()
    )


def report_of(submission, *, evaluation=None):
    """The Report of the current version; what changed since `evaluation`'s last one is marked."""
    version = submission.current_version
    changed, new = _since(evaluation)
    by_requirement = {}
    items = list(
        version.evidence.filter(requirement__criterion__isnull=False)
        .select_related("file", "requirement", "school", "added_by", "link_check")
        .order_by("added_at", "pk")
    )
    add_signals(items, submission.round)
    for item in items:
        item.is_new = str(item.uid) in new
        by_requirement.setdefault(item.requirement_id, []).append(item)
    return Report(
        version=version,
        criteria=[
            CriterionReport(
                criterion=criterion,
                requirements=[
                    (requirement, by_requirement.get(requirement.pk, []))
                    for requirement in criterion.requirements.all()
                ],
                is_changed=criterion.pk in changed,
            )
            for criterion in submission.round.criteria.all()
        ],
        figures=figure_tree(submission.round, version.figures, last_figures(submission)),
        notified=_notified(submission),
    )


@dataclass(frozen=True)
class FigureRow:
    """A figure as reported, `depth` levels down its tree; `last` is that of the year before."""

    figure: object
    depth: int
    value: int | None
    words: str
    last: int | None


def figure_tree(round, sent, last):
    """A FigureRow for each figure in order; `sent` and `last` are SubmissionVersion.figures."""
    depths, rows = {}, []
    for figure in round.figures.all():
        depths[figure.pk] = depth = depths.get(figure.parent_id, -1) + 1
        entry = sent.get(figure.key, {})
        before = last.get(figure.key, {}).get("value")
        rows.append(FigureRow(figure, depth, entry.get("value"), words_of(entry), before))
    return rows


def last_figures(submission):
    """What the district reported in the same round of the year before; {} for no figures."""
    round = submission.round
    if not round.figures.all():
        return {}
    last = SubmissionVersion.objects.filter(
        current_of__district=submission.district_id,
        current_of__round__months=round.months,
        current_of__round__indicator__fiscal_year=round.indicator.fiscal_year - 1,
    )
    return last.values_list("figures", flat=True).first() or {}


def _notified(submission):
    """The newest NotifiedCount of each source in the round's year, where the round has figures."""
    round = submission.round
    if not round.figures.all():
        return []
    counts = submission.district.notified_counts.filter(fiscal_year=round.indicator.fiscal_year)
    return list({count.source: count for count in counts.order_by("source", "as_of")}.values())


def evaluations_of(submission):
    """Every Evaluation of the current version with its judgements, as they were submitted."""
    version = submission.current_version
    version.submission = submission
    evaluations = list(
        Evaluation.objects.filter(version=version)
        .select_related("evaluator")
        .prefetch_related("verdicts", "figures__figure", "acceptances__evidence")
        .order_by("submitted_at", "pk")
    )
    for evaluation in evaluations:
        evaluation.version = version
    return evaluations


def own(evaluations, user):
    """The user's own of some evaluations, or None."""
    return next((row for row in evaluations if row.evaluator_id == user.pk), None)


def given_up(submission, evaluations):
    """Drafts among some evaluations whose evaluator the report is no longer assigned to.

    They are kept to be read by central staff and do not count.
    """
    drafts = [row for row in evaluations if row.state == EvaluationState.DRAFT]
    if not drafts:
        return []
    assigned = set(submission.assignments.values_list("evaluator", flat=True))
    return [row for row in drafts if row.evaluator_id not in assigned]


def comparable(evaluations, user, *, as_admin):
    """The submitted ones of some evaluations, as far as `user` may compare them.

    Evaluators are blind to each other until they have submitted their own; `as_admin` reads them
    all, and is not for an admin who has an evaluation of their own to write.
    """
    submitted = [row for row in evaluations if row.state == EvaluationState.SUBMITTED]
    return submitted if as_admin or own(submitted, user) else []


@dataclass(frozen=True)
class Said:
    """What an evaluation says of a criterion, or with `evidence` of one practice filed there."""

    evaluation: object
    is_good: bool
    reason: str
    judgement: str = Judgement.VERDICT
    evidence: object = None
    is_guideline: bool = False

    @property
    def verdict(self):
        """What was said, in a word or two."""
        match self.judgement:
            case Judgement.FIGURES:
                good, bad = _("Supported by the evidence"), _("Not supported by the evidence")
            case Judgement.PRACTICES:
                good, bad = _("Accepted"), _("Not accepted")
            case _verdict:
                good, bad = VerdictValue.CLEAR.label, VerdictValue.NOT_CLEAR.label
        return good if self.is_good else bad

    @property
    def what(self):
        """What it is about within the criterion, in words; empty for the criterion itself."""
        if self.is_guideline:
            return _("The office’s guideline")
        return self.evidence.title if self.evidence else ""


def said_by(evaluations):
    """{criterion.pk: [Said]}: what each of several evaluations says, side by side."""
    said = {}
    for evaluation in evaluations:
        for pk, row in _sayings(evaluation):
            said.setdefault(pk, []).append(row)
    return {pk: sorted(rows, key=lambda row: row.what) for pk, rows in said.items()}


@dataclass(frozen=True)
class Dispute:
    """A point that evaluations judge differently, and the Settlement of it, if there is one."""

    evidence: object
    said: list
    settlement: object = None

    @property
    def what(self):
        return self.said[0].what


def disputes_in(submission, evaluations):
    """{criterion.pk: [Dispute]} of submitted evaluations of the current version."""
    points = differing(evaluations)
    if not points:
        return {}
    rows = Settlement.objects.filter(version=submission.current_version_id)
    settled = {row.point: row for row in rows.select_related("settled_by", "evaluation__evaluator")}
    said = said_by(evaluations)
    disputes = {}
    for criterion, evidence in points:
        rows = [
            row
            for row in said.get(criterion, [])
            if (row.evidence.pk if row.evidence else None) == evidence
        ]
        if rows:
            dispute = Dispute(rows[0].evidence, rows, settled.get((criterion, evidence)))
            disputes.setdefault(criterion, []).append(dispute)
    return disputes


def _sayings(evaluation):
    """(criterion.pk, Said) of one evaluation."""
    for row in evaluation.verdicts.all():
        is_clear = row.value == VerdictValue.CLEAR
        yield row.criterion_id, Said(evaluation, is_clear, row.reason)
    for criterion in evaluation.version.submission.round.criteria.all():
        match criterion.judgement:
            case Judgement.FIGURES if evaluation.figures_supported is not None:
                supported, reason = evaluation.figures_supported, evaluation.figures_reason
                yield criterion.pk, Said(evaluation, supported, reason, Judgement.FIGURES)
            case Judgement.PRACTICES:
                for row in evaluation.acceptances.all():
                    is_guideline = row.evidence_id is None
                    yield (
                        criterion.pk,
                        Said(
                            evaluation,
                            row.accepted,
                            row.reason,
                            Judgement.PRACTICES,
                            row.evidence,
                            is_guideline,
                        ),
                    )


def phrases_of(evaluator, round):
    """{criterion.pk: [reason]}: what this evaluator wrote most often, ready to be used again."""
    phrases = {}
    rows = (
        Verdict.objects.filter(evaluation__evaluator=evaluator, criterion__round=round)
        .exclude(reason="")
        .values("criterion", "reason")
        .annotate(times=Count("pk"))
        .order_by("-times", "reason")
    )
    for row in rows:
        mine = phrases.setdefault(row["criterion"], [])
        if len(mine) < PHRASES:
            mine.append(row["reason"])
    return phrases


def _since(evaluation):
    """(criteria that changed, uids of what is new) since the version that they saw before."""
    previous = evaluation and previous_evaluation(evaluation)
    if not previous:
        return set(), set()
    versions = {"now": evaluation.version, "then": previous.version}
    return changed_criteria(**versions), new_items(**versions)
