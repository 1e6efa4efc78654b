"""The search page: published pages in the reader's language, grouped by their type."""

from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import translate_url
from django.utils import translation
from django.utils.functional import cached_property
from wagtail.models import Page

from home import attachments
from home.models import CustomDocument
from home.queries import published
from home.search_filter import SearchFilter
from home.spelling import spelling
from home.words import text_of
from thai.search.matching import Matcher

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
        found = _search(self.filter.qs, self.text)
        return Paginator(found, self.PER_PAGE).get_page(self._number)

    @cached_property
    def suggestion(self):
        """What was perhaps meant, if nothing was found; itself it always finds something."""
        if self.page.paginator.count or self.elsewhere:
            return None
        corrected = spelling(translation.get_language()).corrected(self.text)
        found = corrected and SearchResults(corrected, self.filter).page.paginator.count
        return corrected if found else None

    @cached_property
    def elsewhere(self):
        """(language code, number of pages) where nothing is found, though in another language it
        is: who searches for กระบี่ on the English site wants the Thai page."""
        if self.page.paginator.count or self.filter.chips:
            return None
        for code, _name in settings.LANGUAGES:
            if code != translation.get_language():
                found = _search(searchable(code), self.text).count()
                if found:
                    return code, found
        return None

    @cached_property
    def groups(self):
        """(name of the type, Results) in the order in which each type first appears."""
        groups = {}
        for result in self._results():
            groups.setdefault(type(result.page), []).append(result)
        return [(model._meta.verbose_name_plural, found) for model, found in groups.items()]

    def _results(self):
        """A page whose own words do not answer is shown with the file that does."""
        matcher = Matcher(self.text)
        own = {page: text_of(page) for page in self.page.object_list}
        whole = {page: f"{page.title}\n{text}" for page, text in own.items()}
        files = attachments.files_of(
            [page for page, text in whole.items() if not matcher.matches(text)]
        )
        for page, text in own.items():
            document = None
            if page.pk in files:
                document = _answering(files[page.pk], matcher, but_for=matcher.terms(whole[page]))
            if document:
                text = matcher.lines(attachments.text_of(document))
            yield Result(page, text, document)


def _answering(documents, matcher, *, but_for):
    """The first document with most of the terms that are not among `but_for`; None without any."""

    def found(document):
        text = f"{document.title}\n{attachments.text_of(document)}"
        return len(matcher.terms(text) - but_for)

    best = max(documents, key=found, default=None)
    return best if best and found(best) else None


class Result(NamedTuple):
    """A page found; `text` is of the `document` that it offers if the words stand in there."""

    page: Page
    text: str
    document: CustomDocument | None


def _search(pages, text):
    # The search backend takes plain filters only, so the query stands inside one.
    return Page.objects.filter(pk__in=pages.values("pk")).specific().search(text)


def asked(request):
    """The words that a reader searches for."""
    return request.GET.get("q", "")[:MAX_LENGTH].strip()


def searchable(language=None):
    """The pages that anyone may read in a language, by default that of the request."""
    language = language or translation.get_language()
    return published(Page.objects.filter(depth__gt=1, locale__language_code=language))


def search(request):
    text = asked(request)
    results = None
    if text:
        narrowed = SearchFilter(request.GET, searchable())
        results = SearchResults(text, narrowed, request.GET.get("page"))
    context = {"text": text, "results": results, "there": _there(request, results)}
    return render(request, "home/search.html", context)


def _there(request, results):
    """The same search in the language in which it finds something; None if here or nowhere."""
    if not (results and results.elsewhere):
        return None
    code, number = results.elsewhere
    return {"code": code, "number": number, "url": translate_url(request.get_full_path(), code)}
