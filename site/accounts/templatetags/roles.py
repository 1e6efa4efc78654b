"""Groups by the names that people know."""

from django import template

from accounts.roles import Role

register = template.Library()


@register.filter
def role_label(name):
    """The label of the role whose group is called `name`; another group's name as it is."""
    return Role(name).label if name in Role.values else name
