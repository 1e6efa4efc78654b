"""Descriptions of pages for search engines, in the words of schema.org.

The template tag `structured_data` adds the publisher, which is the same for all.
"""

from django.utils import timezone
from django.utils.translation import get_language

from home.blocks.base import anchor_of


def web_site(home, request):
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": home.title,
        "description": home.description,
        "url": home.absolute_url(request),
        "inLanguage": get_language(),
    }


def news_article(page, request):
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.description,
        "url": page.absolute_url(request),
        "inLanguage": get_language(),
        "datePublished": _moment(page.first_published_at) or page.date.isoformat(),
    }
    if page.last_published_at:
        article["dateModified"] = _moment(page.last_published_at)
    if page.category:
        article["articleSection"] = page.category.name
    if page.district:
        article["contentLocation"] = {"@type": "Place", "name": page.district.name}
    if image := page.share_image_url(request):
        article["image"] = [image]
    return article


def defined_term_set(page, request):
    """Of a glossary; each word by the address of its own place."""
    url = page.absolute_url(request)
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "name": page.title,
        "description": page.description,
        "url": url,
        "inLanguage": get_language(),
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "name": block.value["term"],
                "description": block.value["definition"],
                "url": f"{url}#{anchor_of(block)}",
            }
            for block in page.terms
        ],
    }


def breadcrumb_list(items, request):
    """Of (title, URL) pairs as breadcrumbs have them."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                "item": request.build_absolute_uri(url),
            }
            for position, (title, url) in enumerate(items, start=1)
        ],
    }


def _moment(value):
    return value and timezone.localtime(value).isoformat(timespec="seconds")
