"""What makes the address of a user's calendar of deadlines secret."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarKey(models.Model):
    """One a user, while they have such an address; another nonce makes the old address void."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_key"
    )
    nonce = models.CharField(max_length=32)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(nonce=""), name="evidence_calendar_key_has_a_nonce"
            )
        ]

    def __str__(self):
        return str(self.user)
