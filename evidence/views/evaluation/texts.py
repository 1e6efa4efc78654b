"""Office documents as text, on the screen, without Office."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from evidence.domain.audit import record
from evidence.models import Evidence
from evidence.rules import may_read_evidence
from files.kinds import FileType
from files.rejections import RejectedFile
from files.text import docx_text, xlsx_sheets

from .access import ReportMixin
from .cards import READABLE


class EvidenceTextView(ReportMixin, WagtailAdminTemplateMixin, TemplateView):
    """A Word document as text, a workbook as tables; a fragment for `js/evaluation/`."""

    header_icon = "doc-full"

    def get_template_names(self):
        if self.request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return ["evidence/admin/report/_text.html"]
        return ["evidence/admin/report/text.html"]

    def get_context_data(self, **kwargs):
        evidence = self.evidence()
        self.page_title = evidence.title
        record(
            "file_viewed",
            self.submission,
            by=self.request.user,
            evidence=str(evidence.uid),
            title=evidence.title,
        )
        try:
            shown = self.read(evidence.file)
        except RejectedFile as error:
            shown = {"error": " ".join(error.messages)}
        return super().get_context_data(
            evidence=evidence, submission=self.submission, **shown, **kwargs
        )

    def evidence(self):
        evidence = get_object_or_404(
            Evidence.objects.select_related("file", "requirement", "submission__round"),
            uid=self.kwargs["uid"],
            submission=self.submission,
        )
        stored = evidence.file
        if (
            not may_read_evidence(self.request.user, evidence)
            or stored is None
            or not stored.path
            or stored.destroyed_at
            or stored.type not in READABLE
        ):
            raise Http404
        return evidence

    def read(self, stored):
        try:
            with stored.path.open("rb") as file:
                if stored.type == FileType.DOCX:
                    return {"document": docx_text(file)}
                return {"sheets": xlsx_sheets(file)}
        except FileNotFoundError:
            return {"error": _("Storage has lost this file.")}
