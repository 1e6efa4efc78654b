"""The queue: which one next?"""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import BaseListingView

from accounts.roles import Role
from evidence.domain.deadlines import days_left
from evidence.domain.queries.evaluation import Step, next_for, progress_of, reports_for
from thai.search.plain import contains

from .access import EvaluationMixin
from .filters import QueueFilterSet

SEARCHED = [
    "district__name_th",
    "district__short_th",
    "district__name_en",
    "district__code",
    "district__seat__name_th",
]


class ReportColumn(Column):
    cell_template_name = "evidence/admin/queue/report_cell.html"


class StepColumn(Column):
    cell_template_name = "evidence/admin/queue/step_cell.html"

    def get_value(self, instance):
        return Step(instance.step)


class SentColumn(Column):
    cell_template_name = "evidence/admin/queue/sent_cell.html"


class QueueView(EvaluationMixin, BaseListingView):
    """An evaluator's reports, or all of them for a programme admin."""

    template_name = "evidence/admin/queue/queue.html"
    results_template_name = "evidence/admin/queue/results.html"
    header_icon = "tasks"
    page_title = gettext_lazy("Reports to evaluate")
    index_url_name = "evaluation_queue"
    index_results_url_name = "evaluation_queue_results"
    filterset_class = QueueFilterSet
    is_searchable = True
    paginate_by = 50
    table_classname = "listing ev-queue"
    columns = [
        ReportColumn(
            "district", label=gettext_lazy("Report"), sort_key="district__sort_key", width="44%"
        ),
        StepColumn("step", label=gettext_lazy("State"), sort_key="step_order"),
        Column(
            "evaluated", label=gettext_lazy("Evaluations"), accessor=lambda row: _evaluations(row)
        ),
        SentColumn("sent", label=gettext_lazy("Sent"), sort_key="current_version__submitted_at"),
    ]

    @cached_property
    def at(self):
        return timezone.now()

    def get_base_queryset(self):
        return reports_for(self.request.user, self.at)

    def order_queryset(self, queryset):
        queryset = super().order_queryset(queryset)
        # Equal rows never swap between pages.
        return queryset.order_by(*queryset.query.order_by, "pk")

    def search_queryset(self, queryset):
        """Every word is part of the district's or its seat's name."""
        return queryset.filter(contains(self.search_query, *SEARCHED))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not self.results_only:
            context |= self.progress()
        return context

    def progress(self):
        rounds = [
            {
                "round": round,
                "assigned": assigned,
                "done": done,
                "left": assigned - done,
                "days": days_left(round.closes_at, at=self.at),
                "is_open": self.at < round.closes_at,
            }
            for round, assigned, done in progress_of(self.request.user, self.at)
        ]
        scores = self.request.user.has_role(Role.EVALUATOR)
        return {
            "rounds": rounds,
            "scores": scores,
            "next": next_for(self.request.user, self.at) if scores else None,
        }


class NextView(EvaluationMixin, View):
    """Leads to the report to evaluate next, or back to the queue."""

    def get(self, request):
        if submission := next_for(request.user):
            return redirect("evaluation_report", submission.pk)
        messages.success(request, _("Everything assigned to you is evaluated."))
        return redirect(reverse("evaluation_queue"))


def _evaluations(report):
    return f"{report.evaluated}/{report.round.evaluators_per_submission}"
