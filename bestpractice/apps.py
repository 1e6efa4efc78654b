from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from thai import registry


class BestPracticeConfig(AppConfig):
    name = "bestpractice"
    verbose_name = _("Best practices")

    def ready(self):
        from bestpractice import signals  # noqa: F401 - connects its receivers

        registry.synonyms.register(technique_names)


def technique_names():
    """A technique told letter by letter is also typed in one: ก-ต-ป-น, กตปน."""
    from bestpractice.models import Technique

    for name in Technique.objects.values_list("name_th", flat=True):
        yield name, name.replace("-", "")
