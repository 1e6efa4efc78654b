"""The evidence floor's lines in the menu of the intranet."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Role
from intranet.menu import MenuItem


def menu_items(request):
    """The lines that the request's user may open."""
    if not request.user.has_role(Role.DISTRICT_OFFICER):
        return []
    return [MenuItem(_("My district"), reverse("intranet_home"), icon="home", order=10)]
