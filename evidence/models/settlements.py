"""What stands where evaluators differ."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .evaluation import Evaluation
from .files import Evidence
from .kpi import Criterion
from .submissions import SubmissionVersion


class Settlement(models.Model):
    """Whose judgement of a point stands (การชี้ขาด), decided by a programme admin with a reason.

    The point is a criterion, or with `evidence` one of the practices filed under it; of the
    criterion of practices without `evidence` it is the guideline.
    """

    version = models.ForeignKey(
        SubmissionVersion, on_delete=models.PROTECT, related_name="settlements"
    )
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    evaluation = models.ForeignKey(
        Evaluation,
        on_delete=models.PROTECT,
        related_name="settlements",
        verbose_name=_("evaluation that stands"),
    )
    reason = models.TextField(_("reason"))
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(_("settled at"))

    class Meta:
        verbose_name = _("settlement")
        verbose_name_plural = _("settlements")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "criterion", "evidence"],
                name="evidence_practice_settled_once",
            ),
            models.UniqueConstraint(
                fields=["version", "criterion"],
                condition=Q(evidence__isnull=True),
                name="evidence_criterion_settled_once",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="evidence_settlement_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.version}: {self.criterion}"

    @property
    def point(self):
        """As in `domain.judgements`."""
        return self.criterion_id, self.evidence_id
