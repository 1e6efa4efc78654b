"""The menu of the intranet: upper floors add to it by the hook `intranet_menu`."""

from dataclasses import dataclass

from wagtail import hooks


@dataclass(frozen=True)
class MenuItem:
    """A line of the menu; `icon` is a name of the sprite in static/img."""

    label: str
    url: str
    icon: str = ""
    order: int = 100


def menu_for(request):
    """The MenuItems for the request's user, in order.

    A hook function takes the request and returns the items that this user may open.
    """
    items = [item for hook in hooks.get_hooks("intranet_menu") for item in hook(request)]
    return sorted(items, key=lambda item: item.order)
