"""Circulars, manuals, questions and answers: what am I told?"""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import View

from intranet.access import IntranetMixin, IntranetPage
from intranet.models import (
    Attachment,
    CircularPage,
    GatedPage,
    ManualPage,
    QuestionsPage,
    ReadReceipt,
)
from intranet.readers import may_read_gated
from intranet.receipts import acknowledge, in_language

MAX_LENGTH = 200
MOST_FOUND = 50


class ReaderMixin(IntranetMixin):
    """For those who read the gated section; to anyone else it does not exist."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not may_read_gated(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class LibraryView(ReaderMixin, IntranetPage):
    """Everything there is, circulars first."""

    template_name = "intranet/library.html"

    def get_context_data(self, **kwargs):
        read = ReadReceipt.objects.filter(user=self.request.user)
        return super().get_context_data(
            circulars=in_language(CircularPage.objects.all()).order_by("-date", "-pk"),
            manuals=in_language(ManualPage.objects.all()).order_by("path"),
            questions=in_language(QuestionsPage.objects.all()).order_by("path"),
            read=set(read.values_list("circular", flat=True)),
            **kwargs,
        )


class SearchView(ReaderMixin, IntranetPage):
    """Search within the gated section; public pages have a search of their own."""

    template_name = "intranet/search.html"

    @cached_property
    def text(self):
        return self.request.GET.get("q", "")[:MAX_LENGTH].strip()

    def get_context_data(self, **kwargs):
        found = []
        if self.text:
            readable = in_language(GatedPage.objects.all())
            pages = GatedPage.objects.filter(pk__in=readable.values("pk")).specific()
            found = list(pages.search(self.text)[:MOST_FOUND])
        return super().get_context_data(text=self.text, found=found, **kwargs)


class AcknowledgeView(ReaderMixin, View):
    """“รับทราบ”."""

    http_method_names = ["post"]

    def post(self, request, pk):
        circular = get_object_or_404(CircularPage.objects.live(), pk=pk)
        acknowledge(circular=circular, by=request.user)
        return redirect(circular.get_url(request))


class AttachmentView(ReaderMixin, View):
    """A file of a published page; of a draft only for those who may edit it."""

    def get(self, request, uid):
        attachment = self.readable(request.user, uid)
        if attachment is None:
            raise Http404
        return FileResponse(
            attachment.file.open("rb"),
            as_attachment=True,
            filename=attachment.name or attachment.title,
            headers={
                "Cache-Control": "private, no-store",
                "Content-Security-Policy": "sandbox; default-src 'none'",
                "X-Content-Type-Options": "nosniff",
            },
        )

    def readable(self, user, uid):
        """Translations share the file: any of its pages that the person reads will do."""
        for attachment in Attachment.objects.filter(uid=uid).select_related("page"):
            page = attachment.page
            if page.live or page.permissions_for_user(user).can_edit():
                return attachment
        return None
