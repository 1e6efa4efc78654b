from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import BodyBlock
from home.images import prefetch_photos

from .base import PublicPage
from .body import BodyMixin


class ContentPage(BodyMixin, PublicPage):
    """A page of text: about the programme, privacy notice, accessibility statement, contact."""

    lead = models.TextField(
        _("lead"), blank=True, max_length=400, help_text=_("What the page says, in a sentence.")
    )
    show_contents = models.BooleanField(
        _("show a table of contents"), default=False, help_text=_("Of the headings of level 2.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True)

    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("show_contents"),
    ]

    is_search_type = True

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    page_description = _("A page of text, pictures and files.")

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    @property
    def card_text(self):
        return self.lead or self.search_description

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        prefetch_photos(self.body_images)
        return context
