"""News, categories and figures in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, LocaleColumn
from wagtail.admin.views.pages.listing import PageListingMixin
from wagtail.admin.viewsets.pages import PageViewSet

from thai.snippets import SnippetViewSet

from .models import NewsCategory, NewsPage, ReferenceFigure

STOCK = {column.name: column for column in PageListingMixin.base_columns}


class NewsPageViewSet(PageViewSet):
    """The pages below a news list, with what tells them apart."""

    model = NewsPage
    list_display = [
        STOCK["bulk_actions"],
        STOCK["title"],
        Column("date", label=_("Date"), sort_key="date"),
        Column("category", label=_("Category"), sort_key="category__name"),
        Column("district", label=_("District"), sort_key="district__sort_key"),
        STOCK["latest_revision_created_at"],
        STOCK["status"],
    ]


class NewsCategoryViewSet(SnippetViewSet):
    model = NewsCategory
    icon = "tag"
    list_display = ["name", "slug", LocaleColumn(label=_("Locale"), width="12%")]
    copy_view_enabled = False


class ReferenceFigureViewSet(SnippetViewSet):
    model = ReferenceFigure
    icon = "order"
    list_display = [
        Column("label", label=_("What it counts")),
        Column("value", label=_("Value"), sort_key="value"),
        Column("source", label=pgettext_lazy("reference", "Source")),
        BooleanColumn("on_home", label=_("On the home page"), sort_key="on_home"),
    ]
    copy_view_enabled = False
