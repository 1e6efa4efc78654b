"""Supervisors: who in my region has reported, and what can I tell them?"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.roles import Role
from areas.queries import regions_of
from evidence.domain.commenting import LONGEST, comment
from evidence.domain.completeness import fill_of
from evidence.domain.queries.district import items_of
from evidence.domain.queries.region import rounds_of_regions
from evidence.enums import SubmissionState
from evidence.models import Submission
from evidence.rules import may_comment
from intranet.access import IntranetPage
from intranet.telling import tell_errors

SENT = {SubmissionState.SUBMITTED, SubmissionState.FINALISED}


class RegionHome(IntranetPage):
    """The districts of the reader's regions, round by round."""

    template_name = "evidence/region/home.html"

    def get_context_data(self, **kwargs):
        at = timezone.now()
        regions = list(regions_of(self.request.user, at))
        rounds = [
            {
                "round": round,
                "phase": round.phase(at),
                "rows": rows,
                "sent": sum(row.submission.state in SENT for row in rows),
            }
            for round, rows in rounds_of_regions(regions, at)
        ]
        return super().get_context_data(regions=regions, rounds=rounds, **kwargs)


class ReportView(IntranetPage):
    """A report to read, without its PA part, and what is said about it. Nothing is scored here."""

    template_name = "evidence/region/report.html"
    text = ""

    @cached_property
    def submission(self):
        submission = get_object_or_404(
            Submission.objects.select_related(
                "round__indicator", "district__region", "current_version"
            ),
            pk=self.kwargs["pk"],
        )
        if not may_comment(self.request.user, submission):
            raise Http404
        return submission

    def get_context_data(self, **kwargs):
        submission = self.submission
        items = items_of(submission)
        values = submission.figures.select_related("figure").order_by("figure__order")
        return super().get_context_data(
            submission=submission,
            is_officer=self.request.user.has_role(Role.DISTRICT_OFFICER),
            criteria=[
                (fill, [(r, items.get(r.pk, [])) for r in fill.requirements])
                for fill in fill_of(submission)
            ],
            figures=values,
            comments=submission.comments.select_related("author"),
            text=self.text,
            longest=LONGEST,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        text = request.POST.get("text", "")
        try:
            comment(submission=self.submission, text=text, by=request.user)
        except ValidationError as error:
            tell_errors(request, error)
            self.text = text
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("The comment is sent."))
        return redirect(f"{reverse('report', args=[self.submission.pk])}#comments")
