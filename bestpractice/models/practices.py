"""A best practice (วิธีการปฏิบัติที่เป็นเลิศ) under the official headings."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from areas.models import District, School
from bestpractice import outline
from bestpractice.blocks import (
    LetterBlock,
    ProcessBlock,
    QualitativeBlock,
    QuantitativeBlock,
)
from bestpractice.enums import Level
from bestpractice.forms import BestPracticePageForm
from bestpractice.panels import WriteUpPanel
from bestpractice.querysets import LONG_TEXTS, PracticeManager
from bestpractice.structured_data import article
from home.blocks.images import PhotoBlock
from home.blocks.text import TEXT_FEATURES
from home.images import prefetch_photos
from home.models.base import PublicPage
from home.queries import published
from thai.dates import year_shown


class BestPracticePage(PublicPage):
    """One write-up of a district or of one of its schools.

    What is text is translated; what is data is one and the same in every language, so a practice
    is counted by its `translation_key`, never by its pages.
    """

    # Data
    level = models.CharField(_("level"), max_length=8, choices=Level, default=Level.DISTRICT)
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, related_name="practices", verbose_name=_("district")
    )
    school = models.ForeignKey(
        School,
        on_delete=models.PROTECT,
        related_name="practices",
        verbose_name=_("school"),
        null=True,
        blank=True,
        help_text=_("Only for a practice of a school."),
    )
    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"),
        null=True,
        blank=True,
        help_text=_("The year it ends in. 2565 is understood as 2022."),
    )
    work_number = models.PositiveSmallIntegerField(
        _("number in the compilation"), null=True, blank=True
    )
    cover = models.ForeignKey(
        "home.CustomImage",
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("cover image"),
        null=True,
        blank=True,
        help_text=_("For cards and the head of the page. Shown only if consent is recorded."),
    )
    is_showcase = models.BooleanField(
        _("showcase"), default=False, help_text=_("An editor’s choice; it changes no result.")
    )
    is_demo = models.BooleanField(
        _("invented for demonstration"),
        default=False,
        help_text=_("Marked so on its card and on its page."),
    )

    # Text, under the headings of the official form
    activity_name = models.CharField(_("name of the activity"), max_length=200, blank=True)
    lead = models.TextField(_("lead"), blank=True, help_text=_("What was done, in one sentence."))
    background = RichTextField(_("background"), blank=True, features=TEXT_FEATURES)
    process_intro = models.TextField(_("introduction to the method"), blank=True)
    process = StreamField(ProcessBlock(required=False), verbose_name=_("method"), blank=True)
    technique_intro = models.TextField(_("introduction to the technique"), blank=True)
    technique = StreamField(
        [("letter", LetterBlock())], verbose_name=_("model or technique"), blank=True
    )
    results_quantitative = StreamField(
        [("result", QuantitativeBlock())], verbose_name=_("results in numbers"), blank=True
    )
    results_qualitative = StreamField(
        [("result", QualitativeBlock())], verbose_name=_("results in quality"), blank=True
    )
    success_factors = StreamField(
        [("factor", blocks.TextBlock(label=_("Factor")))],
        verbose_name=_("success factors"),
        blank=True,
    )
    photos = StreamField([("photo", PhotoBlock())], verbose_name=_("photos"), blank=True)
    contact = models.TextField(
        _("contact of the office"),
        blank=True,
        help_text=_("A unit and its office telephone; no private number."),
    )
    source_note = models.TextField(_("note on the source"), blank=True)

    objects = PracticeManager()

    override_translatable_fields = [
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "slug",
                "level",
                "district",
                "school",
                "fiscal_year",
                "work_number",
                "is_showcase",
                "is_demo",
            )
        ),
    ]

    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("activity_name", boost=2),
        index.SearchField("lead"),
        index.SearchField("background"),
        index.SearchField("process_intro"),
        index.SearchField("process"),
        index.SearchField("technique_intro"),
        index.SearchField("technique"),
        index.SearchField("results_quantitative"),
        index.SearchField("results_qualitative"),
        index.SearchField("success_factors"),
        index.RelatedFields(
            "district", [index.SearchField("name_th"), index.SearchField("short_th")]
        ),
        index.RelatedFields("school", [index.SearchField("name_th")]),
        index.FilterField("level"),
        index.FilterField("district"),
        index.FilterField("fiscal_year"),
    ]

    content_panels = [
        WriteUpPanel(heading=_("From the district")),
        *PublicPage.content_panels,
        FieldPanel("activity_name"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("level"), FieldPanel("fiscal_year")]),
                FieldPanel("district"),
                FieldPanel("school"),
                FieldPanel("work_number"),
                FieldPanel("contact"),
            ],
            heading=_("Whose practice"),
        ),
        InlinePanel("technique_links", heading=_("Techniques"), label=_("Technique")),
        InlinePanel(
            "work_area_links", heading=_("Areas of work"), label=_("Area of work"), max_num=5
        ),
        FieldPanel("background"),
        MultiFieldPanel([FieldPanel("process_intro"), FieldPanel("process")], heading=_("Method")),
        MultiFieldPanel(
            [FieldPanel("technique_intro"), FieldPanel("technique")],
            heading=_("Model or technique"),
        ),
        MultiFieldPanel(
            [FieldPanel("results_quantitative"), FieldPanel("results_qualitative")],
            heading=_("Results"),
        ),
        FieldPanel("success_factors"),
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("photos")], heading=_("Images")),
        FieldPanel("source_note"),
        FieldRowPanel([FieldPanel("is_showcase"), FieldPanel("is_demo")], heading=_("Marks")),
    ]

    base_form_class = BestPracticePageForm
    can_be_featured = True
    is_search_type = True
    parent_page_types = ["bestpractice.LibraryPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("best practice")
        verbose_name_plural = _("best practices")
        constraints = [
            models.CheckConstraint(
                condition=Q(level=Level.SCHOOL, school__isnull=False)
                | Q(level=Level.DISTRICT, school__isnull=True),
                name="bestpractice_school_level_has_a_school",
                violation_error_message=_(
                    "A practice of a school names the school; a practice of the office does not."
                ),
            ),
            # A year of the Buddhist Era is never stored by mistake.
            models.CheckConstraint(
                condition=Q(fiscal_year__gte=2000, fiscal_year__lte=2200),
                name="bestpractice_year_of_the_common_era",
                violation_error_message=_("The fiscal year is of the Common Era, such as 2022."),
            ),
        ]

    def clean(self):
        super().clean()
        if self.school_id and self.district_id and self.school.district_id != self.district_id:
            raise ValidationError({"school": _("This school belongs to another district.")})

    def publish(self, revision, *args, **kwargs):
        """As Wagtail's; what a district wrote goes public only in the version it agreed to, and
        a translation of it only beside that.

        The agreement follows a moderator's approval, so it needs no permission to publish.
        """
        if hasattr(self, "write_up"):
            if self.write_up.approved_revision_id != revision.pk:
                raise PermissionDenied("The district has not agreed to this version.")
            kwargs["skip_permission_checks"] = True
        elif self.awaits_its_original:
            raise PermissionDenied("The district's own text is not public.")
        return super().publish(revision, *args, **kwargs)

    @property
    def awaits_its_original(self):
        """Whether it translates a write-up that the public may not read now."""
        originals = (
            type(self)
            .objects.filter(translation_key=self.translation_key, write_up__isnull=False)
            .exclude(pk=self.pk)
        )
        return originals.filter(live=False).exists()

    @property
    def author(self):
        """Whose practice it is: the school, or the office itself."""
        return self.school or self.district

    @property
    def fiscal_year_shown(self):
        """2565 in Thai, 2022 in English; empty without one."""
        return year_shown(self.fiscal_year) if self.fiscal_year else ""

    @cached_property
    def compiled_in(self):
        """The works of published compilations, in this page's language, that are this practice."""
        works = type(self).compiled_works.rel.related_model.objects
        readable = published(Page.objects.filter(locale=self.locale_id)).values("pk")
        return list(
            works.filter(practice__translation_key=self.translation_key, page__in=readable)
            .select_related("page")
            .order_by("-page__fiscal_year", "number")
        )

    @property
    def first_result(self):
        """The result to name first, as a quantitative one: one with a figure, else in words.

        None without any.
        """
        quantitative = [block.value for block in self.results_quantitative]
        in_words = [{"text": block.value, "value": None} for block in self.results_qualitative]
        results = [*quantitative, *in_words]
        with_figure = (result for result in quantitative if result["value"] is not None)
        return next(with_figure, results[0] if results else None)

    @property
    def placed_images(self):
        return [photo.value["image"] for photo in self.photos if photo.value["image"]]

    @property
    def card_text(self):
        return self.lead or (self.first_result["text"] if self.first_result else "")

    @property
    def card_badge(self):
        return _("Invented data for demonstration") if self.is_demo else ""

    @property
    def card_meta(self):
        return [self.author.name if self.school else self.district.short]

    @property
    def card_image(self):
        return self.cover

    @property
    def card_is_illustration(self):
        """Whether a drawing stands where a photo would: the cover is one, or there is none."""
        return not self.cover or not self.cover.is_showable or self.cover.is_illustration

    @property
    def text_language(self):
        """The language that it is written in: a mirror of an untranslated page keeps the
        default one, wherever it stands."""
        return settings.LANGUAGE_CODE if self.alias_of_id else self.locale.language_code

    @property
    def text_language_name(self):
        return dict(settings.LANGUAGES)[self.text_language]

    @property
    def is_fallback(self):
        """Whether it is read in another language than the reader's, having no translation."""
        return self.text_language != get_language()

    def structured_data(self, request):
        return article(self, request)

    def get_context(self, request, *args, **kwargs):
        shown = outline.photos(self)
        if getattr(request, "is_preview", False):
            shown += outline.photos_to_come(self)
        prefetch_photos([self.cover, *(photo["image"] for photo in shown)])
        near = type(self).objects.published().near(self).defer(*LONG_TEXTS)
        return super().get_context(request, *args, **kwargs) | {
            "parts": outline.parts(self, shown),
            "phases": outline.phases(self),
            "photos": shown,
            "techniques": [
                link.technique for link in self.technique_links.select_related("technique")
            ],
            "work_areas": [link.get_area_display() for link in self.work_area_links.all()],
            "related": list(near[:3]),
            "address": self.absolute_url(request),
        }
