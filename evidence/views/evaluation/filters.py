"""Filters of the queue; they stand in the URL, so a filtered list can be bookmarked."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import BooleanRadioSelect

from areas.models import InspectionRegion
from evidence.domain.queries.evaluation import Step
from evidence.models import Round, Submission


class QueueFilterSet(WagtailFilterSet):
    step = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=Step, widget=forms.CheckboxSelectMultiple
    )
    round = django_filters.ModelChoiceFilter(
        label=_("Round"), queryset=Round.objects.select_related("indicator")
    )
    region = django_filters.ModelChoiceFilter(
        label=_("Inspection region"),
        field_name="district__region",
        queryset=InspectionRegion.objects.all(),
    )
    late = django_filters.BooleanFilter(
        label=_("Sent late"),
        field_name="current_version__is_late",
        widget=BooleanRadioSelect,
    )

    class Meta:
        model = Submission
        fields = []
