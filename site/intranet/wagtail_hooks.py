from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from accounts.roles import Role

from .menu import MenuItem
from .models import CircularPage
from .readers import may_read_gated
from .receipts import circulars_waiting
from .tasks import Task
from .views.readers import ReadersView


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("circulars/<int:pk>/readers/", ReadersView.as_view(), name="circular_readers")]


@hooks.register("intranet_menu")
def menu_items(request):
    if not may_read_gated(request.user):
        return []
    return [
        MenuItem(_("Circulars and manuals"), reverse("intranet_library"), icon="book", order=50),
        MenuItem(_("Search"), reverse("intranet_search"), icon="search", order=90),
    ]


@hooks.register("intranet_tasks")
def circular_tasks(request, district):
    """An officer's circulars to acknowledge."""
    if not request.user.has_role(Role.DISTRICT_OFFICER):
        return []
    return [
        Task(
            title=circular.title,
            url=circular.get_url(request),
            text=_("Circular to acknowledge"),
            icon="mail",
            order=10,
        )
        for circular in circulars_waiting(request.user)
    ]


@hooks.register("register_page_header_buttons")
def readers_button(page, user, next_url=None, view_name=None):
    if isinstance(page.specific_deferred, CircularPage):
        yield Button(
            _("Who has read"),
            reverse("circular_readers", args=[page.pk]),
            icon_name="view",
            priority=45,
        )
