"""All dossiers of a round in one file, made in the background."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from files.storage import private_storage

from .kpi import Round


class RoundArchive(models.Model):
    """A ZIP that is being made, is there to be fetched, or failed; one a round in the making."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="archives")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField(_("requested at"))
    total = models.PositiveIntegerField(_("reports"))
    done = models.PositiveIntegerField(_("reports done"), default=0)
    path = models.FileField(_("path"), storage=private_storage, max_length=200, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("archive of a round")
        verbose_name_plural = _("archives of rounds")
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(finished_at__isnull=True),
                name="evidence_archive_one_in_the_making",
            ),
            models.CheckConstraint(
                condition=Q(done__lte=F("total")), name="evidence_archive_done_of_total"
            ),
        ]

    def __str__(self):
        return f"{self.round}: {self.done}/{self.total}"

    @property
    def has_failed(self):
        return self.finished_at is not None and not self.path
