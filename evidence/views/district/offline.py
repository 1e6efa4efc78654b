"""The figures as a workbook: filled in where there is no line, judged, then confirmed."""

from dataclasses import asdict
from io import BytesIO

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from areas.worksheets import RefusedSheet, Worksheet
from evidence.domain.deadlines import ensure_open
from evidence.domain.errors import NotEditable
from evidence.domain.figures import entries_of
from evidence.domain.offline.reading import carry_out, plan_figures
from evidence.domain.offline.writing import write_workbook
from evidence.domain.queries.report import last_figures
from files.tables import read_worksheet
from intranet.access import IntranetPage

from .base import RoundMixin
from .figures import notified_counts

#: How long a preview can be confirmed, in seconds.
PATIENCE = 3600
#: More rows than any year's figures have, and few enough to be read at once.
ROWS = 200


class OfflineMixin(RoundMixin):
    """A round that asks for figures; 404 for another."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not self.round.figures.exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def ensure_editable(self):
        """Raise Refused unless the figures may be changed now."""
        ensure_open(round=self.round, district=self.district, at=self.at)
        if not self.can_edit:
            raise NotEditable

    def plan(self, sheet):
        return plan_figures(
            sheet=sheet, round=self.round, district=self.district, submission=self.submission
        )

    @property
    def salt(self):
        """What a signed preview is good for, and for nothing else."""
        return f"evidence.offline.{self.district.pk}.{self.round.pk}.{self.request.user.pk}"

    def refused(self, error):
        """Back to the figures, with what stands against it."""
        for problem in getattr(error, "problems", None) or error.messages:
            messages.error(self.request, problem, extra_tags="offline")
        return redirect(f"{self.url('district_figures')}#offline")


class WorkbookView(OfflineMixin, IntranetPage):
    """GET downloads the workbook; POST shows what an uploaded one would change."""

    template_name = "evidence/district/offline.html"

    def get(self, request, *args, **kwargs):
        file = BytesIO()
        write_workbook(
            round=self.round,
            district=self.district,
            entries=entries_of(self.submission),
            last=last_figures(self.submission),
            notified=list(notified_counts(self.district, self.round.indicator.fiscal_year)),
            to=file,
        )
        file.seek(0)
        name = f"{_('Figures')} {self.round} {self.district.short}.xlsx"
        return FileResponse(file, as_attachment=True, filename=name)

    def post(self, request, *args, **kwargs):
        try:
            self.ensure_editable()
            if "workbook" not in request.FILES:
                raise ValidationError(_("Choose a file first."))
            sheet = read_worksheet(request.FILES["workbook"], rows=ROWS)
            plan = self.plan(sheet)
        except (ValidationError, RefusedSheet) as error:
            return self.refused(error)
        signed = ""
        if plan.entries:
            signed = signing.dumps(asdict(sheet), salt=self.salt, compress=True)
        return self.render_to_response(self.get_context_data(plan=plan, signed=signed))


class ConfirmView(OfflineMixin, View):
    """Saves what the preview showed; it is judged again, for the world may have changed."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            given = signing.loads(request.POST.get("sheet", ""), salt=self.salt, max_age=PATIENCE)
            plan = self.plan(Worksheet(**given))
            carry_out(plan, submission=self.begun_submission(), by=request.user, at=self.at)
        except signing.BadSignature:
            return self.refused(
                ValidationError(_("The preview is too old. Upload the workbook again."))
            )
        except (ValidationError, RefusedSheet) as error:
            return self.refused(error)
        messages.success(request, _("The figures are saved."))
        return redirect(self.url("district_figures"))
