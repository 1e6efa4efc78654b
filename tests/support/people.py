"""Invented people with a role."""

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory
from wagtail.users.models import UserProfile

from areas.models import Membership, RegionMembership
from support.numbering import not_a_year


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"person{not_a_year(number)}")
    first_name = factory.Sequence(lambda number: f"สมมุติ{not_a_year(number)}")
    last_name = "ทดสอบ"
    password = factory.django.Password(None)


def make_user(role=None, *, district=None, region=None, **fields):
    """Make a user with `role`, a member of `district`, looking after `region`.

    `password="…"` gives one to sign in with; without it only a session cookie signs in.
    """
    user = UserFactory(**fields)
    if role is not None:
        user.groups.add(Group.objects.get(name=role))
    if district is not None:
        Membership.objects.create(user=user, district=district)
    if region is not None:
        RegionMembership.objects.create(user=user, region=region)
    return user


def set_language(user, language):
    """Have the admin speak `language` to `user`.

    Tests never change LANGUAGE_CODE instead: Django remembers addresses per language, and would
    remember for every later test that English ones have no /en/.
    """
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
