from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadReceipt(models.Model):
    """Somebody has acknowledged a circular (การรับทราบ), in whichever language they read it.

    `circular` is the translation key that the circular shares with its translations.
    """

    circular = models.UUIDField(_("circular"), db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="read_receipts"
    )
    acknowledged_at = models.DateTimeField(_("acknowledged at"))

    class Meta:
        verbose_name = _("read receipt")
        verbose_name_plural = _("read receipts")
        constraints = [
            models.UniqueConstraint(fields=["circular", "user"], name="intranet_receipt_once")
        ]

    def __str__(self):
        return f"{self.user}: {self.acknowledged_at:%Y-%m-%d}"
