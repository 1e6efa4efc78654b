from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The roof: settings, URLs and the commands that set the whole site up."""

    name = "config"
    verbose_name = "Configuration"
