from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from thai import registry


class AreasConfig(AppConfig):
    name = "areas"
    verbose_name = _("Education service areas")

    def ready(self):
        from areas.places import district_names

        registry.places.register(district_names)
