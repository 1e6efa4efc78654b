"""A district's write-up as it was when a report was sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .files import Evidence
from .submissions import SubmissionVersion, VersionChanged


class FrozenPractice(models.Model):
    """The revision and the text of a write-up that one version filed; an Acceptance of its
    evidence is about exactly this. It never changes, and its page cannot be deleted."""

    version = models.ForeignKey(
        SubmissionVersion, on_delete=models.PROTECT, related_name="practices"
    )
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="frozen")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.PROTECT, related_name="+")
    translation_key = models.UUIDField(
        _("practice"), help_text=_("One and the same in every language.")
    )
    text = models.JSONField(_("text"), help_text=_("{name of a field: its text}."))
    sha256 = models.CharField(_("SHA-256 of the text"), max_length=64)

    class Meta:
        verbose_name = _("practice as it was sent")
        verbose_name_plural = _("practices as they were sent")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "evidence"], name="evidence_practice_frozen_once"
            )
        ]

    def __str__(self):
        return f"{self.version}: {self.text.get('title', '')}"

    def save(self, **kwargs):
        if not self._state.adding:
            raise VersionChanged(f"the practice of version {self.version} was sent")
        super().save(**kwargs)

    def delete(self, **kwargs):
        raise VersionChanged(f"the practice of version {self.version} was sent")
