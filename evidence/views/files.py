"""A file of evidence, after the one question of whether the reader may have it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import View

from accounts.roles import Role
from evidence.domain.audit import record
from evidence.models import Evidence
from evidence.rules import may_read_evidence
from files.kinds import FileType
from files.serve import file_response
from intranet.access import IntranetMixin

from .evaluation.access import refuse_conflicted_evaluator


class EvidenceFileView(IntranetMixin, View):
    """The stored bytes; 404 to anyone who may not read them, whether the file exists or not."""

    def get(self, request, uid):
        evidence = readable_evidence(request.user, uid)
        stored = evidence.file
        if stored is None or not stored.path or stored.destroyed_at:
            raise Http404
        if request.user.has_role(Role.EVALUATOR) and _begins(request.headers.get("Range")):
            record(
                "file_viewed",
                evidence.submission,
                by=request.user,
                evidence=str(uid),
                title=evidence.title,
            )
        return file_response(
            path=stored.path.name,
            name=stored.name,
            file_type=stored.type,
            download="download" in request.GET,
            range_header=request.headers.get("Range"),
        )


def _begins(range_header):
    """Whether a request is for a file from its beginning: readers of PDFs ask on, part by part."""
    return not range_header or range_header.startswith("bytes=0-")


class EvidenceThumbnailView(IntranetMixin, View):
    """The small picture of a photo or of a PDF's first page; 204 while there is none."""

    def get(self, request, uid):
        stored = readable_evidence(request.user, uid).file
        if stored is None or stored.destroyed_at:
            raise Http404
        if not stored.thumbnail:
            return HttpResponse(status=204)  # none, or not made yet: `preview.js` asks again
        return file_response(
            path=stored.thumbnail.name, name="thumbnail.webp", file_type=FileType.WEBP
        )


def readable_evidence(user, uid):
    """The Evidence with its submission, requirement and file; 404 unless `user` may read it.

    An evaluator who is kept out by a conflict of interest leaves an entry in the log.
    """
    evidence = get_object_or_404(
        Evidence.objects.select_related(
            "file", "requirement", "submission__round", "submission__district"
        ),
        uid=uid,
    )
    if not may_read_evidence(user, evidence):
        refuse_conflicted_evaluator(user, evidence.submission)
        raise Http404
    return evidence
