"""Synonyms in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from .models import SynonymGroup
from .snippets import SnippetViewSet


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "search"
    menu_label = _("Synonyms")
    list_display = ["__str__"]
    search_fields = ["text"]
    panels = [FieldPanel("text")]


register_snippet(SynonymGroupViewSet)
