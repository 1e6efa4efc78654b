"""One district's report as a download."""

from django.conf import settings
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.generic import View

from evidence.domain.export.dossier import dossier, file_name
from thai.pdf import wants_thai_digits

from .access import ReportMixin


class DossierView(ReportMixin, View):
    """For the report's evaluators and for central staff; sent while it is made."""

    http_method_names = ["get"]

    def get(self, request, pk):
        mark = _("Invented data for demonstration") if settings.DEMO else ""
        content = dossier(
            submission=self.submission,
            by=request.user,
            mark=mark,
            thai_digits=wants_thai_digits(request),
        )
        return StreamingHttpResponse(
            content,
            content_type="application/zip",
            headers={
                "Content-Disposition": content_disposition_header(True, file_name(self.submission))
            },
        )
