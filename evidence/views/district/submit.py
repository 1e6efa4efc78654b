"""Sending the report: am I sure, and who signs?"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from evidence.domain.reporting import REPORTER_FIELDS, save_reporter, submit, withdraw
from evidence.forms.district import ReporterForm
from intranet.access import IntranetPage
from intranet.telling import tell_errors, tell_mistakes

from .rounds import RoundSummaryMixin


class SubmitView(RoundSummaryMixin, IntranetPage):
    """Summary, warnings, reporter, confirmation."""

    template_name = "evidence/district/submit.html"
    form = None
    seen = None
    is_refused = False

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            form=self.form or ReporterForm(instance=self.submission, initial=self.suggested()),
            confirmed="confirm_missing" in self.request.POST,
            is_refused=self.is_refused,
            seen=self.seen or {f: getattr(self.submission, f) for f in REPORTER_FIELDS},
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
        self.form = ReporterForm(request.POST)
        if not self.form.is_valid():
            self.seen = seen_reporter(request.POST)
            tell_mistakes(request)
            return self.render_to_response(self.get_context_data())
        try:
            submission = self.begun_submission()
            save_reporter(
                submission=submission,
                by=request.user,
                seen=seen_reporter(request.POST),
                at=self.at,
                **self.form.cleaned_data,
            )
            version = submit(
                submission=submission,
                by=request.user,
                confirm_missing="confirm_missing" in request.POST,
                at=self.at,
            )
        except ValidationError as error:
            tell_errors(request, error)
            self.is_refused = getattr(error, "code", "") == "missing"
            self.__dict__.pop("submission", None)  # read again, colleagues' changes included
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("The report has arrived."))
        return redirect(reverse("receipt", kwargs={"number": version.receipt_number}))


def seen_reporter(data):
    """{field: text} that the page showed, from its hidden fields; None without any."""
    if "seen-reporter_name" not in data:
        return None
    return {field: data.get(f"seen-{field}", "") for field in REPORTER_FIELDS}


class WithdrawView(RoundSummaryMixin, View):
    """Takes a sent report back, to change it and send it again."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if self.submission.pk is None:
            raise Http404
        try:
            withdraw(submission=self.submission, by=request.user, at=self.at)
        except ValidationError as error:
            tell_errors(request, error)
        else:
            messages.info(request, _("The report is withdrawn. Send it again before the deadline."))
        return redirect(self.url("district_round"))
