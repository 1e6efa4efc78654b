"""Which letters would go out, and which have: for programme admins."""

from datetime import timedelta

from django.http import Http404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.roles import Role
from evidence.domain.reminding import letters_for
from evidence.models import ReminderLetter, ReminderSettings

DAYS_AHEAD = 8
SENT_SHOWN = 50


class RemindersView(WagtailAdminTemplateMixin, TemplateView):
    """The letters of the next days as things stand now, and those that went out."""

    template_name = "evidence/admin/reminders/preview.html"
    page_title = gettext_lazy("Reminders")
    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_role(Role.PROGRAMME_ADMIN):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        at = timezone.now()
        moments = [at + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]
        return super().get_context_data(
            config=ReminderSettings.load(),
            days=[(timezone.localdate(moment), letters_for(moment)) for moment in moments],
            sent=ReminderLetter.objects.order_by("-sent_at")[:SENT_SHOWN],
            **kwargs,
        )


def admin_urls():
    """The URLs of this module under /admin/."""
    return [path("reminders/", RemindersView.as_view(), name="reminders")]
