import uuid
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "jpg", "jpeg", "png"]
MAX_BYTES = 50 * 1024 * 1024


def attachments_storage():
    """Private storage of its own: no address leads into it."""
    return storages["attachments"]


def fresh_path(attachment, name):
    """A path that nobody guesses; the name that readers see is kept beside it."""
    attachment.name = PurePath(name).name[-200:]
    return f"{uuid.uuid4()}{PurePath(name).suffix.lower()}"


def validate_size(file):
    if file.size > MAX_BYTES:
        raise ValidationError(
            _("The file is larger than %(limit)s MB. Make it smaller and upload it again."),
            params={"limit": MAX_BYTES // 1024 // 1024},
        )


class Attachment(Orderable):
    """A file of a gated page, handed out after a permission check alone."""

    page = ParentalKey("intranet.GatedPage", on_delete=models.CASCADE, related_name="attachments")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    title = models.CharField(_("title"), max_length=200)
    name = models.CharField(max_length=200, editable=False, blank=True)
    file = models.FileField(
        _("file"),
        storage=attachments_storage,
        upload_to=fresh_path,
        validators=[FileExtensionValidator(EXTENSIONS), validate_size],
    )

    panels = [FieldPanel("title"), FieldPanel("file")]

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self):
        return self.title
