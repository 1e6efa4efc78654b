"""More time for one district, and districts that did not report."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from evidence.domain.closing import close_as_not_reported, undo_not_reported
from evidence.domain.extending import extend
from evidence.models import Extension, NonReport

from .base import KpiViewSet, VerbCreateView, VerbDeleteView, moment_column
from .filters import ExtensionFilterSet, NonReportFilterSet
from .forms import KpiForm


class ExtendView(VerbCreateView):
    def carry_out(self, *, by, **data):
        return extend(by=by, **data)


class ExtensionViewSet(KpiViewSet):
    """Granted, never taken back: whoever relied on it has been told."""

    model = Extension
    name = "extensions"
    url_prefix = "kpi/extensions"
    icon = "time"
    related = ("round__indicator", "district", "granted_by")
    add_view_class = ExtendView
    inspect_view_enabled = True
    inspect_view_fields = ["district", "round", "until", "reason", "granted_by", "granted_at"]
    list_display = [
        "district",
        Column("round", label=_("Round")),
        moment_column("until", _("Until")),
        Column("reason", label=_("Reason")),
        Column("granted_by", label=_("Granted by")),
    ]
    search_fields = ["district__name_th", "district__short_th", "district__code", "reason"]
    filterset_class = ExtensionFilterSet
    edit_handler = ObjectList(
        [
            FieldPanel("round"),
            FieldPanel("district"),
            FieldPanel("until"),
            FieldPanel("reason"),
        ],
        base_form_class=KpiForm,
    )


class CloseView(VerbCreateView):
    def carry_out(self, *, by, **data):
        return close_as_not_reported(by=by, **data)


class UndoView(VerbDeleteView):
    def carry_out(self, *, by):
        undo_not_reported(non_report=self.object, by=by)


class NonReportViewSet(KpiViewSet):
    model = NonReport
    name = "non_reports"
    url_prefix = "kpi/non-reports"
    icon = "circle-xmark"
    related = ("round__indicator", "district", "closed_by")
    add_view_class = CloseView
    delete_view_class = UndoView
    inspect_view_enabled = True
    inspect_view_fields = ["district", "round", "reason", "closed_by", "closed_at"]
    list_display = [
        "district",
        Column("round", label=_("Round")),
        Column("reason", label=_("Reason")),
        Column("closed_by", label=_("Closed by")),
        moment_column("closed_at", _("Closed at")),
    ]
    search_fields = ["district__name_th", "district__short_th", "district__code", "reason"]
    filterset_class = NonReportFilterSet
    edit_handler = ObjectList(
        [FieldPanel("round"), FieldPanel("district"), FieldPanel("reason")],
        base_form_class=KpiForm,
    )
