"""What stands on every page around its content: menus, languages, breadcrumbs, settings."""

from dataclasses import dataclass

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from home.models import MenuItem, SiteSettings
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
    full_url: str
    is_current: bool
    is_same_page: bool

    @property
    def is_default(self):
        return self.code == settings.LANGUAGE_CODE

    @property
    def note(self):
        with translation.override(self.code):
            return _("This page has no translation yet: this link leads to the home page.")


class Furniture:
    """Of one request, and of the page it shows, if any. Each part is read when asked for."""

    def __init__(self, request, page=None):
        self.request = request
        self.page = page if isinstance(page, PublicPage) and page.pk else None
        self.language = translation.get_language()

    @cached_property
    def settings(self):
        """The site's settings. They come with the menus, so that a page asks once for both."""
        if self._menu_items:
            return self._menu_items[0].site_settings
        return SiteSettings.load(request_or_site=self.request)

    @property
    def announcement_url(self):
        """Where the announcement leads; None if nowhere. It needs a menu, as every site has one."""
        items = self._menu_items
        return items[0].get_announcement_url(self.request) if items else None

    @cached_property
    def _menu_items(self):
        return list(MenuItem.in_language(self.language))

    @cached_property
    def home_url(self):
        return reverse("wagtail_serve", args=[""])

    @cached_property
    def menus(self):
        """The links of each menu, by the value of `MenuItem.Menu`."""
        menus = {menu: [] for menu in MenuItem.Menu.values}
        for item in self._menu_items:
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
        # Addresses outside the language patterns are the same in both languages.
        return self._link(code, name, there, code == self.language or there != here)

    def _page_link(self, code, name):
        if code == self.language:
            return self._link(code, name, self.page.get_url(self.request), True)
        for relative in self.page.family:
            is_translation = relative.translation_key == self.page.translation_key
            if is_translation and relative.live and relative.locale.language_code == code:
                return self._link(code, name, relative.get_url(self.request), True)
        with translation.override(code):
            return self._link(code, name, reverse("wagtail_serve", args=[""]), False)

    def _link(self, code, name, url, is_same_page):
        full_url = self.request.build_absolute_uri(url)
        return LanguageLink(code, name, url, full_url, code == self.language, is_same_page)

    @cached_property
    def canonical_url(self):
        """The one address of the page, without the state of its filters."""
        return self.page.absolute_url(self.request)

    @cached_property
    def share_image_url(self):
        own = self.page.share_image_url(self.request)
        return own or self.request.build_absolute_uri(static("img/share.png"))

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
