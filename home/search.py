"""The search page: published pages in the reader's language, grouped by their type."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import translation
from django.utils.functional import cached_property
from wagtail.models import Page

from home.queries import published

MAX_LENGTH = 200


class SearchResults:
    """The pages that match `text`, best first; drafts and restricted pages never."""

    PER_PAGE = 20

    def __init__(self, text, number):
        self.text = text
        self._number = number

    @cached_property
    def page(self):
        readable = published(
            Page.objects.filter(depth__gt=1, locale__language_code=translation.get_language())
        )
        # The search backend takes plain filters only, so the query stands inside one.
        found = Page.objects.filter(pk__in=readable.values("pk")).specific().search(self.text)
        return Paginator(found, self.PER_PAGE).get_page(self._number)

    @cached_property
    def groups(self):
        """(name of the type, pages) in the order in which each type first appears."""
        groups = {}
        for page in self.page.object_list:
            groups.setdefault(page.specific_class, []).append(page)
        return [(model._meta.verbose_name_plural, pages) for model, pages in groups.items()]


def search(request):
    text = request.GET.get("q", "")[:MAX_LENGTH].strip()
    results = SearchResults(text, request.GET.get("page")) if text else None
    return render(request, "home/search.html", {"text": text, "results": results})
