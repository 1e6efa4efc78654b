"""Files on their way, chunk by chunk: not yet evidence."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from areas.models import School
from evidence.enums import PracticeLevel

from .kpi import EvidenceRequirement
from .submissions import Submission


class PartialUpload(models.Model):
    """A file that has begun to arrive; the bytes so far lie in `files.parts` under `key`.

    `received` counts bytes that are safely on the disk and grows only after they are. The row
    goes when the file is filed or discarded, or when nothing came for `uploading.KEPT_FOR`.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="uploads")
    requirement = models.ForeignKey(
        EvidenceRequirement, on_delete=models.CASCADE, related_name="uploads"
    )
    client_id = models.UUIDField(
        _("client's identifier"), help_text=_("The evidence will bear it: sent twice, stored once.")
    )
    name = models.CharField(_("file name"), max_length=255)
    fingerprint = models.CharField(
        max_length=100,
        blank=True,
        help_text=_("By which a browser knows the same file again after a reload."),
    )
    size = models.PositiveBigIntegerField(_("size in bytes"))
    received = models.PositiveBigIntegerField(_("bytes received"), default=0)
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    practice_level = models.CharField(max_length=10, choices=PracticeLevel, blank=True)
    school = models.ForeignKey(
        School, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    begun_at = models.DateTimeField(_("begun at"))
    touched_at = models.DateTimeField(_("last received at"), db_index=True)

    class Meta:
        verbose_name = _("unfinished upload")
        verbose_name_plural = _("unfinished uploads")
        ordering = ["begun_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "client_id"], name="evidence_upload_begun_once"
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0, received__lte=F("size")),
                name="evidence_upload_within_its_size",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def key(self):
        """The name of its bytes in `files.parts`."""
        return f"{self.submission_id}-{self.client_id}"

    @property
    def is_complete(self):
        return self.received == self.size

    @property
    def practice(self):
        """(PracticeLevel, School or None), or None where it is no best practice."""
        return (self.practice_level, self.school) if self.practice_level else None
