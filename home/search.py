"""The search page: published pages in the reader's language, grouped by their type."""

from typing import NamedTuple

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import translation
from django.utils.functional import cached_property
from wagtail.models import Page

from home.queries import published
from home.search_filter import SearchFilter
from home.spelling import spelling

MAX_LENGTH = 200


class SearchResults:
    """The pages that match `text` and a SearchFilter, best first.

    Drafts and restricted pages are never among them.
    """

    PER_PAGE = 20

    def __init__(self, text, filter, number=None):
        self.text, self.filter = text, filter
        self._number = number

    @cached_property
    def page(self):
        # The search backend takes plain filters only, so the query stands inside one.
        allowed = Page.objects.filter(pk__in=self.filter.qs.values("pk"))
        found = allowed.specific().search(self.text)
        return Paginator(found, self.PER_PAGE).get_page(self._number)

    @cached_property
    def suggestion(self):
        """What was perhaps meant, if nothing was found; itself it always finds something."""
        if self.page.paginator.count:
            return None
        corrected = spelling(translation.get_language()).corrected(self.text)
        found = corrected and SearchResults(corrected, self.filter).page.paginator.count
        return corrected if found else None

    @cached_property
    def groups(self):
        """(name of the type, results) in the order in which each type first appears."""
        groups = {}
        for page in self.page.object_list:
            groups.setdefault(type(page), []).append(Result(page, text_of(page)))
        return [(model._meta.verbose_name_plural, found) for model, found in groups.items()]


class Result(NamedTuple):
    page: Page
    text: str


def text_of(page):
    """The text of `page` that search has read, its title left out; excerpts are cut from it."""
    values = (
        field.get_value(page)
        for field in page.get_searchable_search_fields()
        if field.field_name != "title"
    )
    return " ".join(_words(values))


def _words(values):
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _words(value)


def search(request):
    text = request.GET.get("q", "")[:MAX_LENGTH].strip()
    results = None
    if text:
        readable = Page.objects.filter(
            depth__gt=1, locale__language_code=translation.get_language()
        )
        narrowed = SearchFilter(request.GET, published(readable))
        results = SearchResults(text, narrowed, request.GET.get("page"))
    return render(request, "home/search.html", {"text": text, "results": results})
