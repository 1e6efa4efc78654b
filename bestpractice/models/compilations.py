"""A year's compilation: published practices as numbered works (ผลงานชิ้นที่ n), by an editor."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from bestpractice.forms import BestPracticePageForm
from home.images import prefetch_photos
from home.models.base import PublicPage
from thai.dates import year_shown

from .practices import BestPracticePage


class CompilationPage(PublicPage):
    """The works of one fiscal year, in the order of their numbers.

    Choosing them is the editors' own: the practices and what their districts agreed to stay as
    they are, and one that is unpublished leaves the compilation at once.
    """

    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"), help_text=_("The year it ends in. 2565 is understood as 2022.")
    )
    intro = models.TextField(_("introduction"), blank=True)

    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("fiscal_year", overridable=False),
    ]

    is_search_type = True

    search_fields = [*PublicPage.search_fields, index.SearchField("intro")]
    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("fiscal_year"),
        FieldPanel("intro"),
        InlinePanel("works", heading=_("Works"), label=_("Work"), min_num=1),
    ]

    base_form_class = BestPracticePageForm
    # Beside the library, whose list in the admin has the columns of practices alone.
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    page_description = _("The numbered works of one fiscal year.")

    class Meta:
        verbose_name = _("compilation of best practices")
        verbose_name_plural = _("compilations of best practices")
        constraints = [
            models.CheckConstraint(
                condition=Q(fiscal_year__gte=2000, fiscal_year__lte=2200),
                name="bestpractice_compilation_of_the_common_era",
                violation_error_message=_("The fiscal year is of the Common Era, such as 2022."),
            )
        ]

    @property
    def card_text(self):
        return self.intro

    @property
    def card_meta(self):
        return [f"{_('Fiscal year')} {self.fiscal_year_shown}"]

    @property
    def fiscal_year_shown(self):
        return year_shown(self.fiscal_year)

    def published_works(self, *, whole=False):
        """[(number, practice)] in order: each practice in the reader's language, else in Thai.

        What is not public now is left out; the others keep their numbers. The long texts come
        along if `whole`.
        """
        works = sorted((work.number, work.practice_id) for work in self.works.all())
        chosen = Page.objects.filter(pk__in=[pk for _number, pk in works])
        keys = dict(chosen.values_list("pk", "translation_key"))
        practices = BestPracticePage.objects.published().filter(translation_key__in=keys.values())
        practices = practices if whole else practices.for_cards()
        by_key = {practice.translation_key: practice for practice in practices}
        return [(number, by_key[keys[pk]]) for number, pk in works if keys.get(pk) in by_key]

    def get_context(self, request, *args, **kwargs):
        works = self.published_works()
        prefetch_photos(practice.cover for _number, practice in works)
        return super().get_context(request, *args, **kwargs) | {"works": works}


class CompiledWork(models.Model):
    """A practice in a compilation, under its number there."""

    page = ParentalKey(
        CompilationPage,
        on_delete=models.CASCADE,
        related_name="works",
        verbose_name=_("compilation"),
    )
    number = models.PositiveSmallIntegerField(
        _("number of the work"), validators=[MinValueValidator(1)]
    )
    practice = models.ForeignKey(
        BestPracticePage,
        on_delete=models.CASCADE,
        related_name="compiled_works",
        verbose_name=_("best practice"),
    )

    panels = [FieldPanel("number"), PageChooserPanel("practice", BestPracticePage)]

    class Meta:
        verbose_name = _("work of a compilation")
        verbose_name_plural = _("works of compilations")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "number"],
                name="bestpractice_compiled_number_once",
                violation_error_message=_("Another work has this number."),
            ),
            models.UniqueConstraint(
                fields=["page", "practice"],
                name="bestpractice_compiled_once",
                violation_error_message=_("This practice is in the compilation already."),
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.practice.title}"
