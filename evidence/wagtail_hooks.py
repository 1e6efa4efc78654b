from wagtail import hooks

from .log_actions import register_log_actions
from .views.district.menu import menu_items

hooks.register("register_log_actions", register_log_actions)
hooks.register("intranet_menu", menu_items)
