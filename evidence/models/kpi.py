"""The KPI as data: a new year's indicator, rounds, criteria and rubric need no code."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from evidence.enums import ConflictScope, EvidenceKind, FigureRole, Judgement, RoundPhase
from files.kinds import FileType, accept_of
from thai.bilingual import bilingual
from thai.dates import year_shown


class Indicator(models.Model):
    """A year's indicator (ตัวชี้วัด); one a fiscal year, named in the Common Era (2027 = 2570)."""

    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"),
        unique=True,
        validators=[MinValueValidator(2020), MaxValueValidator(2100)],
        help_text=_("The year it ends in, in the Common Era: 2027 for 2570."),
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("ordinal", "number"), default=2)
    title_th = models.CharField(_("title (Thai)"), max_length=300)
    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)

    title = bilingual("title")

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["-fiscal_year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fiscal_year__range=(2020, 2100)), name="evidence_indicator_common_era"
            )
        ]

    def __str__(self):
        return f"{self.title} ({year_shown(self.fiscal_year)})"


class Round(ClusterableModel):
    """A reporting round of an indicator (รอบ 6 / 12 เดือน)."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("indicator")
    )
    months = models.PositiveSmallIntegerField(_("months"), help_text=_("6 or 12"))
    name_th = models.CharField(_("name (Thai)"), max_length=100)
    name_en = models.CharField(_("name (English)"), max_length=100, blank=True)
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(
        _("closes at"), help_text=_("From this moment on nothing is accepted any more.")
    )
    released_at = models.DateTimeField(_("released at"), null=True, blank=True, editable=False)
    evaluators_per_submission = models.PositiveSmallIntegerField(
        _("evaluators per submission"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(2)],
    )
    conflict_scope = models.CharField(
        _("conflict of interest"),
        max_length=10,
        choices=ConflictScope,
        default=ConflictScope.DISTRICT,
    )
    review_days = models.PositiveSmallIntegerField(
        _("days for a request for review"), default=15, help_text=_("Counted from the release.")
    )
    levels_public = models.BooleanField(
        _("levels of districts are public"),
        default=False,
        help_text=_("If not, the public sees totals by region and province only."),
    )

    name = bilingual("name")

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-indicator__fiscal_year", "months"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "months"], name="evidence_round_once_an_indicator"
            ),
            models.CheckConstraint(
                condition=Q(months__in=[6, 12]), name="evidence_round_six_or_twelve_months"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="evidence_round_closes_after_it_opens",
                violation_error_message=_("The round closes before it opens."),
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True) | Q(released_at__gte=F("closes_at")),
                name="evidence_round_released_after_it_closes",
                violation_error_message=_("Results are released after the round has closed."),
            ),
        ]

    def __str__(self):
        return f"{self.name} {year_shown(self.indicator.fiscal_year)}"

    def phase(self, at=None):
        """The RoundPhase at a moment (now). Released is set by the release alone."""
        at = at or timezone.now()
        if self.released_at and self.released_at <= at:
            return RoundPhase.RELEASED
        if at < self.opens_at:
            return RoundPhase.UPCOMING
        return RoundPhase.OPEN if at < self.closes_at else RoundPhase.EVALUATION


class Criterion(models.Model):
    """A matter that is judged (ประเด็นการพิจารณา)."""

    round = ParentalKey(Round, on_delete=models.CASCADE, related_name="criteria")
    key = models.SlugField(_("key"), max_length=60)
    number = models.PositiveSmallIntegerField(pgettext_lazy("ordinal", "number"))
    short_th = models.CharField(_("short title (Thai)"), max_length=80)
    short_en = models.CharField(_("short title (English)"), max_length=80, blank=True)
    text_th = models.TextField(_("text (Thai)"))
    text_en = models.TextField(_("text (English)"), blank=True)
    judgement = models.CharField(
        _("judged by"), max_length=12, choices=Judgement, default=Judgement.VERDICT
    )

    short = bilingual("short")
    text = bilingual("text")

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"], name="evidence_criterion_number_once_a_round"
            ),
            models.UniqueConstraint(
                fields=["round", "key"], name="evidence_criterion_key_once_a_round"
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.short}"


def validate_kinds(value):
    """Refuse anything but a list of EvidenceKind values that is not empty."""
    if not isinstance(value, list) or not value or set(value) - set(EvidenceKind.values):
        raise ValidationError(_("Choose at least one kind of evidence."))


class EvidenceRequirement(models.Model):
    """A piece of evidence that must be filed (หลักฐานที่ต้องนำส่ง), of a criterion or the PA part."""

    criterion = models.ForeignKey(
        Criterion,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="requirements",
        verbose_name=_("criterion"),
    )
    pa_round = models.ForeignKey(
        Round,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="pa_requirements",
        verbose_name=_("PA part of round"),
        help_text=_("For a document of the PA part, which belongs to no criterion."),
    )
    key = models.SlugField(_("key"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"))
    text_th = models.TextField(_("text (Thai)"))
    text_en = models.TextField(_("text (English)"), blank=True)
    short_th = models.CharField(_("short title (Thai)"), max_length=80)
    short_en = models.CharField(_("short title (English)"), max_length=80, blank=True)
    help_th = models.TextField(_("what is asked (Thai)"), blank=True)
    help_en = models.TextField(_("what is asked (English)"), blank=True)
    example_th = models.TextField(_("example (Thai)"), blank=True)
    example_en = models.TextField(_("example (English)"), blank=True)
    kinds = models.JSONField(_("kinds"), default=list, validators=[validate_kinds])
    alternatives = models.BooleanField(
        _("one of the things named suffices"),
        default=False,
        help_text=_("The document parts them by a slash."),
    )
    url = models.URLField(_("address named in the text"), blank=True)
    max_pages = models.PositiveSmallIntegerField(
        _("most pages"), null=True, blank=True, help_text=_("More pages are refused.")
    )
    paper = models.CharField(
        _("paper"), max_length=10, blank=True, help_text=_("Another paper is warned of.")
    )
    counted_only = models.BooleanField(
        _("counted, not kept"),
        default=False,
        help_text=_("The file names children: its rows are counted and the file is not stored."),
    )
    takes_practices = models.BooleanField(
        _("best practices are filed here"),
        default=False,
        help_text=_("Each item is then the office’s or a school’s, and is accepted on its own."),
    )
    is_guideline = models.BooleanField(
        _("the guideline is filed here"),
        default=False,
        help_text=_("What is filed here is judged as the office’s guideline."),
    )
    is_inferred = models.BooleanField(
        _("inferred"), default=False, help_text=_("Ours: the KPI document does not ask for it.")
    )

    text = bilingual("text")
    short = bilingual("short")
    help = bilingual("help")
    example = bilingual("example")

    class Meta:
        verbose_name = _("evidence requirement")
        verbose_name_plural = _("evidence requirements")
        ordering = ["criterion__number", "order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(criterion__isnull=False, pa_round__isnull=True)
                | Q(criterion__isnull=True, pa_round__isnull=False),
                name="evidence_requirement_of_criterion_or_pa",
                violation_error_message=_(
                    "A requirement belongs to a criterion or to the PA part."
                ),
            ),
            models.UniqueConstraint(
                fields=["criterion", "key"], name="evidence_requirement_key_once_a_criterion"
            ),
            models.UniqueConstraint(
                fields=["pa_round", "key"], name="evidence_requirement_key_once_a_pa_part"
            ),
        ]

    def __str__(self):
        return self.short

    @property
    def is_pa(self):
        return self.pa_round_id is not None

    @property
    def anchor(self):
        """The fragment of a page's address where this requirement stands."""
        return f"r{self.pk}"

    @property
    def file_types(self):
        """The FileTypes that may be filed here: the kinds are a hint, these are enforced."""
        if self.counted_only:
            return [FileType.XLSX]
        return [FileType.PDF] if self.max_pages else list(FileType)

    @property
    def accept(self):
        """The `accept` attribute of its file fields."""
        return accept_of(self.file_types)

    @property
    def takes_photos(self):
        return any(file_type.is_image for file_type in self.file_types)

    @property
    def kind_labels(self):
        return [EvidenceKind(kind).label for kind in self.kinds]


class Figure(models.Model):
    """A number that the round asks for (ตัวเลขเชิงปริมาณ); a parent is the sum of its children."""

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="figures", verbose_name=_("round")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    key = models.SlugField(_("key"), max_length=60)
    number = models.CharField(pgettext_lazy("ordinal", "number"), max_length=20)
    order = models.PositiveSmallIntegerField(_("order"))
    text_th = models.CharField(_("text (Thai)"), max_length=300)
    text_en = models.CharField(_("text (English)"), max_length=300, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=FigureRole, blank=True)
    needs_text = models.BooleanField(
        _("asks for words"), default=False, help_text=_("If the number is not zero.")
    )
    hint_th = models.TextField(_("hint (Thai)"), blank=True)
    hint_en = models.TextField(_("hint (English)"), blank=True)
    warning_th = models.TextField(_("warning (Thai)"), blank=True)
    warning_en = models.TextField(
        _("warning (English)"), blank=True, help_text=_("Shown if the number is not zero.")
    )

    text = bilingual("text")
    hint = bilingual("hint")
    warning = bilingual("warning")

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["round", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "key"], name="evidence_figure_key_once_a_round"
            ),
            models.UniqueConstraint(
                fields=["round", "role"],
                condition=~Q(role=""),
                name="evidence_figure_role_once_a_round",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")), name="evidence_figure_not_its_own_parent"
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.text}"


class RubricLevel(models.Model):
    """A quality level (ระดับคุณภาพ) and the conditions it asks for; an empty one asks nothing.

    The level given is the highest whose conditions all hold.
    """

    round = ParentalKey(Round, on_delete=models.CASCADE, related_name="rubric")
    level = models.PositiveSmallIntegerField(_("level"))
    text_th = models.TextField(_("text (Thai)"))
    text_en = models.TextField(_("text (English)"), blank=True)
    min_clear = models.PositiveSmallIntegerField(
        _("criteria clear, at least"), null=True, blank=True
    )
    min_percent = models.PositiveSmallIntegerField(
        _("per cent found and helped, at least"),
        null=True,
        blank=True,
        help_text=_("An office without dropouts meets it."),
    )
    guideline = models.BooleanField(
        _("a guideline"), default=False, help_text=_("A district practice implies it.")
    )
    district_practice = models.BooleanField(_("a best practice of the office"), default=False)
    min_school_practices = models.PositiveSmallIntegerField(
        _("schools with a best practice, at least"), default=0
    )

    text = bilingual("text")

    class Meta:
        verbose_name = _("rubric level")
        verbose_name_plural = _("rubric levels")
        ordering = ["round", "-level"]
        constraints = [
            models.UniqueConstraint(fields=["round", "level"], name="evidence_rubric_level_once"),
            models.CheckConstraint(
                condition=Q(level__range=(1, 5)), name="evidence_rubric_level_1_to_5"
            ),
            models.CheckConstraint(
                condition=Q(min_percent__isnull=True) | Q(min_percent__lte=100),
                name="evidence_rubric_percent_to_100",
            ),
            models.CheckConstraint(
                condition=Q(level__gt=1)
                | Q(
                    min_clear__isnull=True,
                    min_percent__isnull=True,
                    guideline=False,
                    district_practice=False,
                    min_school_practices=0,
                ),
                name="evidence_rubric_level_1_is_the_remainder",
                violation_error_message=_("Level 1 is the remainder: it asks for nothing."),
            ),
        ]

    def __str__(self):
        return f"{self.round} – {self.level}"
