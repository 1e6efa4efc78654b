"""A district's report of a round, its figures, and every version it has sent."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from areas.models import District, InspectionRegion
from evidence.enums import SubmissionState
from thai.bilingual import bilingual
from thai.dates import date_short

from .files import Evidence
from .kpi import Figure, Round


class Reporter(models.Model):
    """Who answers for a report (ผู้รายงานข้อมูล), as the KPI document asks."""

    reporter_name = models.CharField(_("reported by"), max_length=150, blank=True)
    reporter_position = models.CharField(_("position"), max_length=150, blank=True)
    reporter_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    reporter_email = models.EmailField(_("e-mail"), blank=True)

    REPORTER_FIELDS = ("reporter_name", "reporter_position", "reporter_phone", "reporter_email")

    class Meta:
        abstract = True


class Submission(Reporter):
    """The report of one district in one round (การรายงานของเขต): the working copy.

    The district's name and region are copied when it is sent, so that history reads as it was.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="submissions")
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="submissions")
    state = models.CharField(
        _("state"), max_length=10, choices=SubmissionState, default=SubmissionState.DRAFT
    )
    is_challenge = models.BooleanField(
        _("challenge issue (PA)"),
        default=False,
        help_text=_("The office has chosen this indicator as its challenge issue."),
    )
    district_name_th = models.CharField(max_length=200, blank=True, editable=False)
    district_name_en = models.CharField(max_length=200, blank=True, editable=False)
    district_name = bilingual("district_name")
    region = models.ForeignKey(
        InspectionRegion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    current_version = models.OneToOneField(
        "evidence.SubmissionVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="current_of",
        help_text=_("The version that counts: the last one sent and not withdrawn."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("district report")
        verbose_name_plural = _("district reports")
        ordering = ["round", "district__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "district"], name="evidence_submission_one_a_district_and_round"
            ),
            models.CheckConstraint(
                condition=~Q(state=SubmissionState.SUBMITTED) | Q(current_version__isnull=False),
                name="evidence_submission_submitted_has_a_version",
            ),
        ]

    def __str__(self):
        return f"{self.district} – {self.round}"


class FigureValue(models.Model):
    """A figure of the working copy. A blank is not a zero: `value` is then NULL."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="figures")
    figure = models.ForeignKey(Figure, on_delete=models.PROTECT, related_name="values")
    value = models.IntegerField(
        _("value"), null=True, blank=True, validators=[MinValueValidator(0)]
    )
    note = models.CharField(_("in words"), max_length=300, blank=True)
    attested = models.BooleanField(
        _("attested"),
        default=False,
        help_text=_("Of the dropouts in all: somebody vouches that there are none."),
    )
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("figure value")
        verbose_name_plural = _("figure values")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "figure"], name="evidence_figure_value_once"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0),
                name="evidence_figure_value_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(attested=False) | Q(value=0), name="evidence_figure_attested_is_zero"
            ),
        ]

    def __str__(self):
        return f"{self.figure}: {self.value}"


class VersionChanged(Exception):
    """Somebody tried to change or delete what has been sent."""


class SubmissionVersion(Reporter):
    """A report as it was sent (ฉบับที่ส่ง). It never changes; a trigger refuses an UPDATE too.

    `figures` holds {key: {"value": int, "note": str}}, and "attested": true where somebody vouches
    that there are no dropouts; `manifest` a list of {"evidence": uid,
    "criterion": number or null for the PA part, "requirement": key, "kind", "title", "url",
    "name", "size", "sha256", "practice_level", "school"}, and "counts", a list of {"name",
    "children"}, where a workbook was counted by status and not kept, and "origin", the uid of the
    item that it was filed in the place of, of several the first.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    receipt_number = models.CharField(_("receipt number"), max_length=40, unique=True)
    submitted_at = models.DateTimeField(_("submitted at"))
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    is_late = models.BooleanField(_("late"), default=False)
    is_challenge = models.BooleanField(_("challenge issue (PA)"), default=False)
    figures = models.JSONField(_("figures"), default=dict)
    manifest = models.JSONField(_("manifest"), default=list)
    sha256 = models.CharField(_("SHA-256 of the manifest"), max_length=64)
    evidence = models.ManyToManyField(Evidence, related_name="versions")

    class Meta:
        verbose_name = _("submitted version")
        verbose_name_plural = _("submitted versions")
        ordering = ["submission", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "number"], name="evidence_version_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="evidence_version_counts_from_1"
            ),
        ]

    def __str__(self):
        return self.receipt_number

    def save(self, **kwargs):
        if not self._state.adding:
            raise VersionChanged(f"version {self.receipt_number} was sent and stays as it is")
        super().save(**kwargs)

    def delete(self, **kwargs):
        raise VersionChanged(f"version {self.receipt_number} was sent and stays")


class AcceptedDraft(models.Model):
    """Why a version exists that its district filed and never sent: central staff accepted it.

    Who did so, and when, stands in the version.
    """

    version = models.OneToOneField(
        SubmissionVersion, on_delete=models.PROTECT, related_name="accepted_draft"
    )
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("draft accepted as filed")
        verbose_name_plural = _("drafts accepted as filed")
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="evidence_accepted_draft_has_a_reason"
            )
        ]

    def __str__(self):
        return str(self.version)


class Extension(models.Model):
    """A later deadline for one district (การขยายเวลาส่ง); a return for revision grants one."""

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="extensions", verbose_name=_("round")
    )
    district = models.ForeignKey(
        District,
        on_delete=models.PROTECT,
        related_name="extensions",
        verbose_name=_("district"),
    )
    until = models.DateTimeField(_("until"))
    reason = models.TextField(_("reason"))
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("granted by"),
    )
    granted_at = models.DateTimeField(_("granted at"), auto_now_add=True)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["-granted_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="evidence_extension_has_a_reason")
        ]

    def __str__(self):
        return f"{self.district} – {self.round}: {date_short(self.until)}"


class NonReport(models.Model):
    """A district that did not report (ไม่รายงาน): counted apart, never level 1."""

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="non_reports", verbose_name=_("round")
    )
    district = models.ForeignKey(
        District,
        on_delete=models.PROTECT,
        related_name="non_reports",
        verbose_name=_("district"),
    )
    reason = models.TextField(_("reason"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("closed by"),
    )
    closed_at = models.DateTimeField(_("closed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("not reported")
        verbose_name_plural = _("not reported")
        constraints = [
            models.UniqueConstraint(fields=["round", "district"], name="evidence_non_report_once"),
            models.CheckConstraint(
                condition=~Q(reason=""), name="evidence_non_report_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.district} – {self.round}"
