"""What narrows a search: the type of page, the district and the year."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.models import get_page_models

from areas.models import District
from home.address_filter import AddressFilter
from home.facets import Option
from home.models.base import PublicPage
from home.queries import published
from thai.bilingual import pair
from thai.dates import to_buddhist

#: The programme began in December 2021; nothing here is older.
FIRST_YEAR = 2021


class SearchFilter(AddressFilter):
    """Filters public pages of any type; by district only those remain that name one."""

    kind = ChoiceFilter(label=_("Type"), empty_label=_("All types"), method="of_kind")
    district = ChoiceFilter(
        label=_("District"), empty_label=_("All districts"), method="of_district"
    )
    year = ChoiceFilter(label=_("Year"), empty_label=_("All years"), method="of_year")

    def __init__(self, data, queryset):
        super().__init__(data, queryset)
        self.offer({"kind": self._kinds(), "district": _districts(), "year": _years()})

    def of_kind(self, queryset, name, value):
        return queryset.filter(content_type__model=value)

    def of_district(self, queryset, name, value):
        """Pages of the types that name a district, such as news and best practices."""
        found = Q()
        for model in _types_with("district"):
            found |= Q(pk__in=model.objects.filter(district__code=value).values("pk"))
        return queryset.filter(found)

    def of_year(self, queryset, name, value):
        """By the date that a page shows; by the day of its publication where it shows none."""
        dated = _types_with("date")
        names = [model._meta.model_name for model in dated]
        found = Q(first_published_at__year=value) & ~Q(content_type__model__in=names)
        for model in dated:
            found |= Q(pk__in=model.objects.filter(date__year=value).values("pk"))
        return queryset.filter(found)

    @property
    def clear(self):
        """The address of the same search without any filter."""
        return self.query(**dict.fromkeys(self.filters))

    def _kinds(self):
        found = self.queryset.order_by().values_list("content_type__model", flat=True)
        there = set(found.distinct())
        return [
            Option(model._meta.model_name, capfirst(model._meta.verbose_name_plural))
            for model in _types()
            if model.is_search_type and model._meta.model_name in there
        ]


def _types():
    return [model for model in get_page_models() if issubclass(model, PublicPage)]


def _types_with(name):
    return [model for model in _types() if name in {f.name for f in model._meta.local_fields}]


def _districts():
    """The districts that public pages in the reader's language name."""
    named = Q()
    for model in _types_with("district"):
        pages = model.objects.filter(locale__language_code=translation.get_language())
        named |= Q(Exists(published(pages.filter(district=OuterRef("pk")))))
    return [Option(row.code, row.short) for row in District.objects.filter(named)]


def _years():
    years = range(timezone.localdate().year, FIRST_YEAR - 1, -1)
    return [Option(f"{year}", pair(f"{to_buddhist(year)}", f"{year}")) for year in years]
