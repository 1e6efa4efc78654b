"""The monitoring form as data, its rounds, and what the districts answered (แบบติดตาม)."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from areas.models import District, InspectionRegion
from evidence.enums import NEEDED_KINDS, PairChoice, QuestionKind, ResponseState, RoundPhase
from thai.bilingual import bilingual


class MonitoringForm(ClusterableModel):
    """A form with its sections; used in any number of rounds."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    text_th = models.CharField(_("title (Thai)"), max_length=300)
    text_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    short_th = models.CharField(_("short title (Thai)"), max_length=80)
    short_en = models.CharField(_("short title (English)"), max_length=80, blank=True)

    text = bilingual("text")
    short = bilingual("short")

    class Meta:
        verbose_name = _("monitoring form")
        verbose_name_plural = _("monitoring forms")
        ordering = ["-pk"]

    def __str__(self):
        return self.short


class MonitoringSection(models.Model):
    """A part of the form: one step on the screen."""

    form = ParentalKey(MonitoringForm, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(_("key"), max_length=60)
    number = models.PositiveSmallIntegerField(pgettext_lazy("ordinal", "number"))
    text_th = models.TextField(_("text (Thai)"))
    text_en = models.TextField(_("text (English)"), blank=True)
    short_th = models.CharField(_("short title (Thai)"), max_length=80)
    short_en = models.CharField(_("short title (English)"), max_length=80, blank=True)
    prompt_th = models.TextField(
        _("prompt (Thai)"), blank=True, help_text=_("Asks the questions below it together.")
    )
    prompt_en = models.TextField(_("prompt (English)"), blank=True)
    notes_th = models.TextField(_("notes (Thai)"), blank=True, help_text=_("One a line."))
    notes_en = models.TextField(_("notes (English)"), blank=True)

    text = bilingual("text")
    short = bilingual("short")
    prompt = bilingual("prompt")
    notes = bilingual("notes")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["form", "number"]
        constraints = [
            models.UniqueConstraint(fields=["form", "key"], name="evidence_section_key_once"),
            models.UniqueConstraint(fields=["form", "number"], name="evidence_section_number_once"),
        ]

    def __str__(self):
        return f"{self.number}. {self.short}"


class Question(models.Model):
    """A question of a section (ข้อคำถาม)."""

    section = models.ForeignKey(
        MonitoringSection,
        on_delete=models.PROTECT,
        related_name="questions",
        verbose_name=_("section"),
    )
    key = models.SlugField(_("key"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"))
    number = models.CharField(pgettext_lazy("ordinal", "number"), max_length=10)
    kind = models.CharField(_("kind"), max_length=10, choices=QuestionKind)
    text_th = models.TextField(_("text (Thai)"))
    text_en = models.TextField(_("text (English)"), blank=True)
    first_th = models.CharField(_("first answer (Thai)"), max_length=100, blank=True)
    first_en = models.CharField(_("first answer (English)"), max_length=100, blank=True)
    second_th = models.CharField(_("second answer (Thai)"), max_length=100, blank=True)
    second_en = models.CharField(_("second answer (English)"), max_length=100, blank=True)
    unit_th = models.CharField(_("unit (Thai)"), max_length=40, blank=True)
    unit_en = models.CharField(_("unit (English)"), max_length=40, blank=True)
    takes_text = models.BooleanField(_("asks for words"), default=False)
    takes_links = models.BooleanField(_("takes links"), default=False)
    url = models.URLField(_("address"), blank=True)
    is_ours = models.BooleanField(
        _("wording is ours"), default=False, help_text=_("The form has an empty line here.")
    )

    text = bilingual("text")
    first = bilingual("first")
    second = bilingual("second")
    unit = bilingual("unit")

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["section", "order"]
        constraints = [
            models.UniqueConstraint(fields=["section", "key"], name="evidence_question_key_once"),
            models.CheckConstraint(
                condition=(Q(kind=QuestionKind.PAIR) & ~Q(first_th="") & ~Q(second_th=""))
                | (~Q(kind=QuestionKind.PAIR) & Q(first_th="", second_th="")),
                name="evidence_question_pair_has_two_answers",
                violation_error_message=_("Two answers in words belong to a pair, and only there."),
            ),
            models.CheckConstraint(
                condition=Q(takes_text=False) | Q(kind=QuestionKind.TICK),
                name="evidence_question_words_beside_a_tick",
                violation_error_message=_("Only a tick asks for words beside it."),
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.text}"

    @property
    def is_needed(self):
        return self.kind in NEEDED_KINDS

    @property
    def is_long(self):
        return self.kind == QuestionKind.LONG_TEXT


class MonitoringRound(models.Model):
    """A form put to the districts of some regions, for a while."""

    form = models.ForeignKey(
        MonitoringForm, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("form")
    )
    name_th = models.CharField(_("name (Thai)"), max_length=150)
    name_en = models.CharField(_("name (English)"), max_length=150, blank=True)
    regions = models.ManyToManyField(
        InspectionRegion, related_name="+", verbose_name=_("inspection regions")
    )
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(
        _("closes at"), help_text=_("From this moment on nothing is accepted any more.")
    )

    name = bilingual("name")

    class Meta:
        verbose_name = _("monitoring round")
        verbose_name_plural = _("monitoring rounds")
        ordering = ["-opens_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="evidence_monitoring_closes_after_it_opens",
                violation_error_message=_("The round closes before it opens."),
            ),
        ]

    def __str__(self):
        return self.name

    def is_open(self, at):
        return self.opens_at <= at < self.closes_at

    def phase(self, at):
        """Not yet open, open, or closed: UPCOMING, OPEN, EVALUATION."""
        if at < self.opens_at:
            return RoundPhase.UPCOMING
        return RoundPhase.OPEN if at < self.closes_at else RoundPhase.EVALUATION


class Response(models.Model):
    """The answers of one district in one round (ชุดคำตอบ)."""

    round = models.ForeignKey(MonitoringRound, on_delete=models.PROTECT, related_name="responses")
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="responses")
    state = models.CharField(
        _("state"), max_length=10, choices=ResponseState, default=ResponseState.DRAFT
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "district"], name="evidence_response_one_a_district_and_round"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ResponseState.DRAFT, submitted_at__isnull=True, submitted_by__isnull=True
                )
                | Q(
                    state=ResponseState.SUBMITTED,
                    submitted_at__isnull=False,
                    submitted_by__isnull=False,
                ),
                name="evidence_response_submitted_by_someone",
            ),
        ]

    def __str__(self):
        return f"{self.district} – {self.round}"

    @property
    def is_submitted(self):
        return self.state == ResponseState.SUBMITTED


class Answer(models.Model):
    """What was answered to one question (คำตอบ).

    `revision` grows with every change: whoever saves says which one they saw, so that nobody
    overwrites a colleague's answer unseen.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    choice = models.CharField(  # noqa: DJ001 (the third state: neither was chosen)
        _("choice"), max_length=6, choices=PairChoice, null=True, blank=True
    )
    ticked = models.BooleanField(_("ticked"), default=False)
    number = models.PositiveIntegerField(
        _("number"), null=True, blank=True, validators=[MinValueValidator(0)]
    )
    text = models.TextField(_("text"), blank=True)
    links = models.JSONField(_("links"), default=list, blank=True)
    revision = models.PositiveIntegerField(default=1)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField(_("updated at"))

    VALUES = ("choice", "ticked", "number", "text", "links")

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="evidence_answer_once"),
            models.CheckConstraint(
                condition=Q(choice__isnull=True) | Q(choice__in=PairChoice.values),
                name="evidence_answer_one_of_two_or_none",
            ),
        ]

    def __str__(self):
        return f"{self.question.number}: {self.in_words}"

    @property
    def values(self):
        """{field: value} of everything that was answered."""
        return {name: getattr(self, name) for name in self.VALUES}

    @property
    def is_complete(self):
        """Whether nothing is missing: an empty tick or text is an answer, an empty pair is none."""
        kind = self.question.kind
        if kind == QuestionKind.PAIR:
            return self.choice is not None
        return kind != QuestionKind.NUMBER or self.number is not None

    @cached_property
    def in_words(self):
        """The answer as a reader sees it; empty where there is none."""
        question = self.question
        match question.kind:
            case QuestionKind.PAIR:
                words = {PairChoice.FIRST: question.first, PairChoice.SECOND: question.second}
                return words.get(self.choice, "")
            case QuestionKind.TICK:
                sign = "✓" if self.ticked else ""
                return " ".join(filter(None, [sign, self.text]))
            case QuestionKind.NUMBER:
                return "" if self.number is None else f"{self.number:,} {question.unit}".strip()
        return self.text
