from django.contrib import messages
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import translation_views
from .checks import forgotten
from .models import PublicPage
from .viewsets import NewsCategoryViewSet, NewsPageViewSet, ReferenceFigureViewSet

hooks.register("register_admin_viewset", NewsPageViewSet)
register_snippet(NewsCategoryViewSet)
register_snippet(ReferenceFigureViewSet)


@hooks.register("after_publish_page")
def say_what_was_forgotten(request, page):
    if isinstance(page, PublicPage):
        for sentence in forgotten(page):
            messages.warning(request, sentence)


@hooks.register("register_admin_urls", order=-1)
def translation_urls():
    return translation_views.urlpatterns
