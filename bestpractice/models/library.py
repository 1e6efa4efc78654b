"""The library: every published practice, found by facets."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField


class LibraryPage(Page):
    """The index of best practices, one in each language."""

    intro = models.TextField(_("introduction"), blank=True)

    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    search_fields = [*Page.search_fields, index.SearchField("intro")]
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    subpage_types = ["bestpractice.BestPracticePage"]

    class Meta:
        verbose_name = _("library of best practices")
        verbose_name_plural = _("libraries of best practices")
