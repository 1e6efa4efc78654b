"""When people are reminded, and whom a letter has reached."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from thai.digits import to_arabic


def read_days(text):
    """The days of “7, 3, 1” as whole numbers, the longest first. Raises ValidationError."""
    parts = [part.strip() for part in to_arabic(text).split(",") if part.strip()]
    if not parts or not all(part.isdecimal() and int(part) <= 60 for part in parts):
        raise ValidationError(_("Write whole days from 0 to 60 with commas, such as 7, 3, 1."))
    return sorted({int(part) for part in parts}, reverse=True)


@register_setting(icon="mail", order=300)
class ReminderSettings(BaseGenericSetting):
    """How many days before a deadline those who have not sent are written to."""

    is_on = models.BooleanField(_("send reminders"), default=True)
    days = models.CharField(
        _("days before the deadline"),
        max_length=60,
        default="7, 3, 1",
        validators=[read_days],
        help_text=_("Whole days with commas; 0 is the day itself."),
    )

    panels = [FieldPanel("is_on"), FieldPanel("days")]

    class Meta:
        verbose_name = _("reminders")


class ReminderLetter(models.Model):
    """A letter that went to an address on a day. One a day, whatever there is to remind of."""

    address = models.EmailField(_("e-mail"))
    day = models.DateField(_("day"))
    lines = models.JSONField(_("what it reminded of"))
    sent_at = models.DateTimeField(_("sent at"))

    class Meta:
        verbose_name = _("reminder letter")
        verbose_name_plural = _("reminder letters")
        ordering = ["-day", "address"]
        constraints = [
            models.UniqueConstraint(
                fields=["address", "day"], name="evidence_reminder_one_letter_a_day"
            )
        ]

    def __str__(self):
        return f"{self.address} {self.day:%Y-%m-%d}"
