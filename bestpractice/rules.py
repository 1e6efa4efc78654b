"""Who may do what with a write-up, each named as a sentence. Predicates only."""

from accounts.roles import Role
from areas.queries import districts_of, regions_of

EDITORIAL = (Role.EDITOR, Role.MODERATOR, Role.PROGRAMME_ADMIN)


def may_write_for(user, district, at=None):
    """A district officer writes for the districts they belong to today."""
    return user.has_role(Role.DISTRICT_OFFICER) and (
        districts_of(user, at).filter(pk=district.pk).exists()
    )


def may_comment(user, write_up, at=None):
    """A supervisor may comment on what the districts of their region have sent."""
    return user.has_role(Role.REGION_SUPERVISOR) and (
        regions_of(user, at).filter(districts=write_up.district_id).exists()
    )


def may_see_photos(user, write_up, at=None):
    """Whether `user` may see private photos: the district itself, its region's supervisors, and
    those who moderate."""
    return (
        any(user.has_role(role) for role in EDITORIAL)
        or may_write_for(user, write_up.district, at)
        or may_comment(user, write_up, at)
    )
