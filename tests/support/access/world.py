"""The people and the district that the access tables speak of."""

from dataclasses import dataclass, field

from django.core.management import call_command

from accounts.roles import Role
from areas.models import District
from support.people import make_user

ROLES = {
    "officer": Role.DISTRICT_OFFICER,
    "stranger": Role.DISTRICT_OFFICER,
    "region": Role.REGION_SUPERVISOR,
    "evaluator": Role.EVALUATOR,
    "personnel": Role.PERSONNEL_VIEWER,
    "editor": Role.EDITOR,
    "moderator": Role.MODERATOR,
    "admin": Role.PROGRAMME_ADMIN,
}


@dataclass
class World:
    """`people` holds a user for each column but the visitor's."""

    district: District
    other_district: District
    people: dict = field(default_factory=dict)


def make_world():
    """Load the areas and make one person for each column."""
    call_command("load_areas", verbosity=0)
    world = World(
        district=District.objects.get(code="krabi-primary"),
        other_district=District.objects.get(code="chiang-mai-primary-1"),
    )
    place = {
        "officer": {"district": world.district},
        "stranger": {"district": world.other_district},
        "region": {"region": world.district.region},
    }
    world.people = {
        column: make_user(role, password="a password of the tests", **place.get(column, {}))
        for column, role in ROLES.items()
    }
    return world
