"""Which of the five areas of work a practice belongs to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from bestpractice.enums import WorkArea


class PracticeWorkArea(models.Model):
    """One area of work of one practice."""

    page = ParentalKey(
        "bestpractice.BestPracticePage",
        on_delete=models.CASCADE,
        related_name="work_area_links",
        verbose_name=_("practice"),
    )
    area = models.CharField(_("area of work"), max_length=12, choices=WorkArea)

    class Meta:
        verbose_name = _("area of work of a practice")
        verbose_name_plural = _("areas of work of practices")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "area"],
                name="bestpractice_work_area_once_per_practice",
                violation_error_message=_("This area of work is listed already."),
            ),
            models.CheckConstraint(
                condition=models.Q(area__in=WorkArea.values), name="bestpractice_work_area_known"
            ),
        ]

    def __str__(self):
        return self.get_area_display()
