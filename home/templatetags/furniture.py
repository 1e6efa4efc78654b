from django import template

from home.furniture import furniture as furniture_of

register = template.Library()


@register.simple_tag(takes_context=True)
def furniture(context):
    """The menus, languages, breadcrumbs and settings of this request; see `home.furniture`."""
    return furniture_of(context["request"], context.get("page"))
