from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks.terms import TermBlock
from home.structured_data import defined_term_set

from .base import PublicPage


class GlossaryPage(PublicPage):
    """The words of the programme with their definitions; texts mark them and lead here."""

    lead = models.TextField(
        _("lead"), blank=True, max_length=400, help_text=_("What the page says, in a sentence.")
    )
    terms = StreamField([("term", TermBlock())], verbose_name=_("words"))
    source = models.CharField(
        _("source"), max_length=255, blank=True, help_text=_("Where the definitions are from.")
    )

    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("terms"),
    ]

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("terms"),
        FieldPanel("source"),
    ]

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("Words with their definitions. Texts of the site mark them.")

    class Meta:
        verbose_name = _("glossary")
        verbose_name_plural = _("glossaries")

    @property
    def card_text(self):
        return self.lead or self.search_description

    def structured_data(self, request):
        return defined_term_set(self, request)
