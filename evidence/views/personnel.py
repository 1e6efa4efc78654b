"""The PA documents for the personnel bureau: by round, to view and as a ZIP, and nothing else."""

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.views.generic import View

from accounts.roles import Role
from evidence.domain.audit import record
from evidence.domain.export.pa import pa_zip
from evidence.domain.queries.personnel import challenges_of, rounds_with_challenges
from evidence.models import Round
from intranet.access import IntranetMixin, IntranetPage

READERS = (Role.PERSONNEL_VIEWER, Role.PROGRAMME_ADMIN)


class PersonnelMixin(IntranetMixin):
    """For personnel viewers and central staff; for anyone else it does not exist."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.has_role(*READERS):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def round(self):
        rounds = Round.objects.select_related("indicator")
        return get_object_or_404(rounds, pk=self.kwargs["round"])


class PaRoundsView(PersonnelMixin, IntranetPage):
    template_name = "evidence/personnel/rounds.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(rounds=rounds_with_challenges(), **kwargs)


class PaRoundView(PersonnelMixin, IntranetPage):
    template_name = "evidence/personnel/round.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            round=self.round, submissions=challenges_of(self.round), **kwargs
        )


class PaZipView(PersonnelMixin, View):
    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        submissions = list(challenges_of(self.round))
        record("pa_downloaded", self.round, by=request.user, districts=len(submissions))
        year = self.round.indicator.fiscal_year + 543
        name = f"PA-{year}-{self.round.months:02}.zip"
        return StreamingHttpResponse(
            pa_zip(submissions),
            content_type="application/zip",
            headers={"Content-Disposition": content_disposition_header(True, name)},
        )
