"""One menu for all of it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from .assignments import AssignmentViewSet
from .deadlines import ExtensionViewSet, NonReportViewSet
from .dropouts import DropoutMappingViewSet
from .kpi import FigureViewSet, IndicatorViewSet, RequirementViewSet, RoundViewSet


class KpiGroup(ModelViewSetGroup):
    menu_label = _("Indicators and rounds")
    menu_name = "kpi"
    menu_icon = "crosshairs"
    menu_order = 200
    submenu_hook = "register_kpi_menu_item"
    items = (
        RoundViewSet,
        IndicatorViewSet,
        RequirementViewSet,
        FigureViewSet,
        DropoutMappingViewSet,
        AssignmentViewSet,
        ExtensionViewSet,
        NonReportViewSet,
    )
