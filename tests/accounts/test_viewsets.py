"""Users in Wagtail's admin."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation
from lxml import html

from accounts.roles import Role
from support.people import make_user


@pytest.mark.parametrize("view", ["index", "add", "edit"])
def test_groups_stand_under_the_labels_of_roles(admin_client, view):
    Group.objects.create(name="กลุ่มอื่น")
    user = make_user(Role.EVALUATOR)
    url = reverse(f"wagtailusers_users:{view}", args=[user.pk] if view == "edit" else [])
    page = html.fromstring(admin_client.get(url, headers={"accept-language": "th"}).content)
    labels = {
        " ".join(label.text_content().split())
        for label in page.xpath("//label[.//input[@name='groups' or @name='group']]")
    }
    with translation.override("th"):
        assert labels == {*(str(role.label) for role in Role), "กลุ่มอื่น"}
