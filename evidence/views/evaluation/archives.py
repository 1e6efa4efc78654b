"""All dossiers of a round: ask for them, see how far they are, fetch them."""

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages

from evidence.domain.audit import record
from evidence.domain.export.archives import KEPT, request_archive
from evidence.domain.export.workbook import demo_mark, title_of
from evidence.models import RoundArchive
from evidence.tasks import make_round_archive
from intranet.telling import tell_errors
from thai.dates import date_short

from .rounds import RoundMixin


class ArchivesView(RoundMixin, TemplateView):
    http_method_names = ["get", "post"]
    template_name = "evidence/admin/rounds/archives.html"
    page_title = gettext_lazy("All files of the round")
    header_icon = "download"

    def post(self, request, *args, **kwargs):
        try:
            archive = request_archive(round=self.round, by=request.user)
        except ValidationError as error:
            tell_errors(request, error)
        else:
            make_round_archive.enqueue(archive.pk)
            messages.success(request, _("The files are being put together. This may take hours."))
        return redirect("evaluation_round_archives", self.round.pk)

    def get_context_data(self, **kwargs):
        archives = self.round.archives.select_related("requested_by")
        return super().get_context_data(
            round=self.round, archives=archives, days=KEPT.days, **kwargs
        )


class ArchiveView(RoundMixin, View):
    """The ZIP, while it is kept."""

    http_method_names = ["get"]

    def get(self, request, pk, archive):
        archive = get_object_or_404(RoundArchive, pk=archive, round=self.round)
        if not archive.path:
            raise Http404
        record("dossiers_downloaded", self.round, by=request.user, reports=archive.total)
        name = f"{title_of(self.round)} ({date_short(archive.requested_at)}).zip"
        response = FileResponse(
            archive.path.open("rb"),
            as_attachment=True,
            filename=" – ".join(filter(None, [demo_mark(), name])),
            content_type="application/zip",
        )
        response["Cache-Control"] = "private, no-store"
        return response
