from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .places import PracticePlaces
from .views import publishing
from .views.menu import menu_items
from .viewsets import BestPracticeViewSet, TechniqueViewSet

hooks.register("home_sections", PracticePlaces)
hooks.register("intranet_menu", menu_items)
hooks.register("register_admin_viewset", BestPracticeViewSet)
hooks.register("before_publish_page", publishing.refuse_unagreed)
hooks.register("before_bulk_action", publishing.refuse_unagreed_in_bulk)
hooks.register("construct_page_action_menu", publishing.hide_publish)
register_snippet(TechniqueViewSet)
