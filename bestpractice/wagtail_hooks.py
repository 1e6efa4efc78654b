from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .places import PracticePlaces
from .viewsets import BestPracticeViewSet, TechniqueViewSet

hooks.register("home_sections", PracticePlaces)
hooks.register("register_admin_viewset", BestPracticeViewSet)
register_snippet(TechniqueViewSet)
