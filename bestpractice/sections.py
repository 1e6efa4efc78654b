"""What the library adds to the home page."""

from django.urls import reverse
from laces.components import Component
from wagtail.models import Page

from .models import BestPracticePage
from .querysets import LONG_TEXTS


class NewestPractices(Component):
    """The newest practices beside the one that the home page features: one query."""

    template_name = "bestpractice/newest.html"
    NUMBER = 3

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context=None):
        featured = Page.objects.filter(pk=parent_context["page"].featured_id)
        newest = (
            BestPracticePage.objects.published()
            .exclude(translation_key__in=featured.values("translation_key"))
            .newest_first()
            .defer(*LONG_TEXTS)
        )
        return {
            "practices": list(newest[: self.NUMBER]),
            "library_url": reverse("wagtail_serve", args=["best-practices/"]),
            "request": self.request,
        }
