"""The intranet's first page: what must I do now, and by when?"""

from django.http import Http404
from django.utils import timezone

from accounts.roles import Role
from areas.queries import districts_of
from evidence.domain.completeness import Fill, fill_of
from evidence.domain.figures import entries_of, problems_of
from evidence.domain.queries.district import history_of, return_reasons_of
from evidence.enums import Judgement, SubmissionState
from evidence.views.personnel import PaRoundsView
from evidence.views.region import RegionHome
from intranet.access import DistrictMixin, IntranetPage


class DistrictHome(DistrictMixin, IntranetPage):
    """The open rounds of one district on top, its history below."""

    template_name = "evidence/district/home.html"

    def get_context_data(self, **kwargs):
        at = timezone.now()
        history = history_of(self.district, at)
        tasks = [self.task(row, at) for row in history if row.is_open]
        return super().get_context_data(
            tasks=sorted(tasks, key=lambda task: (not task["is_returned"], task["deadline"])),
            history=history,
            districts=districts_of(self.request.user, at),
            **kwargs,
        )

    def task(self, row, at):
        """What is open in one round: how far it is, and what came back."""
        fills = fill_of(row.submission)
        is_returned = row.submission.state == SubmissionState.RETURNED
        reasons = return_reasons_of(row.submission) if is_returned else {}
        return {
            "round": row.round,
            "submission": row.submission,
            "is_returned": is_returned,
            "reasons": [
                (fill.criterion, reasons[fill.criterion.pk])
                for fill in fills
                if fill.criterion.pk in reasons
            ],
            "deadline": row.deadline,
            "days_left": (timezone.localdate(row.deadline) - timezone.localdate(at)).days,
            "complete": sum(is_complete(fill, row) for fill in fills),
            "fills": fills,
        }


def is_complete(fill, row):
    """Whether everything asked for in a criterion is there; for figures, whether they add up."""
    if fill.criterion.judgement != Judgement.FIGURES:
        return fill.fill == Fill.COMPLETE
    figures = list(row.round.figures.order_by("order"))
    return not problems_of(figures=figures, entries=entries_of(row.submission))


class IntranetHome(IntranetPage):
    """Leads each to their own first page; officers to the district they work for."""

    template_name = "evidence/intranet_home.html"

    def get(self, request, *args, **kwargs):
        if request.user.has_role(Role.DISTRICT_OFFICER):
            if district := districts_of(request.user).first():
                return DistrictHome.as_view()(request, district=district.code)
        elif request.user.has_role(Role.REGION_SUPERVISOR):
            return RegionHome.as_view()(request)
        elif request.user.has_role(Role.PERSONNEL_VIEWER):
            return PaRoundsView.as_view()(request)
        elif not request.user.roles:
            raise Http404
        return super().get(request, *args, **kwargs)
