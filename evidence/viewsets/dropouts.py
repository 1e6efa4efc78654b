"""How the dropout system's workbook is read, in the admin."""

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column

from evidence.models import DropoutMapping, Figure

from .base import KpiViewSet
from .forms import KpiForm


class DropoutMappingForm(KpiForm):
    """Every status counts to a figure of the mapping's own round."""

    def is_valid(self):
        if not super().is_valid():
            return False
        round = self.cleaned_data["round"]
        own = set(Figure.objects.filter(round=round).values_list("pk", flat=True))
        for form in self.formsets["statuses"].forms:
            figure = form.cleaned_data.get("figure")
            if figure and figure.pk not in own:
                form.add_error("figure", __("This figure belongs to another round."))
                self.add_error(None, __("A figure belongs to another round."))
        return not self.errors


class DropoutMappingViewSet(KpiViewSet):
    model = DropoutMapping
    name = "dropout_mappings"
    url_prefix = "kpi/dropouts"
    icon = "table"
    related = ("round__indicator",)
    list_display = [
        "__str__",
        Column("status_heading", label=_("Heading of the status")),
        Column("district_heading", label=_("Heading of the district")),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("round"),
            FieldPanel("status_heading"),
            FieldPanel("district_heading"),
            FieldPanel("number_heading"),
            InlinePanel(
                "statuses",
                panels=[FieldRowPanel([FieldPanel("status"), FieldPanel("figure")])],
                heading=_("Statuses"),
                label=_("Status"),
                min_num=1,
            ),
        ],
        base_form_class=DropoutMappingForm,
    )
