"""Filters of the lists in the Wagtail admin."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from thai.dates import year_shown

from . import queries
from .models import District, InspectionRegion, Membership, NotifiedCount, Province, School

CHOICES = {"widget": forms.RadioSelect, "empty_label": _("All")}


class DistrictFilterSet(WagtailFilterSet):
    """A province matches every office that covers it, not only those seated there."""

    kind = django_filters.ChoiceFilter(
        label=_("Kind of district"), choices=District.Kind, **CHOICES
    )
    region = django_filters.ModelChoiceFilter(
        label=_("Inspection region"), queryset=InspectionRegion.objects.all()
    )
    province = django_filters.ModelChoiceFilter(
        label=_("Province"), queryset=Province.objects.all(), method="covering"
    )
    existing = django_filters.BooleanFilter(label=_("Existing today"), method="on_existing")

    class Meta:
        model = District
        fields = []

    def covering(self, districts, name, province):
        return districts.filter(pk__in=queries.districts_covering([province]).values("pk"))

    def on_existing(self, districts, name, wanted):
        existing = queries.districts_existing().values("pk")
        return districts.filter(pk__in=existing) if wanted else districts.exclude(pk__in=existing)


class ProvinceFilterSet(WagtailFilterSet):
    part = django_filters.ChoiceFilter(
        label=_("Part of the country"), choices=Province.Part, **CHOICES
    )
    region = django_filters.ModelChoiceFilter(
        label=_("Inspection region"), queryset=InspectionRegion.objects.all()
    )

    class Meta:
        model = Province
        fields = []


class SchoolFilterSet(WagtailFilterSet):
    district = django_filters.ModelChoiceFilter(
        label=_("District"), queryset=District.objects.all()
    )

    class Meta:
        model = School
        fields = []


class MembershipFilterSet(WagtailFilterSet):
    district = django_filters.ModelChoiceFilter(
        label=_("District"), queryset=District.objects.all()
    )
    lasting = django_filters.BooleanFilter(
        label=_("Without a last day"), field_name="until", lookup_expr="isnull"
    )

    class Meta:
        model = Membership
        fields = []


def _fiscal_years():
    years = NotifiedCount.objects.order_by("-fiscal_year").values_list("fiscal_year", flat=True)
    return [(year, year_shown(year)) for year in years.distinct()]


class NotifiedCountFilterSet(WagtailFilterSet):
    fiscal_year = django_filters.ChoiceFilter(
        label=_("Fiscal year"), choices=_fiscal_years, **CHOICES
    )
    source = django_filters.ChoiceFilter(
        label=_("Data source"), choices=NotifiedCount.Source, **CHOICES
    )
    district = django_filters.ModelChoiceFilter(
        label=_("District"), queryset=District.objects.all()
    )

    class Meta:
        model = NotifiedCount
        fields = []
