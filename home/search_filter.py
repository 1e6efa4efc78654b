"""What narrows a search: the type of page, the district, the year, the days from and to."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, Filter
from wagtail.models import get_page_models

from areas.models import District
from home.address_filter import AddressFilter
from home.facets import Option
from home.models.base import PublicPage
from home.queries import published
from thai.bilingual import pair
from thai.dates import to_buddhist
from thai.forms import ThaiDateField

#: The programme began in December 2021; nothing here is older.
FIRST_YEAR = 2021


class ThaiDateFilter(Filter):
    """A date typed in any form that `thai.dates.parse_date` reads."""

    field_class = ThaiDateField

    def __init__(self, **kwargs):
        super().__init__(help_text=_("For example 28/2/2022"), **kwargs)


class SearchFilter(AddressFilter):
    """Filters public pages of any type; by district only those remain that name one."""

    kind = ChoiceFilter(label=_("Type"), empty_label=_("All types"), method="of_kind")
    district = ChoiceFilter(
        label=_("District"), empty_label=_("All districts"), method="of_district"
    )
    year = ChoiceFilter(label=_("Year"), empty_label=_("All years"), method="of_year")
    since = ThaiDateFilter(label=_("From the day"), method="of_days")
    until = ThaiDateFilter(label=_("To the day"), method="of_days")

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
        return queryset.filter(_dated("year", value))

    def of_days(self, queryset, name, value):
        """Both days count."""
        lookup = {"since": "gte", "until": "lte"}[name]
        return queryset.filter(_dated(lookup, value)) if value else queryset

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


def _dated(lookup, value):
    """By the date that a page shows; by the day of its publication where it shows none."""
    dated = _types_with("date")
    names = [model._meta.model_name for model in dated]
    published_so = Q(**{f"first_published_at__date__{lookup}": value})
    found = published_so & ~Q(content_type__model__in=names)
    for model in dated:
        found |= Q(pk__in=model.objects.filter(**{f"date__{lookup}": value}).values("pk"))
    return found


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
