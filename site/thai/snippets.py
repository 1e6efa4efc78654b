"""Snippets in Wagtail's admin, in the language of whoever looks at them."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import IndexView as WagtailIndexView
from wagtail.snippets.views.snippets import SnippetViewSet as WagtailSnippetViewSet

from .listings import ThaiOrderMixin, ThaiSearchMixin


class IndexView(ThaiOrderMixin, ThaiSearchMixin, WagtailIndexView):
    pass


class SnippetViewSet(WagtailSnippetViewSet):
    index_view_class = IndexView

    @property
    def breadcrumbs_items(self):
        """Wagtail words them once, at start, in the language of the process's first request."""
        labels = [_("Home"), _("Snippets")]
        items = super().breadcrumbs_items
        return [item | {"label": label} for item, label in zip(items, labels, strict=False)]
