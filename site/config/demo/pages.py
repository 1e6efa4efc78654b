"""The public content: pages in Thai and English, menus and figures, made where it is missing."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from home.models import HomePage, MenuItem, SiteSettings

from .blocks import Body
from .content import in_language, read
from .practices import load_library
from .programme import load_figures, load_programme
from .standing import load_news, load_pages_of_text
from .tree import english_locale, translate

# The pages of each menu, by slug.
MENUS = {
    "hero": ["about", "best-practices"],
    "main": ["about", "news", "best-practices"],
    "footer": ["about-this-site", "manual", "contact", "privacy", "accessibility"],
}


@transaction.atomic
def load_pages(*, demo, today=None):
    """Make the public site where it is missing; what is there stays as people left it.

    With `demo` also the invented practices and the news about the demo itself. News and practices
    are dated back from `today` (a date; this day in Bangkok).
    """
    home, is_new = _home()
    load_figures()
    load_programme(home, demo=demo)
    load_pages_of_text(home)
    library, case = load_library(home, demo=demo, today=today)
    load_news(home, demo=demo, today=today)
    if is_new:
        _feature(home, case)
    _menus(home, library)


def _home():
    """The Thai home page with its translation, and whether it was made just now."""
    root = Page.objects.get(depth=1)
    home = HomePage.objects.child_of(root).filter(locale=Locale.get_default()).first()
    is_new = home is None
    if is_new:
        home = _home_page("th")
        root.add_child(instance=home)
        home.save_revision().publish()
        _open_site(home)
    english = english_locale()
    if not home.has_translation(english):
        translate(home, _home_page("en"), english)
    return home, is_new


def _home_page(language):
    texts = in_language(read("programme"), language)
    names, mou = texts["names"], texts["mou"]
    words = in_language(read("labels"), language)["partners"]
    body = Body("home")
    agencies = [agency["text"] for agency in mou["agencies"]]
    body.add("agencies", {"title": words["home"], "note": "", "agencies": agencies})
    body.link(words["what"], "/about/partners/")
    return HomePage(
        title=names["short"],
        programme=names["sentence"],
        search_description=names["sentence"],
        slug="main",  # no address shows it
        body=body.data,
    )


def _open_site(home):
    """Serve `home` in place of Wagtail's welcome page, at the address of BASE_URL."""
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname = address.hostname
    site.port = address.port or {"http": 80, "https": 443}[address.scheme]
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.root_page = home
    site.save()
    if welcome.specific_class is Page and not welcome.numchild:
        # Not `welcome.delete()`: the history would tell of a page that nobody here made.
        Page.objects.filter(pk=welcome.pk).delete()


def _feature(home, case):
    """Show `case` on the home page of every language."""
    for page in home.get_translations(inclusive=True):
        page.featured = case
        page.save_revision().publish()


def _menus(home, library):
    """Fill the menus, unless somebody has put anything in them."""
    site_settings = SiteSettings.load()
    if site_settings.menu_items.exists():
        return
    words = read("labels")["home"]
    pages = {page.slug: page for page in home.get_children()}
    titles = {slug: _titles(page) for slug, page in pages.items()}
    titles["news"] = (words["news_th"], words["news_en"])
    titles[library.slug] = (words["library_menu_th"], words["library_menu_en"])
    links = [(menu, slug) for menu, slugs in MENUS.items() for slug in slugs]
    for order, (menu, slug) in enumerate(links):
        th, en = titles[slug]
        MenuItem.objects.create(
            site_settings=site_settings,
            menu=menu,
            text_th=th,
            text_en=en,
            page=pages[slug],
            sort_order=order,
        )
    MenuItem.objects.create(
        site_settings=site_settings,
        menu="main",
        text_th=words["statistics_th"],
        text_en=words["statistics_en"],
        address="/statistics/",
        sort_order=len(links),
    )


def _titles(page):
    return page.title, page.get_translation(english_locale()).title
