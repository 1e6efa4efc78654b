"""The lists of news in the editors’ words: newest, related, counted by what they stand under."""

from django.db.models import Case, Count, Value, When
from django.db.models.functions import ExtractMonth, ExtractYear
from wagtail.models import PageManager

from home.queries import published
from home.querysets import JoiningPageQuerySet


class NewsPageManager(PageManager.from_queryset(JoiningPageQuerySet)):
    """Reads a piece of news together with all that its card and its page name."""

    def get_queryset(self):
        return super().get_queryset().select_related("category", "cover", "district__region")


def newest(pages):
    """Those of these `pages` of news that anyone may read, the newest first."""
    return published(pages).order_by("-date", "-pk")


def related_to(page):
    """Other news in the language of `page`: its district counts most, then its category."""
    likeness = Value(0)
    if page.district_id:
        likeness += Case(When(district=page.district_id, then=2), default=0)
    if page.category_id:
        likeness += Case(When(category=page.category_id, then=1), default=0)
    others = type(page).objects.filter(locale=page.locale_id).exclude(pk=page.pk)
    return newest(others).annotate(likeness=likeness).order_by("-likeness", "-date", "-pk")


def counted(pages):
    """How many of `pages` stand under each category, district and month, as rows of a dict.

    One query for all filters of the index: there are few combinations, however many news.
    """
    return (
        pages.order_by()
        .select_related(None)
        .annotate(year=ExtractYear("date"), month=ExtractMonth("date"))
        .values(
            "category__slug",
            "category__name",
            "district__code",
            "district__short_th",
            "district__short_en",
            "district__sort_key",
            "district__region__number",
            "district__region__name_th",
            "district__region__name_en",
            "year",
            "month",
        )
        .annotate(pages=Count("pk"))
    )
