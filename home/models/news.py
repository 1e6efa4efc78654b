"""News: its categories, its index with filters, its pages."""

from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, Tag
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home import news
from home.blocks import BodyBlock
from home.images import prefetch_photos
from home.news_filter import NewsFilter
from home.structured_data import news_article
from thai.dates import date_long
from thai.ordering import ThaiOrder

from .base import PublicPage
from .body import BodyMixin


class NewsCategory(TranslatableMixin, models.Model):
    """A kind of news. Every language has its own row, translated by wagtail-localize."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("name in the URL"), max_length=60, help_text=_("Used by filters and feeds.")
    )

    override_translatable_fields = [SynchronizedField("slug")]

    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")
        ordering = [ThaiOrder("name")]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"], name="home_newscategory_slug_once_per_language"
            ),
        ]

    def __str__(self):
        return self.name


class NewsPageTag(ItemBase):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="news_pages")
    content_object = ParentalKey("home.NewsPage", on_delete=models.CASCADE, related_name="tagged")


class NewsIndexPage(PublicPage):
    """The list of all news, with its filters. The address is /news/."""

    PER_PAGE = 12

    intro = models.TextField(_("introduction"), blank=True, max_length=500)

    content_panels = [*PublicPage.content_panels, FieldPanel("intro")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1
    page_description = _("The list of all news.")

    class Meta:
        verbose_name = _("news list")

    @property
    def card_text(self):
        return self.intro

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = news.newest(NewsPage.objects.filter(locale=self.locale_id))
        news_filter = NewsFilter(request.GET, pages)
        page = Paginator(news_filter.qs, self.PER_PAGE).get_page(request.GET.get("page"))
        prefetch_photos(item.cover for item in page.object_list)
        return context | {"filter": news_filter, "news": page}


class NewsPage(BodyMixin, PublicPage):
    """One piece of news: what happened, where and when."""

    category = models.ForeignKey(
        NewsCategory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("category"),
    )
    date = models.DateField(
        _("date"), default=timezone.localdate, help_text=_("The day shown with the news.")
    )
    lead = models.TextField(
        _("lead"), max_length=400, help_text=_("The news in one or two sentences.")
    )
    cover = models.ForeignKey(
        "home.CustomImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover picture"),
        help_text=_("Shown only when its consent is recorded."),
    )
    district = models.ForeignKey(
        "areas.District",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("district"),
        help_text=_("Empty for news of the whole country."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True)
    tags = ClusterTaggableManager(through=NewsPageTag, blank=True, verbose_name=_("tags"))

    objects = news.NewsPageManager()

    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
        index.FilterField("category_id"),
        index.FilterField("district_id"),
    ]

    content_panels = [
        *PublicPage.content_panels,
        FieldRowPanel([FieldPanel("category"), FieldPanel("date")]),
        FieldPanel("lead"),
        FieldPanel("cover"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("district"), FieldPanel("tags")], heading=_("Filed under")),
    ]

    is_search_type = True
    og_type = "article"

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []
    page_description = _("One piece of news with its pictures and files.")

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    @property
    def card_text(self):
        return self.lead

    @property
    def card_badge(self):
        return self.category.name if self.category else ""

    @property
    def card_meta(self):
        return [date_long(self.date), self.district.short if self.district else ""]

    @property
    def card_image(self):
        return self.cover

    @cached_property
    def related(self):
        """Up to three other news: of the same district or category first, then the newest."""
        return list(news.related_to(self)[:3])

    def structured_data(self, request):
        return news_article(self, request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        prefetch_photos([self.cover, *self.body_images, *(item.cover for item in self.related)])
        return context
