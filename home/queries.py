"""Reads of public pages in the editors' words, each a queryset that goes on being composable."""

from django.db.models import Exists, F, OuterRef, Q, Subquery
from wagtail.models import Page, PageViewRestriction


def _restrictions():
    """The view restrictions that hold for a row of pages: set on it or on a page above it."""
    return PageViewRestriction.objects.alias(page_path=OuterRef("path")).filter(
        page_path__startswith=F("page__path")
    )


def published(pages):
    """Those of `pages` that anyone may read: live, and neither they nor a page above restricted.

    An alias takes part of its source: it is left out when its source is restricted. One query,
    whatever the number of restrictions; `public()` of Wagtail asks for them each time.
    """
    source_restrictions = PageViewRestriction.objects.alias(
        source_path=OuterRef("alias_of__path")
    ).filter(source_path__startswith=F("page__path"))
    return pages.filter(live=True).exclude(
        Q(Exists(_restrictions())) | Q(Exists(source_restrictions))
    )


def with_privacy(pages):
    """`pages`, each with `is_restricted`: a view restriction is set on it or on its source."""
    return pages.annotate(
        is_restricted=Exists(
            PageViewRestriction.objects.filter(
                Q(page=OuterRef("pk")) | Q(page=OuterRef("alias_of"))
            )
        )
    )


def family_of(page):
    """`page`, the pages above it, and the translations of all of these, drafts too.

    One query gives the breadcrumbs, the language switch and what a privacy check needs.
    """
    steps = range(Page.steplen, len(page.path) + 1, Page.steplen)
    paths = [page.path[:end] for end in steps][1:]  # the root is no page of ours
    keys = Page.objects.filter(path__in=paths).values("translation_key")
    family = Page.objects.filter(translation_key__in=keys)
    return with_privacy(family).select_related("locale").order_by("depth", "path")


def translation_of(page_id, locale):
    """The page with the translation key of `page_id` in `locale`, as a queryset."""
    key = Page.objects.filter(pk=page_id).values("translation_key")
    return Page.objects.filter(translation_key=Subquery(key), locale=locale)
