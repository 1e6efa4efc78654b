from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models
from wagtail.search import index

from home import news
from home.blocks import HomeBlock
from home.images import prefetch_photos
from home.queries import published, translation_of
from home.structured_data import web_site

from .base import PublicPage
from .figures import ReferenceFigure
from .news import NewsPage


def featurable_models():
    """The page types of any floor that say `can_be_featured`."""
    return [model for model in get_page_models() if getattr(model, "can_be_featured", False)]


def featurable():
    """Limits the featured page to those types."""
    types = ContentType.objects.get_for_models(*featurable_models(), for_concrete_models=False)
    return Q(content_type__in=[content_type.pk for content_type in types.values()])


class FeaturedPanel(PageChooserPanel):
    """Offers the types of `featurable_models`, known only once every floor is loaded."""

    def get_form_options(self):
        self.page_type = featurable_models() or None
        return super().get_form_options()


class HomePage(PublicPage):
    """The front page: what the programme is, and whether it works.

    Its title is the programme's name. Upper floors add sections through the hook
    `home_sections`: a function of the request that returns a component, or None.
    """

    NEWS = 3
    FIGURES = 3

    programme = models.TextField(
        _("the programme in one sentence"), max_length=300, help_text=_("Shown below its name.")
    )
    featured = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to=featurable,
        verbose_name=_("featured case"),
        help_text=_("Shown in the reader’s language where it is translated."),
    )
    body = StreamField(HomeBlock(), verbose_name=_("further parts"), blank=True)

    search_fields = [*PublicPage.search_fields, index.SearchField("programme")]

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("programme"),
        MultiFieldPanel([FeaturedPanel("featured")], heading=_("Featured case")),
        FieldPanel("body"),
    ]

    parent_page_types = ["wagtailcore.Page"]
    page_description = _("The front page of the site, one in each language.")

    class Meta:
        verbose_name = _("home page")

    @property
    def card_text(self):
        return self.programme

    def route(self, request, path_components):
        """Find the page of the address at once instead of level by level.

        Wagtail's own way takes over where that finds nothing, for pages with routes of their own.
        """
        if path_components:
            url_path = f"{self.url_path}{'/'.join(path_components)}/"
            page = self.get_descendants().filter(url_path=url_path, live=True).first()
            if page is not None:
                return page.specific.route(request, [])
        return super().route(request, path_components)

    @cached_property
    def figures(self):
        return list(ReferenceFigure.objects.filter(on_home=True)[: self.FIGURES])

    @cached_property
    def latest_news(self):
        pages = NewsPage.objects.filter(locale=self.locale_id)
        return list(news.newest(pages)[: self.NEWS])

    @cached_property
    def featured_case(self):
        """The featured page in this page's language, else as chosen; None unless published."""
        if self.featured_id is None:
            return None
        chosen = Page.objects.filter(pk=self.featured_id)
        pages = published(translation_of(self.featured_id, self.locale_id) | chosen)
        # The translation first, the chosen page after it.
        ordered = pages.annotate(
            foreign=models.Case(models.When(locale=self.locale_id, then=0), default=1)
        ).order_by("foreign")
        page = ordered.first()
        return page.specific if page else None

    def sections(self, request):
        """What the upper floors add, in the order of their hooks."""
        made = (make(request) for make in hooks.get_hooks("home_sections"))
        return [section for section in made if section is not None]

    def structured_data(self, request):
        return web_site(self, request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        shown = [*self.latest_news, *filter(None, [self.featured_case])]
        prefetch_photos(page.card_image for page in shown)
        return context | {"sections": self.sections(request)}
