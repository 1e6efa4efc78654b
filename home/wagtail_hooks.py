from django.contrib import messages
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import translation_views
from .checks import forgotten
from .models import PublicPage
from .viewsets import NewsCategoryViewSet, NewsPageViewSet, ReferenceFigureViewSet

hooks.register("register_admin_viewset", NewsPageViewSet)
register_snippet(NewsCategoryViewSet)
register_snippet(ReferenceFigureViewSet)


@hooks.register("insert_global_admin_css")
def room_on_phones():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-phone.css"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_was_forgotten(request, page):
    """After every saving by hand, published or not; autosaving asks for JSON and says nothing."""
    if isinstance(page, PublicPage) and request.accepts("text/html"):
        for sentence in forgotten(page):
            messages.warning(request, sentence)


@hooks.register("register_admin_urls", order=-1)
def translation_urls():
    return translation_views.urlpatterns
