"""Who evaluates what, one by one; the overview of a round assigns many at once."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from evidence.domain.assigning import assign, unassign
from evidence.domain.queries.overview import evaluators
from evidence.models import Assignment, Submission

from .base import KpiViewSet, VerbCreateView, VerbDeleteView, moment_column
from .filters import AssignmentFilterSet


class AssignmentForm(WagtailAdminModelForm):
    """Reports of rounds that are not released, and people who are evaluators."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["submission"] = forms.ModelChoiceField(
            label=_("Report"),
            queryset=Submission.objects.filter(round__released_at=None).select_related(
                "district", "round__indicator"
            ),
        )
        self.fields["evaluator"] = forms.ModelChoiceField(
            label=_("Evaluator"), queryset=evaluators()
        )


class AssignView(VerbCreateView):
    def carry_out(self, *, by, **data):
        return assign(by=by, **data)


class UnassignView(VerbDeleteView):
    def carry_out(self, *, by):
        unassign(assignment=self.object, by=by)


class AssignmentViewSet(KpiViewSet):
    model = Assignment
    name = "assignments"
    url_prefix = "kpi/assignments"
    icon = "user"
    related = ("submission__district", "submission__round__indicator", "evaluator", "assigned_by")
    add_view_class = AssignView
    delete_view_class = UnassignView
    inspect_view_enabled = True
    inspect_view_fields = ["submission", "evaluator", "assigned_by", "assigned_at"]
    list_display = [
        Column("submission", label=_("Report")),
        Column("evaluator", label=_("Evaluator")),
        Column("assigned_by", label=_("Assigned by")),
        moment_column("assigned_at", _("Assigned at")),
    ]
    search_fields = [
        "submission__district__name_th",
        "submission__district__short_th",
        "submission__district__code",
        "evaluator__username",
        "evaluator__first_name",
        "evaluator__last_name",
    ]
    filterset_class = AssignmentFilterSet
    edit_handler = ObjectList(
        [FieldPanel("submission"), FieldPanel("evaluator")], base_form_class=AssignmentForm
    )
