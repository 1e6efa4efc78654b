"""What each role finds in the admin's menu."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.menu import admin_menu, help_menu

from accounts.roles import Role
from support.people import make_user


@pytest.fixture(autouse=True)
def _urls():
    """Viewsets add themselves to the menu when the URLs are first read, as before any request."""
    reverse("wagtailadmin_home")


def names(menu, user):
    request = RequestFactory().get("/admin/")
    request.user = user
    return {item.name for item in menu.menu_items_for_request(request)}


@pytest.mark.django_db
def test_evaluators_see_the_queue_and_the_keys():
    evaluator = make_user(Role.EVALUATOR)
    assert names(admin_menu, evaluator) == {"evaluation", "help"}
    assert names(help_menu, evaluator) == {"keyboard-shortcuts-trigger"}


@pytest.mark.django_db
def test_programme_admins_see_the_group_and_not_the_queue():
    admin = make_user(Role.PROGRAMME_ADMIN)
    assert names(admin_menu, admin) & {"evaluation", "kpi"} == {"kpi"}


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR])
def test_others_see_neither(role):
    assert names(admin_menu, make_user(role)) & {"evaluation", "kpi"} == set()


@pytest.mark.django_db
def test_every_item_of_the_group_opens(client):
    admin = make_user(Role.PROGRAMME_ADMIN)
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    request = RequestFactory().get("/admin/")
    request.user = admin
    [group] = [item for item in admin_menu.menu_items_for_request(request) if item.name == "kpi"]
    items = group.menu.menu_items_for_request(request)
    urls = {item.url for item in items}
    assert {reverse("evaluation_rounds"), reverse("evaluation_queue")} < urls
    assert len(urls) == 11
    assert {client.get(url).status_code for url in urls} == {200}
