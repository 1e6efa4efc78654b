"""The evidence floor's lines in the menu of the intranet."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Role
from intranet.menu import MenuItem


def menu_items(request):
    """The lines that the request's user may open."""
    home = reverse("intranet_home")
    if request.user.has_role(Role.DISTRICT_OFFICER):
        return [MenuItem(_("My district"), home, icon="home", order=10)]
    if request.user.has_role(Role.REGION_SUPERVISOR):
        return [MenuItem(_("My region"), home, icon="home", order=10)]
    if request.user.has_role(Role.PERSONNEL_VIEWER):
        return [MenuItem(_("PA documents"), home, icon="star", order=10)]
    return []
