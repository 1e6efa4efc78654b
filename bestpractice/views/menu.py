"""The line of the best practices in the menu of the intranet."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Role
from areas.queries import districts_of
from intranet.menu import MenuItem


def menu_items(request):
    """The district's practices, for its officers; those of the region, for its supervisor."""
    if request.user.has_role(Role.REGION_SUPERVISOR):
        return [MenuItem(_("Best practices"), reverse("region_practices"), icon="book", order=40)]
    if not request.user.has_role(Role.DISTRICT_OFFICER):
        return []
    district = districts_of(request.user).first()
    if district is None:
        return []
    url = reverse("practice_list", kwargs={"district": district.code})
    return [MenuItem(_("Best practices"), url, icon="book", order=40)]
