"""What was found when the address of a piece of evidence was opened."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .files import Evidence


class LinkOutcome(models.TextChoices):
    OPENS = "opens", _("Opens")
    LOGIN = "login", _("Asks for signing in")
    DEAD = "dead", _("Does not open")
    WAITING = "waiting", _("No answer yet")


class LinkCheck(models.Model):
    """The last look at a link; `checks_failed` counts those in a row that brought nothing."""

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="link_check")
    outcome = models.CharField(_("outcome"), max_length=8, choices=LinkOutcome)
    title = models.CharField(_("title"), max_length=200, blank=True)
    checks_failed = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(_("checked at"))
    next_at = models.DateTimeField(_("next check"), db_index=True)

    class Meta:
        verbose_name = _("link check")
        verbose_name_plural = _("link checks")

    def __str__(self):
        return f"{self.evidence}: {self.get_outcome_display()}"

    @property
    def is_trouble(self):
        return self.outcome in (LinkOutcome.LOGIN, LinkOutcome.DEAD)
