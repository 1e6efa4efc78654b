"""One-time links by which somebody chooses the password of an account."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class AccountLink(models.Model):
    """A link that works once and for a while. The secret in it is known to its reader alone:
    `digest` is its SHA-256.

    A link ends by being used, by being revoked when a newer one is made, or by its time.
    """

    class Purpose(models.TextChoices):
        INVITATION = "invitation", _("Invitation")
        PASSWORD = "password", _("New password")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="links",
        verbose_name=_("user"),
    )
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    sent_to = models.EmailField(
        _("sent to"), blank=True, help_text=_("Empty for a link that is handed over by staff.")
    )
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    expires_at = models.DateTimeField(_("expires at"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("account link")
        verbose_name_plural = _("account links")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")), name="accounts_link_lasts_a_while"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True),
                name="accounts_link_used_or_revoked",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="accounts_link_one_open_a_user",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_purpose_display()}"
