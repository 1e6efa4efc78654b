"""An admin settles what evaluators see differently."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages

from accounts.roles import Role
from evidence.domain.settling import settle
from evidence.forms.evaluation import SettlementForm
from intranet.telling import errors_of, tell_errors

from .access import ReportMixin


class SettleView(ReportMixin, View):
    """Takes the decision on one point and leads back to its criterion."""

    roles = frozenset({Role.PROGRAMME_ADMIN})
    http_method_names = ["post"]

    def post(self, request, pk):
        submission = self.submission
        form = SettlementForm(request.POST, submission=submission)
        if not form.is_valid():
            for error in errors_of(form):
                messages.error(request, error)
            return redirect("evaluation_report", pk)
        data = form.cleaned_data
        criterion = get_object_or_404(submission.round.criteria, number=data["criterion"])
        evidence = None
        if data["evidence"]:
            evidence = get_object_or_404(submission.current_version.evidence, uid=data["evidence"])
        try:
            settle(
                submission=submission,
                criterion=criterion,
                evidence=evidence,
                evaluation=data["evaluation"],
                reason=data["reason"],
                by=request.user,
            )
        except ValidationError as error:
            tell_errors(request, error)
        else:
            messages.success(request, _("Settled."))
        return redirect(f"{reverse('evaluation_report', args=[pk])}#c{criterion.number}")
