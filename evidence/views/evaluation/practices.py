"""A practice as it was sent, for its evaluators, and whether it was edited since."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from bestpractice.snapshots import labelled
from evidence.domain.audit import record
from evidence.domain.practices import was_edited_since
from evidence.models import FrozenPractice
from evidence.rules import may_read_evidence

from .access import ReportMixin


class FrozenPracticeView(ReportMixin, WagtailAdminTemplateMixin, TemplateView):
    """The text of the version that is judged."""

    header_icon = "doc-full"
    template_name = "evidence/admin/report/practice.html"

    def get_context_data(self, **kwargs):
        frozen = get_object_or_404(
            FrozenPractice.objects.select_related(
                "evidence__write_up", "evidence__requirement", "evidence__submission"
            ),
            version=self.submission.current_version_id,
            evidence__uid=self.kwargs["uid"],
        )
        evidence = frozen.evidence
        if not may_read_evidence(self.request.user, evidence):
            raise Http404
        self.page_title = frozen.text["title"]
        record(
            "file_viewed",
            self.submission,
            by=self.request.user,
            evidence=str(evidence.uid),
            title=evidence.title,
        )
        return super().get_context_data(
            evidence=evidence,
            submission=self.submission,
            frozen=frozen,
            parts=labelled(frozen.text),
            is_edited=was_edited_since(frozen),
            **kwargs,
        )
