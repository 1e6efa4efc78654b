"""Who has which part of a report open at this moment."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from areas.models import District

from .kpi import Round


class Presence(models.Model):
    """A colleague at work on a part: the number of a criterion, or a name of `PARTS`."""

    PARTS = ("figures", "challenge", "submit")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=12)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(_("seen at"), db_index=True)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "district", "part", "user"], name="evidence_presence_once"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.part}"
