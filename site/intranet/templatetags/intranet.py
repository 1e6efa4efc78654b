from django import template

from intranet.menu import menu_for
from intranet.tasks import tasks_for

register = template.Library()


@register.simple_tag(takes_context=True)
def intranet_menu(context):
    """The MenuItems for the reader of the page."""
    return menu_for(context["request"])


@register.inclusion_tag("intranet/tasks.html", takes_context=True)
def intranet_tasks(context):
    """What else waits for the reader, as a list; nothing where nothing does."""
    return {"tasks": tasks_for(context["request"], context.get("district"))}
