"""Filters of the lists of the KPI."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from areas.models import InspectionRegion
from evidence.domain.queries.overview import evaluators
from evidence.models import Assignment, EvidenceRequirement, Extension, Figure, NonReport, Round


def round_filter(**kwargs):
    return django_filters.ModelChoiceFilter(
        label=_("Round"), queryset=Round.objects.select_related("indicator"), **kwargs
    )


def region_filter(path):
    return django_filters.ModelChoiceFilter(
        label=_("Inspection region"), field_name=path, queryset=InspectionRegion.objects.all()
    )


class RequirementFilterSet(WagtailFilterSet):
    round = round_filter(method="of_round")

    class Meta:
        model = EvidenceRequirement
        fields = []

    def of_round(self, requirements, name, round):
        return requirements.filter(criterion__round=round) | requirements.filter(pa_round=round)


class FigureFilterSet(WagtailFilterSet):
    round = round_filter()

    class Meta:
        model = Figure
        fields = []


class ExtensionFilterSet(WagtailFilterSet):
    round = round_filter()
    region = region_filter("district__region")

    class Meta:
        model = Extension
        fields = []


class NonReportFilterSet(WagtailFilterSet):
    round = round_filter()
    region = region_filter("district__region")

    class Meta:
        model = NonReport
        fields = []


class AssignmentFilterSet(WagtailFilterSet):
    round = round_filter(field_name="submission__round")
    region = region_filter("submission__district__region")
    evaluator = django_filters.ModelChoiceFilter(label=_("Evaluator"), queryset=evaluators())

    class Meta:
        model = Assignment
        fields = []
