"""The line of the best practices in the menu of the intranet."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Role
from intranet.menu import MenuItem


def menu_items(request):
    """For those who write practices and those who comment on them: the page knows whose."""
    if not request.user.has_role(Role.DISTRICT_OFFICER, Role.REGION_SUPERVISOR):
        return []
    return [MenuItem(_("Best practices"), reverse("practices"), icon="book", order=40)]
