"""A district's write-up on its way to the library, and its photos, which are private until then."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from areas.models import District
from files.storage import private_storage

from .practices import BestPracticePage


class WriteUp(models.Model):
    """What a district adds to the draft of a BestPracticePage (ผลงานของเขต).

    The text is the page's own, in its revisions, so that Wagtail's workflow, comments and
    comparison serve it. A page without a WriteUp was made by editors alone.
    """

    uid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    page = models.OneToOneField(
        BestPracticePage,
        on_delete=models.CASCADE,
        related_name="write_up",
        verbose_name=_("best practice"),
    )
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, related_name="write_ups", verbose_name=_("district")
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField(_("begun at"))
    sent_revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("As the district sent it: what editors changed since is shown against it."),
    )
    approved_revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The version that the district agreed to publish; no other goes live."),
    )
    kept_revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The last one that somebody relies on: saving never writes over it."),
    )
    asked_for_figure = models.BooleanField(
        _("asked for a figure"),
        default=False,
        help_text=_("A result in numbers without a figure is asked about once."),
    )
    unplaced = models.JSONField(
        _("not placed"),
        default=list,
        blank=True,
        help_text=_("Texts of the Word file under no known heading: [{“heading”, “text”}]."),
    )

    class Meta:
        verbose_name = _("write-up")
        verbose_name_plural = _("write-ups")
        ordering = ["-begun_at", "-pk"]

    def __str__(self):
        return self.page.draft_title or self.page.title

    def url(self, name="practice", **kwargs):
        """The URL of one of its pages in the intranet."""
        return reverse(name, kwargs={"district": self.district.code, "uid": self.uid, **kwargs})


class WriteUpPhoto(models.Model):
    """A photo in private storage, without metadata; `image` is its public copy, if there is one."""

    uid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    write_up = models.ForeignKey(WriteUp, on_delete=models.CASCADE, related_name="photos")
    path = models.FileField(_("path"), storage=private_storage, max_length=200)
    name = models.CharField(_("file name"), max_length=200)
    type = models.CharField(_("type"), max_length=10)
    sha256 = models.CharField(_("SHA-256 of the stored bytes"), max_length=64)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    alt = models.CharField(
        _("alt text"),
        max_length=255,
        blank=True,
        help_text=_("What the photo shows, for people who cannot see it."),
    )
    caption = models.CharField(_("caption"), max_length=255, blank=True)
    consent = models.BooleanField(
        _("Everyone who can be recognised agreed that the photo is published"), default=False
    )
    consent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    consent_at = models.DateTimeField(_("consent recorded at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("consent withdrawn at"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    image = models.OneToOneField(
        "home.CustomImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("photo of a write-up")
        verbose_name_plural = _("photos of write-ups")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(image__isnull=True) | Q(consent=True) & ~Q(alt=""),
                name="bestpractice_public_photo_has_consent_and_alt",
            ),
            models.CheckConstraint(
                condition=Q(consent=False)
                | Q(consent_by__isnull=False, consent_at__isnull=False, withdrawn_at__isnull=True),
                name="bestpractice_consent_recorded_by_someone",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_publishable(self):
        return self.consent and bool(self.alt)

    @property
    def url(self):
        return reverse("practice_photo", kwargs={"uid": self.uid})
