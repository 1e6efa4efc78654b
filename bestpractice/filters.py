"""How the library is narrowed down. The whole state stands in the URL."""

import django_filters
from django import forms
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from areas.models import District

from .enums import Level, WorkArea


class Sort(models.TextChoices):
    NEWEST = "newest", _("Newest first")
    YEAR = "year", _("Fiscal year, latest first")
    OFFICE = "office", _("By office")

    @property
    def order(self):
        return {
            Sort.NEWEST: (F("first_published_at").desc(nulls_last=True), "-pk"),
            Sort.YEAR: (F("fiscal_year").desc(nulls_last=True), "-pk"),
            Sort.OFFICE: ("district__sort_key", "title", "pk"),
        }[self]


class ValuesField(forms.Field):
    """Any number of values of one URL parameter; those that `coerce` refuses are left out."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, coerce=str, **kwargs):
        self.coerce = coerce
        super().__init__(**kwargs)

    def to_python(self, value):
        values = []
        for text in value or ():
            try:
                values.append(self.coerce(text))
            except ValueError:
                continue
        return values


class ValuesFilter(django_filters.Filter):
    """Practices with any of the values."""

    field_class = ValuesField

    def filter(self, queryset, value):
        if not value:
            return queryset
        return queryset.filter(**{f"{self.field_name}__in": value})


class ManyValuesFilter(ValuesFilter):
    """The same over a many-valued relation: each practice still comes once."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        matching = super().filter(queryset.model.objects.order_by(), value)
        return queryset.filter(pk__in=matching.values("pk"))


def number(text):
    """A whole number that every database's small integer holds, in Thai digits or not."""
    value = int(text)
    if not 0 <= value < 10_000:
        raise ValueError(text)
    return value


class PracticeFilterSet(django_filters.FilterSet):
    """The parameters of the library's URL. Values of one parameter widen, parameters narrow.

    Provinces match every province that the office covers.
    """

    province = ManyValuesFilter(field_name="district__provinces__slug")
    region = ValuesFilter(field_name="district__region__number", coerce=number)
    kind = ValuesFilter(field_name="district__kind", coerce=District.Kind)
    level = ValuesFilter(field_name="level", coerce=Level)
    year = ValuesFilter(field_name="fiscal_year", coerce=number)
    technique = ManyValuesFilter(field_name="technique_links__technique__slug")
    work_area = ManyValuesFilter(field_name="work_area_links__area", coerce=WorkArea)

    @property
    def chosen(self):
        """The values of each parameter that narrows."""
        self.form.is_valid()  # fills cleaned_data; there is nothing that it would refuse
        return {name: values for name, values in self.form.cleaned_data.items() if values}

    @property
    def sort(self):
        value = self.data.get("sort")
        return Sort(value) if value in Sort else Sort.NEWEST

    def without(self, name):
        """The practices that the parameters but `name` leave, in no order."""
        queryset = self.queryset
        for other, values in self.chosen.items():
            if other != name:
                queryset = self.filters[other].filter(queryset, values)
        return queryset.order_by()
