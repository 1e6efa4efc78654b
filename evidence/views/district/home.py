"""The intranet's first page: what must I do now, and by when?"""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from areas.queries import districts_of, predecessors_of
from evidence.domain.completeness import fill_of, percent_of_all
from evidence.domain.deadlines import days_left
from evidence.domain.figures import entries_of, percent_filled
from evidence.domain.queries.district import doings_of, history_of, return_reasons_of
from evidence.enums import Judgement, SubmissionState
from evidence.views.personnel import PaRoundsView
from evidence.views.region import RegionHome
from intranet.access import DistrictMixin, IntranetPage


class DistrictHome(DistrictMixin, IntranetPage):
    """The open rounds of one district on top, its history below."""

    template_name = "evidence/district/home.html"
    is_read_by_successors = True

    def get_context_data(self, **kwargs):
        at = timezone.now()
        history = history_of(self.district, at)
        if self.is_predecessor:
            # What opened after it had ended was not asked of it.
            history = [row for row in history if row.submission.pk]
        is_at_work = not self.is_predecessor
        tasks = [self.task(row, at) for row in history if row.is_open and is_at_work]
        return super().get_context_data(
            tasks=sorted(tasks, key=lambda task: (not task["is_returned"], task["deadline"])),
            history=history,
            doings=doings_of([row.submission for row in history if row.is_open]),
            now=at,
            districts=districts_of(self.request.user, at),
            predecessors=predecessors_of(self.district),
            **kwargs,
        )

    def task(self, row, at):
        """What is open in one round: how far it is, and what came back."""
        fills = fill_of(row.submission)
        parts = [self.part(fill, row) for fill in fills]
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
            "days_left": days_left(row.deadline, at=at),
            "complete": sum(part["percent"] == 100 for part in parts),
            "percent": percent_of_all([part["percent"] for part in parts]),
            "parts": parts,
        }

    def part(self, fill, row):
        """A criterion, how far it is, and where it leads."""
        criterion = fill.criterion
        where = {"district": self.district.code, "round": row.round.pk}
        if criterion.judgement == Judgement.FIGURES:
            figures = list(row.round.figures.order_by("order"))
            percent = percent_filled(figures=figures, entries=entries_of(row.submission))
            url = reverse("district_figures", kwargs=where)
        else:
            percent = fill.percent
            url = reverse("district_criterion", kwargs={**where, "number": criterion.number})
        return {"criterion": criterion, "percent": percent, "url": url}


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
