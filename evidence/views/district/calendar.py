"""An officer's deadlines in their own calendar: the address, and the feed behind it."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from accounts.roles import Role
from areas.queries import districts_of
from evidence.domain.calendar.dates import dates_of
from evidence.domain.calendar.feed import feed_of
from evidence.domain.calendar.keys import owner_of, renew_key, revoke_key, token_of
from intranet.access import IntranetPage


class CalendarView(IntranetPage):
    """The secret address, how to use it, and the buttons that make it and make it void."""

    template_name = "evidence/district/calendar.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.has_role(Role.DISTRICT_OFFICER):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        token, at = token_of(self.request.user), timezone.now()
        path = reverse("calendar_feed", args=[token]) if token else ""
        address = self.request.build_absolute_uri(path)
        return super().get_context_data(
            address=address if token else "",
            subscribe=f"webcal://{address.partition('://')[2]}",
            dates=[
                row
                for row in dates_of(districts_of(self.request.user, at), at)
                if row.closes_at > at
            ],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if "revoke" in request.POST:
            revoke_key(user=request.user)
            messages.success(request, _("The address no longer works."))
        else:
            renew_key(user=request.user)
            messages.success(request, _("The address is ready."))
        return redirect("calendar")


class CalendarFeedView(View):
    """The feed: whoever holds the address reads the deadlines of its owner's districts."""

    def get(self, request, *args, **kwargs):
        user = owner_of(kwargs["token"])
        if user is None or not user.has_role(Role.DISTRICT_OFFICER):
            raise Http404
        mark = _("Invented data for demonstration") if settings.DEMO else ""
        content = feed_of(
            dates_of(districts_of(user)),
            host=request.get_host().partition(":")[0],
            url_of=self.url_of,
            mark=f"[{mark}] " if mark else "",
        )
        return HttpResponse(
            content,
            content_type="text/calendar; charset=utf-8",
            headers={
                "Content-Disposition": 'inline; filename="deadlines.ics"',
                "Cache-Control": "private, no-store",
                "X-Robots-Tag": "noindex",
            },
        )

    def url_of(self, row):
        """The page of a round for one district."""
        name = "monitoring_form" if row.is_monitoring else "district_round"
        path = reverse(name, args=[row.district.code, row.round.pk])
        return self.request.build_absolute_uri(path)
