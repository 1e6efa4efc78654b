"""The level given to a report, as released."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thai.bilingual import bilingual

from .submissions import Submission


class Result(models.Model):
    """The released level of a report (ผลสรุป) with its reasons, inputs and rubric.

    It never changes: a correction adds the next `sequence`. `level` is NULL for a district that
    did not report. `inputs` holds the facts as in `evidence.domain.rubric.Facts`, `rubric` the
    levels with their conditions.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="results")
    sequence = models.PositiveSmallIntegerField(_("sequence"), default=1)
    derived_level = models.PositiveSmallIntegerField(_("derived level"), null=True, blank=True)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    override_reason = models.TextField(_("reason for the override"), blank=True)
    explanation_th = models.TextField(_("explanation (Thai)"))
    explanation_en = models.TextField(_("explanation (English)"))
    inputs = models.JSONField(_("inputs"), default=dict)
    rubric = models.JSONField(_("rubric"), default=list)
    released_at = models.DateTimeField(_("released at"))
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    explanation = bilingual("explanation")

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["submission", "-sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "sequence"], name="evidence_result_sequence_once"
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__range=(1, 5)),
                name="evidence_result_level_1_to_5",
            ),
            models.CheckConstraint(
                condition=Q(level=F("derived_level"))
                | Q(level__isnull=True, derived_level__isnull=True)
                | ~Q(override_reason=""),
                name="evidence_result_override_has_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.submission}: {self.level}"
