"""A button that copies an indicator to the next year."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from areas.models.notified_counts import year_shown
from evidence.domain.copying import copy_to_next_year
from evidence.models import Indicator
from intranet.telling import tell_errors


class CopyYearView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks once, copies, and leads to the new indicator's rounds."""

    model = Indicator
    permission_required = "add"
    template_name = "evidence/admin/kpi/copy.html"
    header_icon = "copy"
    page_title = gettext_lazy("Copy to the next year")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("indicators:index"),
                "label": capfirst(Indicator._meta.verbose_name_plural),
            },
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        indicator = get_object_or_404(Indicator, pk=self.kwargs["pk"])
        return super().get_context_data(
            indicator=indicator, next_year=year_shown(indicator.fiscal_year + 1), **kwargs
        )

    def post(self, request, pk):
        indicator = get_object_or_404(Indicator, pk=pk)
        try:
            copy = copy_to_next_year(indicator=indicator, by=request.user)
        except ValidationError as error:
            tell_errors(request, error)
            return redirect("indicators:index")
        messages.success(
            request,
            _("%(indicator)s: copied. Look over the dates of its rounds.") % {"indicator": copy},
        )
        return redirect("kpi_rounds:index")
