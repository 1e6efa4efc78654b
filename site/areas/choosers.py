"""Choose a district in the Wagtail admin, by any part of its names."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from thai.search.plain import contains

from .models import District


class DistrictSearchForm(BaseFilterForm):
    q = forms.CharField(
        label=_("Search term"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Name or province")}),
    )

    def filter(self, objects):
        self.search_query = self.cleaned_data["q"].strip()
        self.is_searching = bool(self.search_query)
        fields = ["name_th", "short_th", "name_en", "provinces__name_th"]
        return objects.filter(contains(self.search_query, *fields)).distinct()


class ChooseDistrict(ChooseView):
    filter_form_class = DistrictSearchForm


class ChooseDistrictResults(ChooseResultsView):
    filter_form_class = DistrictSearchForm


class DistrictChooserViewSet(ChooserViewSet):
    """Serves every form of the admin with a foreign key to a district."""

    model = District
    icon = "home"
    choose_one_text = _("Choose a district")
    choose_another_text = _("Choose another district")
    edit_item_text = _("Edit this district")
    choose_view_class = ChooseDistrict
    choose_results_view_class = ChooseDistrictResults
    per_page = 20


district_chooser = DistrictChooserViewSet("district_chooser")
