"""News feeds: Atom and RSS, of all news or of one category, in the language of the address."""

from dataclasses import dataclass
from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from home import news
from home.models import NewsCategory, NewsPage


@dataclass(frozen=True)
class Channel:
    """What one feed is of: all news of a language, or those of a category."""

    request: HttpRequest
    category: NewsCategory | None = None

    def news(self):
        pages = NewsPage.objects.filter(locale__language_code=translation.get_language())
        if self.category:
            pages = pages.filter(category=self.category)
        return news.newest(pages)


class AtomFeed(Feed):
    """The newest first, each with its lead. An unknown category is 404."""

    ITEMS = 30
    feed_type = Atom1Feed
    url_name = "feed"

    def get_object(self, request, slug=None):
        if slug is None:
            return Channel(request)
        language = translation.get_language()
        category = get_object_or_404(NewsCategory, slug=slug, locale__language_code=language)
        return Channel(request, category)

    def title(self, channel):
        name = _("Bring Our Siblings Back to School")
        return f"{channel.category.name} – {name}" if channel.category else name

    def subtitle(self, channel):
        return _("News of the programme")

    description = subtitle

    def link(self, channel):
        return reverse("wagtail_serve", args=["news/"])

    def feed_url(self, channel):
        args = [channel.category.slug] if channel.category else []
        return reverse(self.url_name, args=args)

    def items(self, channel):
        items = list(channel.news()[: self.ITEMS])
        for item in items:
            # item_link is not told the request, which spares the URLs their queries.
            item.feed_link = item.get_url(channel.request)
        return items

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.lead

    def item_link(self, item):
        return item.feed_link

    def item_pubdate(self, item):
        return item.first_published_at or timezone.make_aware(datetime.combine(item.date, time()))

    def item_updateddate(self, item):
        return item.last_published_at or self.item_pubdate(item)

    def item_categories(self, item):
        return [item.category.name] if item.category else []


class RssFeed(AtomFeed):
    feed_type = Rss201rev2Feed
    url_name = "rss"
