"""The intranet's first page: what must I do now, and by when?"""

from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.roles import Role
from areas.queries import districts_of
from evidence.domain.completeness import Fill, fill_of
from evidence.domain.deadlines import deadline_of, is_open_for
from evidence.domain.queries.district import history_of, return_reasons_of, submission_of
from evidence.enums import SubmissionState
from intranet.access import DistrictMixin, IntranetMixin


class DistrictHome(DistrictMixin, TemplateView):
    """The open rounds of one district on top, its history below."""

    template_name = "evidence/district/home.html"

    def get_context_data(self, **kwargs):
        at = timezone.now()
        history = history_of(self.district, at)
        tasks = [
            self.task(round, at)
            for round, _phase, _submission, _result in history
            if is_open_for(round=round, district=self.district, at=at)
        ]
        return super().get_context_data(
            tasks=sorted(tasks, key=lambda task: (not task["is_returned"], task["deadline"])),
            history=history,
            districts=districts_of(self.request.user, at),
            now=at,
            **kwargs,
        )

    def task(self, round, at):
        """What is open in one round: how far it is, and what came back."""
        submission = submission_of(round=round, district=self.district)
        fills = fill_of(submission)
        deadline = deadline_of(round=round, district=self.district)
        reasons = return_reasons_of(submission)
        return {
            "round": round,
            "submission": submission,
            "is_returned": submission.state == SubmissionState.RETURNED,
            "reasons": [
                (f.criterion, reasons[f.criterion.pk]) for f in fills if f.criterion.pk in reasons
            ],
            "deadline": deadline,
            "days_left": (timezone.localdate(deadline) - timezone.localdate(at)).days,
            "complete": sum(fill.fill == Fill.COMPLETE for fill in fills),
            "fills": fills,
        }


class IntranetHome(IntranetMixin, TemplateView):
    """Leads each to their own first page; officers to the district they work for."""

    template_name = "evidence/intranet_home.html"

    def get(self, request, *args, **kwargs):
        if request.user.has_role(Role.DISTRICT_OFFICER):
            if district := districts_of(request.user).first():
                return DistrictHome.as_view()(request, district=district.code)
        elif not request.user.roles:
            raise Http404
        return super().get(request, *args, **kwargs)
