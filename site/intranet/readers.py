"""Who reads the gated section."""

from accounts.roles import Role

#: Personnel viewers see the PA documents and nothing else.
READERS = frozenset(Role) - {Role.PERSONNEL_VIEWER}


def may_read_gated(user):
    """Whether the person reads circulars, manuals, questions and answers."""
    return user.has_role(*READERS)
