"""/sitemap.xml: every published page and public view, each with its translations."""

from collections import defaultdict

from django.conf import settings
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from wagtail import hooks
from wagtail.models import Page

from home.queries import published


@cache_control(public=True, max_age=3600)
def sitemap(request):
    """One file: this site has far fewer than the 50,000 addresses that a file may hold."""
    entries = [*_page_entries(request), *_view_entries(request)]
    return TemplateResponse(
        request, "sitemap.xml", {"urlset": entries}, content_type="application/xml"
    )


def _page_entries(request):
    """Mirrors of untranslated pages are left out: their address holds the other language."""
    pages = published(Page.objects.filter(depth__gt=1, alias_of=None))
    by_key = defaultdict(list)
    for page in pages.select_related("locale").order_by("path"):
        url = page.get_url(request)
        if url:
            by_key[page.translation_key].append((page, request.build_absolute_uri(url)))
    for translations in by_key.values():
        alternates = _alternates({page.locale.language_code: url for page, url in translations})
        for page, url in translations:
            yield {
                "location": url,
                "lastmod": page.last_published_at,
                "alternates": alternates,
            }


def _view_entries(request):
    """Views named by the hook `sitemap_views`, in every language: a list of URL names, each alone
    or as (name, arguments)."""
    for view in [view for views in hooks.get_hooks("sitemap_views") for view in views()]:
        name, args = (view, ()) if isinstance(view, str) else view
        urls = {}
        for code, _language in settings.LANGUAGES:
            with translation.override(code):
                urls[code] = request.build_absolute_uri(reverse(name, args=args))
        alternates = _alternates(urls)
        yield from ({"location": url, "alternates": alternates} for url in urls.values())


def _alternates(urls):
    """hreflang entries for a mapping of language to URL; none for a single language."""
    if len(urls) < 2:
        return []
    entries = [{"lang_code": code, "location": url} for code, url in urls.items()]
    default = urls.get(settings.LANGUAGE_CODE)
    if default:
        entries.append({"lang_code": "x-default", "location": default})
    return entries
