"""What supervisors, districts and central staff say to each other about a report."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .submissions import Submission


class Comment(models.Model):
    """One remark on a report; it stays as it was written and never touches the evaluation."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField(_("text"), max_length=2000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""), name="evidence_comment_says_something"
            )
        ]

    def __str__(self):
        return self.text[:80]
