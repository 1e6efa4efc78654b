"""Groups and permissions, as the floors say."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Task

from accounts.roles import Role
from config.roles import load_roles, tables
from support.people import make_user

pytestmark = pytest.mark.django_db

# design, “People and what each may do”: who works in the Wagtail admin.
ADMIN_ROLES = {Role.EVALUATOR, Role.EDITOR, Role.MODERATOR, Role.PROGRAMME_ADMIN}


def test_load_roles_makes_one_group_a_role_and_no_other():
    load_roles()
    assert sorted(Group.objects.values_list("name", flat=True)) == sorted(Role.values)


def test_load_roles_twice_changes_nothing():
    def rows():
        return (
            {
                group.name: sorted(group.permissions.values_list("codename", flat=True))
                for group in Group.objects.all()
            },
            GroupPagePermission.objects.count(),
        )

    load_roles()
    before = rows()
    load_roles()
    assert rows() == before


def test_load_roles_takes_back_what_no_floor_gives():
    load_roles()
    group = Group.objects.get(name=Role.EVALUATOR)
    group.permissions.set(Group.objects.get(name=Role.PROGRAMME_ADMIN).permissions.all())
    load_roles()
    assert [p.codename for p in group.permissions.all()] == ["access_admin"]


@pytest.mark.parametrize("role", list(Role))
def test_role_enters_the_admin_only_if_the_design_says_so(role):
    load_roles()
    assert make_user(role).has_perm("wagtailadmin.access_admin") is (role in ADMIN_ROLES)


@pytest.mark.parametrize("role", list(Role))
def test_role_publishes_only_as_moderator_or_programme_admin(role):
    load_roles()
    granted = GroupPagePermission.objects.filter(
        group__name=role, permission__codename="publish_page"
    )
    assert granted.exists() is (role in {Role.MODERATOR, Role.PROGRAMME_ADMIN})


def test_wagtails_moderation_asks_our_moderators():
    load_roles()
    task = Task.objects.get().specific
    assert [group.name for group in task.groups.all()] == [Role.MODERATOR]


def test_floors_give_permissions_to_roles_alone():
    assert {role for table in tables() for role in table} <= set(Role)
