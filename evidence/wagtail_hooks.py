from wagtail import hooks

from .intranet_menu import menu_items
from .log_actions import register_log_actions

hooks.register("register_log_actions", register_log_actions)
hooks.register("intranet_menu", menu_items)
