"""Reads of public pages in the editors' words, each a queryset that goes on being composable."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction

from intranet.models import GatedPage


def published(pages):
    """Those of `pages` that anyone may read: live, and neither they nor a page above restricted.

    Pages of the intranet's gated section are never among them, whatever their privacy says.

    An alias is left out with its source, whose locale stands beside it as `source_locale_id`.
    One query, whatever the number of restrictions; `public()` of Wagtail asks for them each time.
    """
    readable = pages.filter(live=True).exclude(_restricted("path") | _restricted("alias_of__path"))
    if pages.model is Page:  # of any type, so perhaps of a gated one
        readable = readable.exclude(Exists(GatedPage.objects.filter(pk=OuterRef("pk"))))
    return readable.annotate(source_locale_id=F("alias_of__locale_id"))


def _restricted(path):
    """Whether a view restriction is set on the page at the column `path`, or above it."""
    row_path = ExpressionWrapper(OuterRef(path), output_field=CharField())
    return Q(
        Exists(
            PageViewRestriction.objects.alias(row_path=row_path).filter(
                row_path__startswith=F("page__path")
            )
        )
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


def family_of(page, also=None):
    """`page`, the pages above it, and the translations of all of these, drafts too.

    One query gives the breadcrumbs, the language switch and what a privacy check needs. Pages
    that fit the Q `also` come along.
    """
    steps = range(Page.steplen, len(page.path) + 1, Page.steplen)
    paths = [page.path[:end] for end in steps][1:]  # the root is no page of ours
    keys = Page.objects.filter(path__in=paths).values("translation_key")
    kin = Q(translation_key__in=keys)
    family = Page.objects.filter(kin | also if also else kin)
    return with_privacy(family).select_related("locale").order_by("depth", "path")


def translation_of(page_id, locale):
    """The page with the translation key of `page_id` in `locale`, as a queryset."""
    key = Page.objects.filter(pk=page_id).values("translation_key")
    return Page.objects.filter(translation_key__in=key, locale=locale)
