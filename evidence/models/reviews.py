"""What people decide about a level: overrides before the release, reviews and corrections after."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from areas.models import District

from .kpi import Round
from .results import Result
from .submissions import SubmissionVersion


class Override(models.Model):
    """A level decided by a programme admin in place of the derived one, with a reason.

    It holds for `version` alone: once the district sends again, the derived level stands. Without
    a version it gives a level to a district that did not report.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="overrides")
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(
        SubmissionVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    level = models.PositiveSmallIntegerField(_("level"))
    reason = models.TextField(_("reason"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"))

    class Meta:
        verbose_name = _("override")
        verbose_name_plural = _("overrides")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "district"], name="evidence_override_once_per_district"
            ),
            models.CheckConstraint(
                condition=Q(level__range=(1, 5)), name="evidence_override_level_1_to_5"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="evidence_override_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.district}: {self.level}"


class ReviewRequest(models.Model):
    """A district asks to have its result reviewed (ขอทบทวนผล), once for each result."""

    class Decision(models.TextChoices):
        OPEN = "", _("Waiting for a decision")
        UPHELD = "upheld", _("The result stands")
        CORRECTED = "corrected", _("The result was corrected")

    result = models.OneToOneField(Result, on_delete=models.PROTECT, related_name="review_request")
    reason = models.TextField(_("reason"))
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField(_("requested at"))
    decision = models.CharField(
        _("decision"), max_length=9, choices=Decision.choices, blank=True, default=Decision.OPEN
    )
    answer = models.TextField(_("answer"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        verbose_name = _("request for review")
        verbose_name_plural = _("requests for review")
        ordering = ["requested_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="evidence_reviewrequest_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(decision="", answer="", decided_by=None, decided_at=None)
                | Q(
                    ~Q(answer=""),
                    decision__in=["upheld", "corrected"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="evidence_reviewrequest_decided_with_an_answer",
            ),
        ]

    def __str__(self):
        return str(self.result)


class Correction(models.Model):
    """Why a later Result took the place of an earlier one, which is kept.

    Who decided, and when, stands in the result that it made.
    """

    result = models.OneToOneField(Result, on_delete=models.PROTECT, related_name="correction")
    request = models.OneToOneField(
        ReviewRequest,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="correction",
    )
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="evidence_correction_has_a_reason"
            ),
        ]

    def __str__(self):
        return str(self.result)
