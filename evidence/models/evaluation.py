"""What evaluators say of a version: verdicts, figures borne by the evidence, acceptances."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evidence.enums import EvaluationState, VerdictValue

from .files import Evidence
from .kpi import Criterion, Figure
from .submissions import Submission, SubmissionVersion


class Assignment(models.Model):
    """An evaluator is to score a submission (การมอบหมายผู้ประเมิน)."""

    submission = models.ForeignKey(
        Submission,
        on_delete=models.CASCADE,
        related_name="assignments",
        verbose_name=_("submission"),
    )
    evaluator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="assignments",
        verbose_name=_("evaluator"),
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("assigned by"),
    )
    assigned_at = models.DateTimeField(_("assigned at"), auto_now_add=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "evaluator"], name="evidence_assigned_once"
            )
        ]

    def __str__(self):
        return f"{self.submission} – {self.evaluator}"


class Evaluation(models.Model):
    """One evaluator's judgement of one version (การประเมิน)."""

    version = models.ForeignKey(
        SubmissionVersion, on_delete=models.PROTECT, related_name="evaluations"
    )
    evaluator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="evaluations"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=EvaluationState, default=EvaluationState.DRAFT
    )
    figures_supported = models.BooleanField(_("figures supported"), null=True, blank=True)
    figures_reason = models.TextField(_("reason"), blank=True)
    private_note = models.TextField(_("private note"), blank=True)
    revision = models.PositiveIntegerField(
        default=0, help_text=_("Counts the savings, so that none overwrites another unseen.")
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "evaluator"], name="evidence_evaluation_once_an_evaluator"
            ),
            models.CheckConstraint(
                condition=Q(state=EvaluationState.DRAFT, submitted_at__isnull=True)
                | Q(state=EvaluationState.SUBMITTED, submitted_at__isnull=False),
                name="evidence_evaluation_submitted_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.version} – {self.evaluator}"


class Verdict(models.Model):
    """Whether a criterion is clearly done (ผลการประเมินรายประเด็น)."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="verdicts")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="verdicts")
    value = models.CharField(_("verdict"), max_length=10, choices=VerdictValue)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "criterion"], name="evidence_verdict_once_a_criterion"
            ),
            models.CheckConstraint(
                condition=Q(value__in=VerdictValue.values), name="evidence_verdict_value"
            ),
        ]

    def __str__(self):
        return f"{self.criterion}: {self.get_value_display()}"


class EvaluatedFigure(models.Model):
    """The figure that the evidence bears, where it does not bear the reported one."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="figures")
    figure = models.ForeignKey(Figure, on_delete=models.PROTECT, related_name="+")
    value = models.PositiveIntegerField(_("value"))

    class Meta:
        verbose_name = _("evaluated figure")
        verbose_name_plural = _("evaluated figures")
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "figure"], name="evidence_evaluated_figure_once"
            )
        ]

    def __str__(self):
        return f"{self.figure}: {self.value}"


class Acceptance(models.Model):
    """Whether a filed best practice, or the guideline, counts for this round (การรับรอง).

    Without `evidence` it is about the guideline. A school counts once, by `School`, however
    many of its practices are accepted.
    """

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="acceptances")
    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="acceptances"
    )
    accepted = models.BooleanField(_("accepted"))
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("acceptance")
        verbose_name_plural = _("acceptances")
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "evidence"], name="evidence_practice_accepted_once"
            ),
            models.UniqueConstraint(
                fields=["evaluation"],
                condition=Q(evidence__isnull=True),
                name="evidence_guideline_accepted_once",
            ),
        ]

    def __str__(self):
        return f"{self.evidence or self._meta.verbose_name}: {self.accepted}"


class ReturnReason(models.Model):
    """What the district is to revise in one criterion of a returned version."""

    version = models.ForeignKey(
        SubmissionVersion, on_delete=models.PROTECT, related_name="return_reasons"
    )
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    returned_at = models.DateTimeField(_("returned at"))

    class Meta:
        verbose_name = _("reason for the return")
        verbose_name_plural = _("reasons for the return")
        ordering = ["version", "criterion__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "criterion"], name="evidence_returned_once_a_criterion"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="evidence_return_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.version} – {self.criterion}"
