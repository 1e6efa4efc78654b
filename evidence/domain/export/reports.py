"""A whole round as the workbook shows it: one Report for every district, whatever it did."""

from dataclasses import asdict, dataclass
from decimal import Decimal

from django.db.models import (
    Exists,
    FilteredRelation,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    prefetch_related_objects,
)
from django.utils.translation import gettext as _

from areas.models import District
from areas.queries import districts_existing
from evidence.domain.figures import found_and_total
from evidence.domain.outcomes import Outcome, OutcomeState, outcomes_of
from evidence.domain.queries.judgements import submitted_with_judgements
from evidence.enums import Judgement, RoundPhase
from evidence.models import Figure, NonReport, Override, Result, Round, Submission
from thai.bilingual import is_english, pair
from thai.numbers import percent_cut


@dataclass(kw_only=True)
class Report:
    """A district in a round: what it sent last, and what that came to.

    Before the release there is an `outcome`, after it a `result`; neither where nothing counts.
    `evaluations` are the submitted ones of the version that counts, `settlements` what was decided
    where they differ. `previous` is the Result that a correction took the place of.
    """

    district: District
    submission: Submission | None = None
    not_reported: bool = False
    evaluations: list | tuple = ()
    settlements: list | tuple = ()
    outcome: Outcome | None = None
    result: Result | None = None
    previous: Result | None = None

    @property
    def version(self):
        return self.submission and self.submission.current_version

    @property
    def name(self):
        """The district's name as it was when it sent its report."""
        if self.submission and self.submission.district_name_th:
            return pair(self.submission.district_name_th, self.submission.district_name_en)
        return self.district.name

    @property
    def region(self):
        return (self.submission and self.submission.region) or self.district.region

    @property
    def state(self):
        """Where the report stands, in words."""
        if self.not_reported:
            return _("Not reported")
        if self.submission is None:
            return _("Not begun")
        if self.version is None:
            return _("Draft, not sent")
        return self.submission.get_state_display()

    @property
    def level(self):
        """The level as released, else the one that holds now; None without one."""
        if self.result:
            return self.result.level
        return self.override[0] if self.override else self.derived_level

    @property
    def derived_level(self):
        """The level that the evaluations give; None without one."""
        if self.result:
            return self.result.derived_level
        return self.outcome.decision.level if self._is_ready else None

    @property
    def override(self):
        """(level, reason) of a level decided in place of the derived one; None where there is none.

        Before the release one holds for the version that it was decided on.
        """
        if self.result:
            reason = self.result.override_reason
            return (self.result.level, reason) if reason else None
        made = self.district
        counting = self.submission and self.submission.current_version_id
        if made.override_level is None or made.override_version != counting:
            return None
        return made.override_level, made.override_reason

    @property
    def correction(self):
        """The Correction that made the result, or None."""
        return getattr(self.result, "correction", None) if self.result else None

    @property
    def settled(self):
        """{point: Evaluation} of what was decided where evaluators differ."""
        by_pk = {evaluation.pk: evaluation for evaluation in self.evaluations}
        return {
            row.point: by_pk[row.evaluation_id]
            for row in self.settlements
            if row.evaluation_id in by_pk
        }

    @property
    def standing(self):
        """How final the level is, or why there is none, in words."""
        if self.result:
            return RoundPhase.RELEASED.label
        if self._is_ready or self.override:
            return _("Not released yet")
        if self.outcome and self.outcome.state == OutcomeState.DIFFERS:
            return _("Evaluators differ")
        return _("Awaiting evaluation") if self.outcome else ""

    @property
    def explanation(self):
        """Why this level, in the active language."""
        if self.result:
            return self.result.explanation
        if not self._is_ready:
            return ""
        return self.outcome.explanations["en" if is_english() else "th"].text

    @property
    def facts(self):
        """What the level rests on, as in rubric.Facts; {} while there is none."""
        if self.result:
            return self.result.inputs
        return asdict(self.outcome.facts) if self._is_ready else {}

    def found_and_total(self, figures):
        """The figures that the level rests on; those sent while there is none."""
        facts = self.facts
        if facts:
            return facts["found"], facts["total"]
        sent = self.version.figures if self.version else {}
        values = {key: figure["value"] for key, figure in sent.items()}
        return found_and_total(figures=figures, values=values)

    @property
    def _is_ready(self):
        return self.outcome is not None and self.outcome.state == OutcomeState.READY


@dataclass(kw_only=True)
class RoundReports:
    """The round, what it asks for, and its reports by inspection region in Thai order."""

    round: Round
    is_released: bool
    reports: list[Report]

    @property
    def criteria(self):
        return list(self.round.criteria.all())

    @property
    def figures(self):
        return list(self.round.figures.all())

    @property
    def enough(self):
        """How many evaluations make a verdict count."""
        return 1 if self.is_released else self.round.evaluators_per_submission


def reports_of(round, at):
    """The RoundReports of a moment: as many queries for 245 districts as for one."""
    reports = _by_district(round)
    sent = [report for report in reports if report.version]
    is_released = round.phase(at) == RoundPhase.RELEASED
    if is_released:
        prefetch_related_objects([round], "criteria")
        kinds = {criterion.judgement for criterion in round.criteria.all()}
        figures = Figure.objects.all() if Judgement.FIGURES in kinds else Figure.objects.none()
        prefetch_related_objects([round], Prefetch("figures", figures))
        _add_results(round, reports)
        _add_evaluations(round, sent)
    else:
        outcomes = outcomes_of(round, [report.submission for report in sent])
        for report in sent:
            report.outcome = outcomes[report.submission.pk]
            report.evaluations = report.submission.evaluations
            report.settlements = report.submission.settled
    return RoundReports(round=round, is_released=is_released, reports=reports)


def percentage(found, total):
    """Found × 100 / total with two decimals, cut; None where there is nothing to divide."""
    if found is None or not total:
        return None
    return Decimal(percent_cut(found, total))


def _by_district(round):
    """A Report for every district that existed when the round closed, or reported in it."""
    reported = Submission.objects.filter(round=round)
    closed = NonReport.objects.filter(round=round, district=OuterRef("pk"))
    override = Override.objects.filter(round=round, district=OuterRef("pk"))
    districts = (
        District.objects.filter(
            Q(pk__in=districts_existing(round.closes_at)) | Q(pk__in=reported.values("district"))
        )
        .annotate(
            closed=Exists(closed),
            override_level=Subquery(override.values("level")),
            override_version=Subquery(override.values("version")),
            override_reason=Subquery(override.values("reason")),
            report=FilteredRelation("submissions", condition=Q(submissions__round=round)),
        )
        .select_related("region", "seat", "report__region", "report__current_version")
        .defer("report__current_version__manifest")
    )
    reports = []
    for district in districts:
        submission = getattr(district, "report", None)
        # A district that was closed and then reported after all counts as reported.
        is_closed = district.closed and not (submission and submission.current_version_id)
        reports.append(Report(district=district, submission=submission, not_reported=is_closed))
    return sorted(reports, key=lambda report: (report.region.number, report.district.sort_key))


def _add_results(round, reports):
    results = (
        Result.objects.filter(submission__round=round)
        .select_related("correction")
        .defer("rubric")
        .order_by("sequence")
    )
    by_submission = {}
    for result in results:
        by_submission.setdefault(result.submission_id, []).append(result)
    for report in reports:
        *before, report.result = by_submission.get(
            report.submission and report.submission.pk, [None]
        )
        report.previous = before[-1] if before else None


def _add_evaluations(round, reports):
    """The submitted evaluations of the versions that count, and what was decided between them."""
    by_version = {}
    for evaluation in submitted_with_judgements(version__current_of__round=round):
        by_version.setdefault(evaluation.version_id, []).append(evaluation)
    for report in reports:
        report.evaluations = by_version.get(report.version.pk, [])
        report.settlements = [
            row for evaluation in report.evaluations for row in evaluation.settlements.all()
        ]
