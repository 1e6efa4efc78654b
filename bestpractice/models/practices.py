"""A best practice (วิธีการปฏิบัติที่เป็นเลิศ) under the official headings."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from areas.models import District, School
from bestpractice.blocks import (
    LetterBlock,
    PhotoBlock,
    ProcessBlock,
    QualitativeBlock,
    QuantitativeBlock,
)
from bestpractice.enums import Level
from bestpractice.querysets import PracticeQuerySet


class BestPracticePage(Page):
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
        help_text=_("The year it ends in, in the Common Era: 2022 for 2565."),
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
    background = RichTextField(
        _("background"), blank=True, features=["bold", "italic", "ol", "ul", "link"]
    )
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

    objects = PageManager.from_queryset(PracticeQuerySet)()

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
        *Page.search_fields,
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
        *Page.content_panels,
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

    @property
    def author(self):
        """Whose practice it is: the school, or the office itself."""
        return self.school or self.district

    @property
    def shown_cover(self):
        """The cover, unless the people on it have not agreed."""
        return self.cover if self.cover and self.cover.is_showable else None

    @property
    def first_result(self):
        """The result to name first: one with a figure, else in words. None without any."""
        quantitative = [block.value for block in self.results_quantitative]
        with_figure = (result for result in quantitative if result["value"] is not None)
        words = [*(result["text"] for result in quantitative)]
        words += [block.value for block in self.results_qualitative]
        figure = next(with_figure, None)
        if figure is None and not words:
            return None
        return figure or {"text": words[0], "value": None}
