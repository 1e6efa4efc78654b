from wagtail import hooks

from .log_actions import register_log_actions
from .views import export
from .views.district.menu import menu_items
from .views.evaluation.urls import urlpatterns as evaluation_urls

hooks.register("register_log_actions", register_log_actions)
hooks.register("intranet_menu", menu_items)
hooks.register("register_admin_urls", lambda: evaluation_urls)
hooks.register("register_admin_urls", export.admin_urls)
