"""The round workbook, one click for a programme admin."""

from tempfile import TemporaryFile

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.views.generic import View

from accounts.roles import Role
from evidence.domain.export.workbook import export_round, file_name
from evidence.models import Round
from intranet.access import IntranetMixin

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class RoundExportView(IntranetMixin, View):
    """The workbook as a download; 404 to anyone but programme admins."""

    http_method_names = ["get"]

    def get(self, request, pk):
        if not request.user.has_role(Role.PROGRAMME_ADMIN):
            raise Http404
        round = get_object_or_404(Round.objects.select_related("indicator"), pk=pk)
        at = timezone.now()
        file = TemporaryFile()  # noqa: SIM115 (the response closes it)
        export_round(round=round, by=request.user, to=file, at=at)
        file.seek(0)
        return FileResponse(
            file, as_attachment=True, filename=file_name(round, at), content_type=XLSX
        )


def admin_urls():
    """The URLs of this module under /admin/."""
    return [
        path("rounds/<int:pk>/export/", RoundExportView.as_view(), name="evidence_round_export")
    ]
