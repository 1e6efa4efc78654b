"""Two screens of wagtail-localize whose words and dates are English in Thai as well.

They stand at the package's own addresses: `wagtail_hooks` puts them before it.
"""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.paginator import WagtailPaginator
from wagtail_localize.views.report import TranslationsReportFilterSet, TranslationsReportView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from thai.dates import datetime_long


class TranslationsFilterSet(TranslationsReportFilterSet):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["source_locale"].label = _("Source language")
        self.filters["target_locale"].label = _("Target language")


class TranslationsPaginator(WagtailPaginator):
    @property
    def items_count_label(self):
        return ngettext("%(count)d translation", "%(count)d translations", self.count) % {
            "count": self.count
        }


class TranslationsView(TranslationsReportView):
    filterset_class = TranslationsFilterSet
    paginator_class = TranslationsPaginator


class SyncView(UpdateTranslationsView):
    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"last_sync_date": datetime_long(self.object.last_updated_at)}


urlpatterns = [
    path("localize/reports/translations/", TranslationsView.as_view()),
    path("localize/reports/translations/results/", TranslationsView.as_view(results_only=True)),
    path("localize/update/<int:translation_source_id>/", SyncView.as_view()),
]
