"""The library: every published practice, found by facets."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from bestpractice.library import Library
from home.images import prefetch_photos
from home.models.base import PublicPage
from home.queries import family_of

from .practices import BestPracticePage


class LibraryPage(PublicPage):
    """The index of best practices, one in each language."""

    intro = models.TextField(_("introduction"), blank=True)

    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    search_fields = [*PublicPage.search_fields, index.SearchField("intro")]
    content_panels = [*PublicPage.content_panels, FieldPanel("intro")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["bestpractice.BestPracticePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("library of best practices")
        verbose_name_plural = _("libraries of best practices")

    @property
    def card_text(self):
        return self.intro

    @cached_property
    def family(self):
        """The public compilations come along, and cost no query of their own."""
        compilations = Q(live=True, compilationpage__isnull=False)
        compiled_year = F("compilationpage__fiscal_year")
        return list(family_of(self, also=compilations).annotate(compiled_year=compiled_year))

    @property
    def compilations(self):
        """The public ones, the newest first: each in the page's language, else in Thai."""
        public = [page for page in self.family if page.compiled_year and not page.is_restricted]
        own = {page.translation_key: page for page in public if page.locale_id == self.locale_id}
        thai = {page.translation_key: page for page in public if _is_original(page)}
        by_key = thai | own
        return sorted(by_key.values(), key=lambda page: (-page.compiled_year, page.title))

    def get_context(self, request, *args, **kwargs):
        library = Library(BestPracticePage.objects.published(), request.GET)
        if library.is_map:
            shown = {"library": library, "map": library.map()}
            return super().get_context(request, *args, **kwargs) | shown
        page = library.page(request.GET.get("page"))
        prefetch_photos(practice.cover for practice in page.object_list)
        return super().get_context(request, *args, **kwargs) | {
            "library": library,
            "practices": page,
        }


def _is_original(page):
    return page.locale.language_code == settings.LANGUAGE_CODE
