from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .sections import NewestPractices
from .viewsets import BestPracticeViewSet, TechniqueViewSet

hooks.register("home_sections", NewestPractices)
hooks.register("register_admin_viewset", BestPracticeViewSet)
register_snippet(TechniqueViewSet)
