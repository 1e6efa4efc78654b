"""Groups and what they may do: each floor says it in its `roles.py`, the roof applies it."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
)

from accounts.roles import Role

FLOORS = ("areas", "home", "bestpractice", "evidence", "config")

PERMISSIONS = {
    Role.EDITOR: [
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
    ],
    Role.MODERATOR: [
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
    ],
    Role.PROGRAMME_ADMIN: [
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "accounts.view_user",
        "accounts.add_user",
        "accounts.change_user",
        # What counts as the same in a search: the ground floor knows no roles.
        "thai.add_synonymgroup",
        "thai.change_synonymgroup",
        "thai.delete_synonymgroup",
        "wagtailredirects.view_redirect",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ],
}

PAGE_PERMISSIONS = {
    Role.EDITOR: ["add_page", "change_page"],
    Role.MODERATOR: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
    Role.PROGRAMME_ADMIN: [
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
        "bulk_delete_page",
    ],
}

#: Who works with public images and documents. Wagtail asks for the permissions of its own models,
#: whatever model takes their place.
MEDIA_ROLES = (Role.EDITOR, Role.MODERATOR, Role.PROGRAMME_ADMIN)
MEDIA_PERMISSIONS = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)

#: Made by Wagtail's first migration; ours take their place.
STOCK_GROUPS = ("Editors", "Moderators")


@transaction.atomic
def load_roles():
    """Make a group for each Role and give it exactly the permissions of the floors.

    Idempotent. Wagtail's own groups go, and its moderation asks our moderators.
    """
    groups = {role: Group.objects.get_or_create(name=role)[0] for role in Role}
    for role, group in groups.items():
        names = {name for table in tables() for name in table.get(role, ())}
        group.permissions.set([permission_named(name) for name in sorted(names)])
    _give_pages(groups)
    _give_media(groups)
    for task in GroupApprovalTask.objects.filter(groups__name__in=STOCK_GROUPS).distinct():
        task.groups.set([groups[Role.MODERATOR]])
    Group.objects.filter(name__in=STOCK_GROUPS, user=None).delete()
    _name_stock_rows()


def tables():
    """The PERMISSIONS of every floor that has a `roles.py`."""
    return [
        import_module(f"{floor}.roles").PERMISSIONS
        for floor in FLOORS
        if find_spec(f"{floor}.roles")
    ]


def permission_named(name):
    """The Permission called `app_label.codename`. Raises Permission.DoesNotExist."""
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _give_pages(groups):
    root = Page.objects.get(depth=1)
    for role, codenames in PAGE_PERMISSIONS.items():
        for codename in codenames:
            GroupPagePermission.objects.get_or_create(
                group=groups[role],
                page=root,
                permission=permission_named(f"wagtailcore.{codename}"),
            )


def _give_media(groups):
    root = Collection.get_first_root_node()
    permissions = [permission_named(name) for name in MEDIA_PERMISSIONS]
    for role in MEDIA_ROLES:
        for permission in permissions:
            GroupCollectionPermission.objects.get_or_create(
                group=groups[role], collection=root, permission=permission
            )


def _name_stock_rows():
    """Rows that Wagtail's migrations name in English; a name that somebody gave stays."""
    with translation.override(settings.LANGUAGE_CODE):
        page, collection = pgettext("page tree", "Root"), pgettext("collections", "Root")
        approval = _("Moderators approval")
    Page.objects.filter(depth=1, title="Root").update(title=page, draft_title=page)
    Collection.objects.filter(depth=1, name="Root").update(name=collection)
    for model in (Workflow, Task):
        model.objects.filter(name="Moderators approval").update(name=approval)
