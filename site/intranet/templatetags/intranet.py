from django import template

from intranet.menu import menu_for

register = template.Library()


@register.simple_tag(takes_context=True)
def intranet_menu(context):
    """The MenuItems for the reader of the page."""
    return menu_for(context["request"])
