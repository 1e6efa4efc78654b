"""Sending the report: am I sure, and who signs? Then the receipt."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from evidence.domain.reporting import save_reporter, submit, withdraw
from evidence.forms.district import ReporterForm
from evidence.models import SubmissionVersion
from evidence.rules import may_read_submission
from intranet.access import IntranetPage

from .rounds import RoundSummaryMixin


class SubmitView(RoundSummaryMixin, IntranetPage):
    """Summary, warnings, reporter, confirmation."""

    template_name = "evidence/district/submit.html"
    form = None

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            form=self.form or ReporterForm(instance=self.submission, initial=self.suggested()),
            **kwargs,
        )

    def suggested(self):
        """The signed-in person, as long as nobody was named."""
        if self.submission.reporter_name:
            return {}
        user = self.request.user
        return {
            "reporter_name": user.get_full_name(),
            "reporter_position": user.position,
            "reporter_phone": user.phone,
            "reporter_email": user.email,
        }

    def post(self, request, *args, **kwargs):
        self.form = ReporterForm(request.POST, instance=self.submission)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        try:
            submission = self.begun_submission()
            save_reporter(
                submission=submission, by=request.user, at=self.at, **self.form.cleaned_data
            )
            version = submit(
                submission=submission,
                by=request.user,
                confirm_missing="confirm_missing" in request.POST,
                at=self.at,
            )
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("The report has arrived."))
        return redirect(reverse("receipt", kwargs={"number": version.receipt_number}))


class WithdrawView(RoundSummaryMixin, View):
    """Takes a sent report back, to change it and send it again."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if self.submission.pk is None:
            raise Http404
        try:
            withdraw(submission=self.submission, by=request.user, at=self.at)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        else:
            messages.info(request, _("The report is withdrawn. Send it again before the deadline."))
        return redirect(self.url("district_round"))


class ReceiptView(IntranetPage):
    """What arrived, when, from whom, each item with its SHA-256."""

    template_name = "evidence/district/receipt.html"

    def get_context_data(self, **kwargs):
        version = get_object_or_404(
            SubmissionVersion.objects.select_related(
                "submission__round__indicator", "submission__district", "submitted_by"
            ),
            receipt_number=self.kwargs["number"],
        )
        if not may_read_submission(self.request.user, version.submission):
            raise Http404
        figures = version.submission.round.figures.order_by("order")
        return super().get_context_data(
            version=version,
            submission=version.submission,
            figures=[(f, version.figures[f.key]) for f in figures if f.key in version.figures],
            **kwargs,
        )
