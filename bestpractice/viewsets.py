"""Practices and techniques in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.pages.listing import PageListingMixin
from wagtail.admin.viewsets.pages import PageViewSet

from thai.snippets import SnippetViewSet

from .models import BestPracticePage, Technique

STOCK = {column.name: column for column in PageListingMixin.base_columns}


class BestPracticeViewSet(PageViewSet):
    """The library's pages, listed with what tells them apart."""

    model = BestPracticePage
    list_display = [
        STOCK["bulk_actions"],
        STOCK["title"],
        Column("district", label=_("District"), sort_key="district__sort_key", width="18%"),
        Column("get_level_display", label=_("Level"), sort_key="level"),
        Column("fiscal_year_shown", label=_("Fiscal year"), sort_key="fiscal_year"),
        BooleanColumn("is_showcase", label=_("Showcase"), sort_key="is_showcase"),
        STOCK["latest_revision_created_at"],
        STOCK["status"],
    ]


class TechniqueViewSet(SnippetViewSet):
    """Techniques, chosen by name on the page of a practice."""

    model = Technique
    icon = "tag"
    list_display = ["name_th", "name_en", "meaning_th", "slug"]
    ordering = ["name_th"]
    copy_view_enabled = False
