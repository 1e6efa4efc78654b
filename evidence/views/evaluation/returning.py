"""Sending a report back with reasons."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from evidence.domain.queries.report import evaluations_of, own
from evidence.domain.returning import return_for_revision
from evidence.enums import VerdictValue
from evidence.forms.evaluation import ReturnForm

from .access import ScoringMixin

#: What the form suggests; the evaluator may give more or less.
DAYS_TO_REVISE = 7


class ReturnView(ScoringMixin, WagtailAdminTemplateMixin, FormView):
    """Reasons by criterion, those of verdicts “not clear” filled in, and a new deadline."""

    http_method_names = ["get", "post"]
    template_name = "evidence/admin/report/return.html"
    form_class = ReturnForm
    header_icon = "resubmit"
    page_title = gettext_lazy("Return for revision")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("evaluation_queue"), "label": _("Reports to evaluate")},
            {"url": self.get_success_url(), "label": str(self.submission.district)},
            {"url": "", "label": self.page_title, "sublabel": self.where},
        ]

    def get(self, request, *args, **kwargs):
        if not self.can_score:
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"criteria": self.submission.round.criteria.all()}

    def get_initial(self):
        until = timezone.localtime() + timedelta(days=DAYS_TO_REVISE)
        initial = {"until": until.replace(hour=23, minute=59, second=0, microsecond=0)}
        evaluation = own(evaluations_of(self.submission), self.request.user)
        for verdict in evaluation.verdicts.all() if evaluation else []:
            if verdict.value == VerdictValue.NOT_CLEAR:
                initial[f"c{verdict.criterion_id}"] = verdict.reason
        return initial

    def form_valid(self, form):
        try:
            return_for_revision(
                submission=self.submission,
                by=self.request.user,
                reasons=form.reasons,
                until=form.cleaned_data["until"],
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("%(district)s is asked to revise its report.")
            % {"district": self.submission.district},
        )
        return redirect("evaluation_queue")

    def get_success_url(self):
        return reverse("evaluation_report", args=[self.submission.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(submission=self.submission, **kwargs)
