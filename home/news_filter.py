"""The filters of the news list. What is chosen stands in the address, so it can be shared."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from home import news
from home.address_filter import AddressFilter
from home.facets import NewsFacets


class NewsFilter(AddressFilter):
    """Filters news by category, district, region, tag, and year or month."""

    category = django_filters.ChoiceFilter(
        field_name="category__slug", label=_("Category"), empty_label=_("All categories")
    )
    district = django_filters.ChoiceFilter(
        field_name="district__code", label=_("District"), empty_label=_("All districts")
    )
    region = django_filters.ChoiceFilter(
        field_name="district__region__number",
        label=_("Inspection region"),
        empty_label=_("All regions"),
    )
    period = django_filters.ChoiceFilter(
        method="filter_period", label=_("Month"), empty_label=_("All months")
    )
    tag = django_filters.CharFilter(field_name="tagged__tag__slug", widget=forms.HiddenInput)

    def __init__(self, data, queryset):
        super().__init__(data, queryset)
        self.facets = NewsFacets(news.counted(queryset))
        self.offer(
            {
                "category": self.facets.categories,
                "district": self.facets.districts,
                "region": self.facets.regions,
                "period": self.facets.periods,
            }
        )

    def filter_period(self, queryset, name, value):
        """`2022` keeps that year, `2022-02` that month."""
        year, _dash, month = value.partition("-")
        queryset = queryset.filter(date__year=int(year))
        return queryset.filter(date__month=int(month)) if month else queryset

    @property
    def chosen_category(self):
        """The Option of the category in force; None for all news."""
        chosen = self.data.get("category")
        return next((each for each in self.facets.categories if each.value == chosen), None)

    @property
    def clear(self):
        """The address of the list without any filter."""
        return "?"

    @property
    def drawer(self):
        """The fields of the form; categories have tabs of their own."""
        return [self.form[name] for name in ("district", "region", "period")]

    @property
    def category_tabs(self):
        """(text, address, is this one) of all news and of each category."""
        chosen = self.data.get("category", "")
        return [
            (_("All news"), self.query(category=None), not chosen),
            *(
                (option.text, self.query(category=option.value), option.value == chosen)
                for option in self.facets.categories
            ),
        ]
