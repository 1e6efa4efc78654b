"""The pages of a PDF as pictures: read where the evidence is judged, without a viewer of PDFs."""

from django.http import Http404
from django.views.generic import View

from accounts.roles import Role
from evidence.domain.audit import record
from files.kinds import FileType
from files.preview import make_page
from files.rejections import RejectedFile
from files.serve import picture_response
from intranet.access import IntranetMixin

from .files import readable_evidence


class EvidencePageView(IntranetMixin, View):
    """One page, for whoever may read the file. Its first page counts as opening the file."""

    http_method_names = ["get"]

    def get(self, request, uid, number):
        evidence = readable_evidence(request.user, uid)
        stored = evidence.file
        if stored is None or stored.type != FileType.PDF or not stored.path or stored.destroyed_at:
            raise Http404
        if not 1 <= number <= (stored.pages or 0):
            raise Http404
        if number == 1 and request.user.has_role(Role.EVALUATOR):
            record(
                "file_viewed",
                evidence.submission,
                by=request.user,
                evidence=str(uid),
                title=evidence.title,
            )
        try:
            with stored.path.open() as file:
                return picture_response(make_page(file, number))
        except RejectedFile:
            raise Http404 from None
