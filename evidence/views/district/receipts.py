"""The receipt: what arrived, when, from whom, each item with its SHA-256."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from accounts.qr import qr_image
from accounts.roles import Role
from areas.queries import districts_readable_by
from evidence.domain.comparing import compare
from evidence.domain.receipts import code_of, figures_of, manifest_for, receipt_pdf
from evidence.models import SubmissionVersion
from evidence.rules import may_read_submission
from intranet.access import IntranetMixin, IntranetPage
from thai.pdf import wants_thai_digits


class ReceiptMixin(IntranetMixin):
    """The version of the receipt number in the URL; 404 to whom its report does not exist."""

    @cached_property
    def version(self):
        version = get_object_or_404(
            SubmissionVersion.objects.select_related(
                "submission__round__indicator", "submission__district", "submitted_by"
            ),
            receipt_number=self.kwargs["number"],
        )
        if not may_read_submission(self.request.user, version.submission):
            raise Http404
        return version

    def report_url(self):
        """Where the reader has the report that the receipt is of."""
        submission, user = self.version.submission, self.request.user
        if submission.district in districts_readable_by(user):
            place = {"district": submission.district.code, "round": submission.round_id}
            return reverse("district_round", kwargs=place)
        if user.has_role(Role.PROGRAMME_ADMIN, Role.REGION_SUPERVISOR):
            return reverse("report", args=[submission.pk])
        return reverse("evaluation_report", args=[submission.pk])

    @property
    def verify_url(self):
        """The public address that proves the receipt, as it is printed on it."""
        number, code = self.version.receipt_number, code_of(self.version)
        return self.request.build_absolute_uri(reverse("verify_receipt", args=[number, code]))


class ReceiptView(ReceiptMixin, IntranetPage):
    template_name = "evidence/district/receipt.html"

    def get_context_data(self, **kwargs):
        version = self.version
        return super().get_context_data(
            version=version,
            submission=version.submission,
            versions=version.submission.versions.order_by("-number"),
            manifest=manifest_for(self.request.user, version),
            figures=figures_of(version),
            code=code_of(version),
            verify_url=self.verify_url,
            qr=qr_image(self.verify_url),
            back=self.report_url(),
            **kwargs,
        )


class ChangesView(ReceiptMixin, IntranetPage):
    """What this version changed: against the one before, or the earlier one chosen."""

    template_name = "evidence/district/changes.html"

    def get_context_data(self, **kwargs):
        version = self.version
        earlier = version.submission.versions.filter(number__lt=version.number).order_by("-number")
        since = self.request.GET.get("since", "")
        then = next((row for row in earlier if since in ("", str(row.number))), None)
        if then is None:
            raise Http404
        return super().get_context_data(
            version=version,
            submission=version.submission,
            earlier=earlier,
            then=then,
            comparison=compare(then=then, now=version, user=self.request.user),
            **kwargs,
        )


class ReceiptPdfView(ReceiptMixin, View):
    """The copy as filed."""

    def get(self, request, *args, **kwargs):
        version = self.version
        content = receipt_pdf(
            version=version,
            user=request.user,
            verify_url=self.verify_url,
            mark=_("Invented data for demonstration") if settings.DEMO else "",
            thai_digits=wants_thai_digits(request),
        )
        name = f"{version.receipt_number}.pdf"
        return HttpResponse(
            content,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{name}"'},
        )
