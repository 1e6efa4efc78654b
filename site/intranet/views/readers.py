"""Who has read a circular, for staff in the admin."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.roles import Role
from intranet.models import CircularPage
from intranet.receipts import readers_of

STAFF = (Role.PROGRAMME_ADMIN, Role.EDITOR, Role.MODERATOR)


class ReadersView(WagtailAdminTemplateMixin, TemplateView):
    """Every district, with those of its officers who acknowledged the circular."""

    template_name = "intranet/admin/readers.html"
    header_icon = "view"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_role(*STAFF):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def circular(self):
        return get_object_or_404(CircularPage, pk=self.kwargs["pk"])

    def get_page_title(self):
        return _("Who has read “%(title)s”") % {"title": self.circular}

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.circular.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": str(self.circular)},
            {"url": "", "label": _("Who has read")},
        ]

    def get_context_data(self, **kwargs):
        rows = readers_of(self.circular)
        return super().get_context_data(
            rows=rows, read=sum(bool(receipts) for _district, receipts in rows), **kwargs
        )
