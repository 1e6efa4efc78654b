"""Public images and documents. Evidence never comes here: see `evidence.models`."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from home.images import CleanedPicture, blank_picture, cleaned
from thai.bilingual import bilingual


class CustomImage(AbstractImage):
    """A public image: who agreed to its use, and what it shows for those who cannot see it.

    `alt_th` and `alt_en` serve wherever a page gives no text of its own. A withdrawn consent
    deletes the file and its renditions, since whoever knows their addresses could still ask.
    """

    TAKEN_AWAY = "consent-withdrawn"

    class Consent(models.TextChoices):
        UNKNOWN = "unknown", _("Not recorded")
        GIVEN = "given", _("Consent recorded")
        NOT_NEEDED = "not_needed", _("No recognisable person")
        WITHDRAWN = "withdrawn", _("Consent withdrawn")

    alt_th = models.CharField(_("alt text (Thai)"), max_length=255, blank=True)
    alt_en = models.CharField(_("alt text (English)"), max_length=255, blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    consent = models.CharField(
        _("consent of the people shown"),
        max_length=12,
        choices=Consent,
        default=Consent.UNKNOWN,
        help_text=_(
            "Only pictures with consent, or without a recognisable person, are shown. When a "
            "consent is withdrawn, the picture itself is deleted."
        ),
    )
    consent_note = models.CharField(_("where the consent is kept"), max_length=255, blank=True)
    is_illustration = models.BooleanField(
        _("illustration"), default=False, help_text=_("A drawing that stands for a photo.")
    )

    alt = bilingual("alt")

    admin_form_fields = (
        *Image.admin_form_fields,
        "alt_th",
        "alt_en",
        "credit",
        "consent",
        "consent_note",
        "is_illustration",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def clean(self):
        super().clean()
        if self.is_showable and self.is_taken_away:
            raise ValidationError(
                {"file": _("It was deleted when its consent was withdrawn. Upload it again.")}
            )
        try:
            self._clean_file()
        except ValidationError as error:
            raise ValidationError({"file": error}) from error

    def save(self, *args, **kwargs):
        self._clean_file()
        if self.consent != self.Consent.WITHDRAWN or self.is_taken_away:
            super().save(*args, **kwargs)
            return
        public = self.file.name if self.file and self.file._committed else None
        self.file = blank_picture(self.TAKEN_AWAY)
        self._set_image_file_metadata()
        with transaction.atomic():
            super().save()
            for rendition in self.renditions.all():
                rendition.delete()
            if public:
                transaction.on_commit(lambda: self.file.storage.delete(public))

    def _clean_file(self):
        """Store no picture as it came: upright, without EXIF and GPS, decoded to its end."""
        if (
            self.file
            and not self.file._committed
            and not isinstance(self.file.file, CleanedPicture)
        ):
            self.file = cleaned(self.file.file, self.file.name)

    @property
    def is_taken_away(self):
        """Whether its file was deleted with its consent: what stands there is a grey field."""
        return bool(self.file) and PurePath(self.file.name).name.startswith(self.TAKEN_AWAY)

    @property
    def default_alt_text(self):
        return self.alt or super().default_alt_text

    @property
    def is_showable(self):
        """Whether a public page may show it."""
        return self.consent in {self.Consent.GIVEN, self.Consent.NOT_NEEDED}


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class CustomDocument(AbstractDocument):
    """A public document to download."""

    language = models.CharField(
        _("language"), max_length=2, choices=[("th", _("Thai")), ("en", _("English"))], default="th"
    )

    admin_form_fields = (*Document.admin_form_fields, "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
