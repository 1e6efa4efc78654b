"""Lists of Wagtail's admin that find and sort Thai, without a search index too."""

from wagtail.admin.views import generic
from wagtail.search.index import class_is_indexed

from .ordering import sort_in_thai
from .search.plain import contains


class ThaiSearchMixin:
    """For a listing view with `search_fields`: finds as the site's search does.

    Inner words, Thai digits, misspelt ํา, synonyms and places count alike.
    """

    def search_queryset(self, queryset):
        if not self.is_searching or not self.search_fields or self._has_index(queryset.model):
            return super().search_queryset(queryset)
        return queryset.filter(contains(self.search_query, *self.search_fields))

    def _has_index(self, model):
        return class_is_indexed(model) and bool(self.search_backend_name)


class ThaiOrderMixin:
    """For a listing view: a click on the heading of a column of texts sorts them in Thai order."""

    def order_queryset(self, queryset):
        queryset = super().order_queryset(queryset)
        return sort_in_thai(queryset) if queryset.query.order_by else queryset


class IndexView(ThaiOrderMixin, ThaiSearchMixin, generic.IndexView):
    """The list of a ModelViewSet."""
