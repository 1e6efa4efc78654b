"""What stands on every page around its content: menus, languages, breadcrumbs, settings."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.models import SiteSettings
from home.models.base import PublicPage


@dataclass(frozen=True)
class MenuLink:
    text: str
    url: str
    language: str
    is_current: str = ""


@dataclass(frozen=True)
class LanguageLink:
    """Where the switch leads in one language; `note` says why it is not this same page."""

    code: str
    name: str
    url: str
    is_current: bool
    is_same_page: bool

    @property
    def note(self):
        with translation.override(self.code):
            return _("This page has no translation yet: this link leads to the home page.")


class Furniture:
    """Of one request, and of the page it shows if it shows one. Each part is read when asked for."""

    def __init__(self, request, page=None):
        self.request = request
        self.page = page if isinstance(page, PublicPage) and page.pk else None
        self.language = translation.get_language()

    @cached_property
    def settings(self):
        return SiteSettings.load(request_or_site=self.request)

    @cached_property
    def home_url(self):
        return reverse("wagtail_serve", args=[""])

    @cached_property
    def menus(self):
        """The links by menu: `{"main": […], "footer": […]}`."""
        menus = {"main": [], "footer": []}
        for item in self.settings.menu_links(self.language):
            url = item.get_url(self.request)
            if url:
                menus[item.menu].append(
                    MenuLink(item.text, url, item.text_language, self._current(url))
                )
        return menus

    def _current(self, url):
        """For aria-current: “page” on the page itself, “true” on those below it."""
        here = self.request.path
        if here == url:
            return "page"
        return "true" if url != self.home_url and here.startswith(url) else ""

    @cached_property
    def languages(self):
        return [
            self._page_link(code, name) if self.page else self._view_link(code, name)
            for code, name in settings.LANGUAGES
        ]

    @property
    def alternates(self):
        """The language links that lead to this same page, for hreflang; none without a choice."""
        same = [link for link in self.languages if link.is_same_page]
        return same if len(same) > 1 else []

    def _view_link(self, code, name):
        here = self.request.get_full_path()
        there = translate_url(here, code)
        current = code == self.language
        # Addresses outside the language patterns are the same in both languages.
        return LanguageLink(code, name, there, current, current or there != here)

    def _page_link(self, code, name):
        if code == self.language:
            return LanguageLink(code, name, self.request.get_full_path(), True, True)
        for relative in self.page.family:
            is_translation = relative.translation_key == self.page.translation_key
            if is_translation and relative.live and relative.locale.language_code == code:
                return LanguageLink(code, name, relative.get_url(self.request), False, True)
        with translation.override(code):
            return LanguageLink(code, name, reverse("wagtail_serve", args=[""]), False, False)

    @cached_property
    def breadcrumbs(self):
        """(title, URL) of the pages above this page, the home page first, and of this page."""
        if self.page is None:
            return []
        above = [page for page in self.page.public_ancestors if page.live]
        return [
            *[(self._title(page), page.get_url(self.request)) for page in above],
            (self.page.title, self.page.get_url(self.request)),
        ]

    def _title(self, page):
        return _("Home") if page.depth == self.page.HOME_DEPTH else page.title


def furniture(request, page=None):
    """The furniture of `request`, made once."""
    if not hasattr(request, "_furniture"):
        request._furniture = Furniture(request, page)
    return request._furniture


def is_page(value):
    return isinstance(value, Page)
