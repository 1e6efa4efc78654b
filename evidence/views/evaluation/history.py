"""What happened to a report: who, when, before, after."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, UserColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.log_actions import registry

from accounts.roles import Role
from thai.dates import datetime_short

from .access import ReportMixin


class HistoryView(ReportMixin, BaseListingView):
    """For programme admins alone: it tells of every evaluator's verdicts."""

    roles = frozenset({Role.PROGRAMME_ADMIN})
    header_icon = "history"
    page_title = gettext_lazy("History")
    paginate_by = 100
    table_classname = "listing"
    columns = [
        Column("message", label=gettext_lazy("What happened"), width="45%"),
        Column("comment", label=gettext_lazy("Reason")),
        UserColumn("user", label=gettext_lazy("By")),
        Column(
            "timestamp",
            label=gettext_lazy("Time"),
            accessor=lambda entry: datetime_short(entry.timestamp),
        ),
    ]

    @cached_property
    def index_url(self):
        return reverse("evaluation_history", args=[self.submission.pk])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("evaluation_queue"), "label": _("Reports to evaluate")},
            {
                "url": reverse("evaluation_report", args=[self.submission.pk]),
                "label": str(self.submission.district),
            },
            {"url": "", "label": self.page_title, "sublabel": self.where},
        ]

    def get_base_queryset(self):
        """The report's own entries, and those of its round that are about its district."""
        submission = self.submission
        own = registry.get_logs_for_instance(submission)
        of_round = registry.get_logs_for_instance(submission.round)
        about = of_round.filter(data__district=submission.district.code)
        return (own | about).select_related("user").order_by("-timestamp", "-pk")
