"""Stored bytes, and the evidence that speaks for them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from areas.models import School
from evidence.enums import EvidenceKind, PracticeLevel
from evidence.links.places import place_of
from files.kinds import FileType
from files.notices import Notice
from files.storage import private_storage

from .kpi import EvidenceRequirement

MOST_PAGES_SHOWN = 40


class StoredFile(models.Model):
    """Bytes in private storage. Nobody asks it for permission: that is the evidence's to give.

    A workbook that names children is counted and not kept: `path` is then empty, `counts` holds
    what was counted (see domain.counting), and the hash of the original proves which file it was.
    """

    path = models.FileField(_("path"), storage=private_storage, max_length=200, blank=True)
    counts = models.JSONField(_("counts"), null=True, blank=True)
    name = models.CharField(_("file name"), max_length=200)
    type = models.CharField(_("type"), max_length=10)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256 of the stored bytes"), max_length=64, db_index=True)
    original_sha256 = models.CharField(_("SHA-256 as uploaded"), max_length=64, db_index=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    width = models.PositiveIntegerField(_("width"), null=True, blank=True)
    height = models.PositiveIntegerField(_("height"), null=True, blank=True)
    taken_at = models.DateTimeField(
        _("taken at"), null=True, blank=True, help_text=_("As the camera said, before stripping.")
    )
    warnings = models.JSONField(_("warnings"), default=list, blank=True)
    thumbnail = models.FileField(
        _("thumbnail"), storage=private_storage, max_length=200, blank=True
    )
    likeness = models.CharField(
        _("likeness"),
        max_length=16,
        blank=True,
        help_text=_("What a photo looks like, in 64 bits; hexadecimal."),
    )
    similar = models.ManyToManyField("self", verbose_name=_("similar photos"), blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))
    destroyed_at = models.DateTimeField(_("destroyed at"), null=True, blank=True)
    destroyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    destroy_reason = models.TextField(_("reason for destroying"), blank=True)

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="evidence_stored_file_not_empty"),
            models.CheckConstraint(
                condition=~Q(path="") | Q(counts__isnull=False) | Q(destroyed_at__isnull=False),
                name="evidence_stored_file_kept_or_counted",
            ),
            models.CheckConstraint(
                condition=Q(destroyed_at__isnull=True) | ~Q(destroy_reason=""),
                name="evidence_stored_file_destroyed_with_reason",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def awaits_thumbnail(self):
        """Whether a small picture of it is still to be made."""
        if self.thumbnail or not self.path or self.destroyed_at:
            return False
        return self.type == FileType.PDF or FileType(self.type).is_image

    @property
    def pages_shown(self):
        """The numbers of the pages of a PDF that are put on a screen; the rest is in the file."""
        return range(1, min(self.pages or 0, MOST_PAGES_SHOWN) + 1)

    @property
    def statuses(self):
        """How many children bear each status in a counted workbook: [{"name", "children"}]."""
        return (self.counts or {}).get("statuses", [])

    @property
    def notices(self):
        """What was remarked when the file came in, as Notice objects with a sentence each."""
        return [Notice(**warning) for warning in self.warnings]


class EvidenceQuerySet(models.QuerySet):
    def live(self):
        """What is filed now: removed items stay as rows, for the versions that name them."""
        return self.filter(removed_at__isnull=True)

    def in_order(self):
        """As the round asks for it, the PA part last: databases put what has no criterion first or
        last as they please."""
        criterion = F("requirement__criterion__number").asc(nulls_last=True)
        return self.order_by(criterion, "requirement__order", "pk")


class Evidence(models.Model):
    """A link, a file or a write-up, filed under one requirement of one submission (หลักฐาน)."""

    uid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(
        "evidence.Submission", on_delete=models.PROTECT, related_name="evidence"
    )
    requirement = models.ForeignKey(
        EvidenceRequirement, on_delete=models.PROTECT, related_name="evidence"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=EvidenceKind)
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    write_up = models.ForeignKey(
        "bestpractice.WriteUp",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("best practice"),
    )
    practice_level = models.CharField(
        _("whose best practice"), max_length=10, choices=PracticeLevel, blank=True
    )
    school = models.ForeignKey(
        School,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("school"),
    )
    client_id = models.UUIDField(
        _("client's identifier"),
        default=uuid.uuid4,
        help_text=_("Made by the browser: the same item sent twice is stored once."),
    )
    origin = models.UUIDField(
        _("in the place of"),
        null=True,
        editable=False,
        help_text=_("The identifier of the item that was replaced, of several the first."),
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("added at"))
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["added_at", "pk"]
        indexes = [
            models.Index(
                fields=["submission", "requirement"],
                condition=Q(removed_at__isnull=True),
                name="evidence_live_by_requirement",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "client_id"], name="evidence_sent_twice_is_stored_once"
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True, write_up__isnull=True) & ~Q(url="")
                | Q(file__isnull=False, write_up__isnull=True, url="")
                | Q(file__isnull=True, write_up__isnull=False, url=""),
                name="evidence_is_a_link_a_file_or_a_write_up",
            ),
            models.CheckConstraint(
                condition=Q(practice_level=PracticeLevel.SCHOOL, school__isnull=False)
                | (~Q(practice_level=PracticeLevel.SCHOOL) & Q(school__isnull=True)),
                name="evidence_school_practice_names_its_school",
                violation_error_message=_("Choose the school whose best practice it is."),
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="evidence_removed_by_someone",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_link(self):
        return bool(self.url)

    @property
    def is_photo(self):
        """Whether its bytes are a picture that is still kept."""
        file = self.file
        return bool(file and file.path and FileType(file.type).is_image and not file.destroyed_at)

    @property
    def place(self):
        """What kind of place a link leads to (see links.places)."""
        return place_of(self.url)

    @property
    def found(self):
        """The LinkCheck of a link that was looked at, or None."""
        return getattr(self, "link_check", None) if self.is_link else None

    @property
    def shown_title(self):
        """What the district called it; failing that, what the page itself says."""
        if self.found and self.found.title and self.title == self.url[:200]:
            return self.found.title
        return self.title
