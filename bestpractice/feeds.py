"""The feed of the library: the newest practices, in the language of the address."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from bestpractice.models import BestPracticePage


class PracticeFeed(Feed):
    """The newest first, each practice once; an untranslated one stands in its own language."""

    ITEMS = 30
    feed_type = Atom1Feed

    def get_object(self, request):
        return request

    def title(self, request):
        return f"{_('Best practices')} – {_('Bring Our Siblings Back to School')}"

    def subtitle(self, request):
        return _("Case studies of districts and schools")

    def link(self, request):
        return reverse("wagtail_serve", args=["best-practices/"])

    def feed_url(self, request):
        return reverse("practice_feed")

    def items(self, request):
        items = list(BestPracticePage.objects.published().newest_first().for_cards()[: self.ITEMS])
        for item in items:
            # item_link is not told the request, which spares the URLs their queries.
            item.feed_link = item.get_url(request)
        return items

    def item_title(self, item):
        return item.activity_name or item.title

    def item_description(self, item):
        return item.card_text

    def item_link(self, item):
        return item.feed_link

    def item_author_name(self, item):
        return item.author.name

    def item_pubdate(self, item):
        return item.first_published_at

    def item_updateddate(self, item):
        return item.last_published_at
