from wagtail import hooks

from files.tables import read_worksheet

from .log_actions import register_log_actions
from .views import deleting, districts, export, reminders
from .views.district.menu import menu_items
from .views.evaluation import menu
from .views.evaluation.urls import urlpatterns as evaluation_urls
from .views.monitoring.tasks import monitoring_tasks
from .viewsets.group import KpiGroup
from .viewsets.monitoring import MonitoringGroup

hooks.register("register_log_actions", register_log_actions)
hooks.register("intranet_menu", menu_items)
hooks.register("register_admin_urls", lambda: evaluation_urls)
hooks.register("register_admin_urls", export.admin_urls)
hooks.register("register_admin_urls", reminders.admin_urls)
hooks.register("register_admin_viewset", KpiGroup)
hooks.register("register_admin_viewset", MonitoringGroup)
hooks.register("intranet_tasks", monitoring_tasks)

hooks.register("register_admin_menu_item", menu.queue_item)
hooks.register("register_kpi_menu_item", menu.overview_item)
hooks.register("register_kpi_menu_item", menu.all_reports_item)
hooks.register("register_kpi_menu_item", menu.reminders_item)
hooks.register("construct_main_menu", menu.keep_evaluators_menu)
hooks.register("construct_help_menu", menu.keep_evaluators_help)
hooks.register("construct_homepage_panels", menu.add_panels)

hooks.register("before_delete_page", deleting.refuse_filed)
hooks.register("before_bulk_action", deleting.refuse_filed_in_bulk)

hooks.register("worksheet_reader", read_worksheet)
hooks.register("sitemap_views", lambda: ["statistics", *districts.sitemap_views()])
