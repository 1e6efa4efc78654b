"""Groups and permissions, as the floors say."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation
from lxml import html
from wagtail.models import Collection, GroupPagePermission, Page, Task, Workflow

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


def test_rows_of_wagtail_have_thai_names():
    assert Page.objects.get(depth=1).title == "หน้าบนสุด"
    assert Collection.objects.get(depth=1).name == "ชุดไฟล์ทั้งหมด"
    assert [workflow.name for workflow in Workflow.objects.all()] == ["ผู้ตรวจเนื้อหาอนุมัติ"]
    assert [task.name for task in Task.objects.all()] == ["ผู้ตรวจเนื้อหาอนุมัติ"]


def test_load_roles_keeps_a_name_that_somebody_gave():
    Workflow.objects.update(name="ตรวจข่าว")
    load_roles()
    assert Workflow.objects.get().name == "ตรวจข่าว"


def test_privacy_form_names_groups_by_the_labels_of_roles(admin_client):
    page = Page.objects.get(depth=1)
    page = page.add_child(instance=Page(title="หน้า"))
    Group.objects.create(name="กลุ่มอื่น")
    url = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    response = admin_client.get(url, headers={"accept-language": "th"})
    form = html.fromstring(response.json()["html"])
    labels = [
        " ".join(label.text_content().split())
        for label in form.xpath("//label[.//input[@name='groups']]")
    ]
    with translation.override("th"):
        roles = [str(role.label) for role in Role]
    assert sorted(labels) == sorted([*roles, "กลุ่มอื่น"])
