"""The areas in the Wagtail admin, for programme admins. What each may do is in `roles.py`."""

from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from thai.dates import date_short
from thai.listings import IndexView

from . import filters
from .forms import NotifiedCountForm, ThaiDatesForm
from .models import (
    District,
    InspectionRegion,
    Membership,
    NotifiedCount,
    Province,
    RegionMembership,
    School,
)


def date_column(name, label):
    """A column of dates in the reader's era; empty where there is none."""

    def shown(row):
        day = getattr(row, name)
        return date_short(day) if day else ""

    return Column(name, label=label, accessor=shown, sort_key=name)


class RefusingDeleteView(DeleteView):
    """Say that a row is in use where the database would only refuse."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request,
                __("“%(object)s” is in use and cannot be deleted.") % {"object": self.object},
            )
            return redirect(self.get_success_url())


class AreaViewSet(ModelViewSet):
    """`related` names the foreign keys that the list shows, for one query at any length."""

    related = ()
    copy_view_enabled = False
    # The areas hold no pages or pictures; what refers to them is found from the other side.
    add_to_reference_index = False
    list_per_page = 50
    search_backend_name = None
    index_view_class = IndexView
    delete_view_class = RefusingDeleteView

    def get_index_view_kwargs(self, **kwargs):
        rows = self.model.objects.all()
        if self.related:
            rows = rows.select_related(*self.related)
        return super().get_index_view_kwargs(queryset=rows, **kwargs)


class InspectionRegionViewSet(AreaViewSet):
    model = InspectionRegion
    name = "inspection_regions"
    icon = "globe"
    list_display = ["__str__", "number"]
    search_fields = ["name_th", "name_en"]
    panels = [FieldPanel("number", read_only=True), FieldPanel("name_th"), FieldPanel("name_en")]


class ProvinceViewSet(AreaViewSet):
    """Provinces are read: they change by law, and then in the project's files."""

    model = Province
    name = "provinces"
    icon = "site"
    related = ("region",)
    list_display = ["__str__", "code", "part", "region"]
    search_fields = ["name_th", "name_en", "code"]
    filterset_class = filters.ProvinceFilterSet
    inspect_view_enabled = True
    inspect_view_fields = ["code", "name_th", "name_en", "slug", "part", "region"]
    panels = [FieldPanel("name_th"), FieldPanel("name_en")]


class DistrictViewSet(AreaViewSet):
    model = District
    name = "districts"
    icon = "home"
    related = ("region", "seat")
    list_display = ["__str__", "kind", "seat", "region", "code"]
    search_fields = ["name_th", "short_th", "name_en", "short_en", "code"]
    filterset_class = filters.DistrictFilterSet
    edit_handler = ObjectList(
        [
            FieldPanel("code"),
            FieldPanel("kind"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
                    FieldRowPanel([FieldPanel("short_th"), FieldPanel("short_en")]),
                ],
                heading=_("Names"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("seat"),
                    FieldPanel("provinces"),
                    FieldPanel("region"),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                ],
                heading=_("Place"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
                    FieldPanel("successor"),
                ],
                heading=_("Lifetime"),
            ),
        ],
        base_form_class=ThaiDatesForm,
    )


class SchoolViewSet(AreaViewSet):
    model = School
    name = "schools"
    icon = "list-ul"
    related = ("district",)
    list_display = ["__str__", "code", "district"]
    search_fields = ["name_th", "name_en", "code", "district__name_th"]
    filterset_class = filters.SchoolFilterSet
    panels = [
        FieldPanel("district"),
        FieldPanel("code"),
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
    ]


class MembershipViewSet(AreaViewSet):
    model = Membership
    name = "memberships"
    icon = "user"
    related = ("user", "district")
    list_display = [
        "user",
        "district",
        date_column("since", _("First day")),
        date_column("until", _("Last day")),
    ]
    search_fields = [
        "user__username",
        "user__first_name",
        "user__last_name",
        "district__name_th",
        "district__code",
    ]
    filterset_class = filters.MembershipFilterSet
    edit_handler = ObjectList(
        [
            FieldPanel("user"),
            FieldPanel("district"),
            FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        ],
        base_form_class=ThaiDatesForm,
    )


class RegionMembershipViewSet(AreaViewSet):
    model = RegionMembership
    name = "region_memberships"
    icon = "group"
    related = ("user", "region")
    list_display = [
        "user",
        "region",
        date_column("since", _("First day")),
        date_column("until", _("Last day")),
    ]
    search_fields = ["user__username", "user__first_name", "user__last_name", "region__name_th"]
    list_filter = ["region"]
    edit_handler = ObjectList(
        [
            FieldPanel("user"),
            FieldPanel("region"),
            FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        ],
        base_form_class=ThaiDatesForm,
    )


class NotifiedCountViewSet(AreaViewSet):
    model = NotifiedCount
    name = "notified_counts"
    icon = "table"
    related = ("district",)
    list_display = [
        "district",
        Column("fiscal_year_shown", label=_("Fiscal year"), sort_key="fiscal_year"),
        "source",
        date_column("as_of", _("As-of date")),
        NumberColumn("count", label=_("Number of children"), sort_key="count"),
    ]
    search_fields = ["district__name_th", "district__short_th", "district__code"]
    filterset_class = filters.NotifiedCountFilterSet
    edit_handler = ObjectList(
        [
            FieldPanel("district"),
            FieldPanel("fiscal_year"),
            FieldPanel("source"),
            FieldPanel("as_of"),
            FieldPanel("count"),
        ],
        base_form_class=NotifiedCountForm,
    )


class AreasGroup(ModelViewSetGroup):
    menu_label = _("Areas")
    menu_icon = "site"
    menu_order = 700
    items = (
        DistrictViewSet,
        SchoolViewSet,
        MembershipViewSet,
        RegionMembershipViewSet,
        NotifiedCountViewSet,
        InspectionRegionViewSet,
        ProvinceViewSet,
    )
