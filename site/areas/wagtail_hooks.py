from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts.roles import Role

from .choosers import district_chooser
from .urls_admin import urlpatterns
from .viewsets import AreasGroup


class PeopleMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(Role.PROGRAMME_ADMIN)


hooks.register("register_admin_viewset", AreasGroup)
hooks.register("register_admin_viewset", lambda: district_chooser)
hooks.register("register_admin_urls", lambda: urlpatterns)


@hooks.register("register_admin_menu_item")
def people_item():
    return PeopleMenuItem(
        _("Accounts"), reverse("people"), name="people", icon_name="group", order=690
    )
