"""A monitoring round over many districts: for supervisors their region, for central staff all."""

from tempfile import TemporaryFile

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from accounts.roles import Role
from areas.queries import regions_of
from evidence.domain.export.monitoring import export_monitoring, file_name
from evidence.domain.queries.monitoring import (
    answers_of,
    districts_of_round,
    overview_of,
    response_of,
    steps_of,
)
from evidence.models import MonitoringRound, Question
from evidence.views.export import XLSX
from intranet.access import IntranetMixin, IntranetPage


class OverviewMixin(IntranetMixin):
    """A round as its reader may see it: supervisors the regions that they look after today."""

    @cached_property
    def at(self):
        return timezone.now()

    @cached_property
    def regions(self):
        """The regions to which the reader is limited; None for central staff. Raises Http404."""
        user = self.request.user
        if user.has_role(Role.PROGRAMME_ADMIN):
            return None
        if not user.has_role(Role.REGION_SUPERVISOR):
            raise Http404
        return list(regions_of(user, self.at))

    @cached_property
    def round(self):
        rounds = MonitoringRound.objects.filter(opens_at__lte=self.at).select_related("form")
        if self.regions is not None:
            rounds = rounds.filter(regions__in=self.regions).distinct()
        return get_object_or_404(rounds, pk=self.kwargs["round"])


class OverviewView(OverviewMixin, IntranetPage):
    """Who has answered, and what."""

    template_name = "evidence/monitoring/overview.html"

    def get_context_data(self, **kwargs):
        rows, tallies = overview_of(self.round, self.regions, self.at)
        return super().get_context_data(
            round=self.round,
            rows=rows,
            tallies=tallies,
            sent=sum(row.response is not None and row.response.is_submitted for row in rows),
            regions=self.regions,
            **kwargs,
        )


class DistrictAnswersView(OverviewMixin, IntranetPage):
    """The answers of one district, to read."""

    template_name = "evidence/monitoring/answers.html"

    def get_context_data(self, **kwargs):
        districts = districts_of_round(self.round, self.regions, self.at)
        answers_for = get_object_or_404(districts, code=self.kwargs["code"])
        response = response_of(self.round, answers_for)
        answers = answers_of(response)
        questions = {}
        for question in Question.objects.filter(section__form=self.round.form_id).order_by("order"):
            row = {"question": question, "answer": answers.get(question.pk)}
            questions.setdefault(question.section_id, []).append(row)
        return super().get_context_data(
            round=self.round,
            answers_for=answers_for,
            response=response,
            parts=[
                (step, questions.get(step.section.pk, []))
                for step in steps_of(self.round.form, answers)
            ],
            **kwargs,
        )


class MonitoringExportView(OverviewMixin, View):
    """The answers as a workbook: of the reader's regions."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        file = TemporaryFile()  # noqa: SIM115 (the response closes it)
        export_monitoring(
            round=self.round, regions=self.regions, by=request.user, to=file, at=self.at
        )
        file.seek(0)
        name = file_name(self.round, self.at)
        return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
