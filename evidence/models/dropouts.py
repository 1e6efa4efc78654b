"""The dropout system's workbook: how it is read, and what was counted in it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from .kpi import Figure, Round
from .submissions import Submission


class DropoutMapping(ClusterableModel):
    """Which columns of the workbook say what, for one round; changed when the system changes."""

    round = models.OneToOneField(
        Round, on_delete=models.CASCADE, related_name="dropout_mapping", verbose_name=_("round")
    )
    status_heading = models.CharField(_("heading of the status"), max_length=100)
    district_heading = models.CharField(
        _("heading of the district"),
        max_length=100,
        blank=True,
        help_text=_("If given, every row must bear the district’s own name or code."),
    )
    number_heading = models.CharField(
        _("heading of the number"),
        max_length=100,
        blank=True,
        help_text=_("Empty if each row is one child."),
    )

    class Meta:
        verbose_name = _("dropout workbook")
        verbose_name_plural = _("dropout workbooks")

    def __str__(self):
        return str(self.round)


class DropoutStatus(models.Model):
    """A status of the dropout system and the figure to which it counts."""

    mapping = ParentalKey(DropoutMapping, on_delete=models.CASCADE, related_name="statuses")
    status = models.CharField(_("status"), max_length=150)
    figure = models.ForeignKey(
        Figure, on_delete=models.CASCADE, related_name="+", verbose_name=_("figure")
    )

    class Meta:
        verbose_name = _("status")
        verbose_name_plural = _("statuses")
        ordering = ["figure__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mapping", "status"], name="evidence_dropout_status_once"
            )
        ]

    def __str__(self):
        return self.status


class DropoutCount(models.Model):
    """What one workbook came to. The workbook itself is not kept: its SHA-256 tells which it was.

    `counts` is {status: number of children}; no row of a child is stored anywhere.
    """

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="dropout_counts"
    )
    name = models.CharField(_("file name"), max_length=200)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    counts = models.JSONField(_("counts"))
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    counted_at = models.DateTimeField(_("counted at"))

    class Meta:
        verbose_name = _("dropout count")
        verbose_name_plural = _("dropout counts")
        ordering = ["-counted_at", "-pk"]

    def __str__(self):
        return self.name
