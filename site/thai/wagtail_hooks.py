"""Synonyms, date pickers of the Buddhist Era and room for Thai marks, in Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from .models import SynonymGroup
from .ordering import sort_in_thai
from .snippets import SnippetViewSet


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "search"
    menu_label = _("Synonyms")
    list_display = ["__str__"]
    search_fields = ["text"]
    panels = [FieldPanel("text")]


register_snippet(SynonymGroupViewSet)


@hooks.register("construct_explorer_page_queryset")
def titles_in_thai_order(parent_page, pages, request):
    """Sorts the page explorer in Thai, but for what a search found: that sorts by itself."""
    is_sorted = request.GET.get("ordering") and not request.GET.get("q")
    return sort_in_thai(pages) if is_sorted and pages.query.order_by else pages


@hooks.register("insert_global_admin_js")
def date_pickers():
    script = static("thai/thai-date-picker.js")
    return format_html('<script type="module" src="{}"></script>', script)


@hooks.register("insert_global_admin_css")
def room_for_marks():
    return format_html('<link rel="stylesheet" href="{}">', static("thai/admin.css"))
