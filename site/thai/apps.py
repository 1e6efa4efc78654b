from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class ThaiConfig(AppConfig):
    name = "thai"
    verbose_name = _("Thai")

    def ready(self):
        from . import signals  # noqa: F401 -- connects the receivers

        if apps.is_installed("wagtail.admin"):
            from . import admin_dates

            admin_dates.register()
