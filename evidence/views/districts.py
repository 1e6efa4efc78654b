"""A district's public page: its practices, its news, and its released levels."""

from django.conf import settings
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from areas.models import District, Province
from bestpractice.models import BestPracticePage
from evidence.domain.statistics.levels import levels_of
from evidence.domain.statistics.words import round_name
from home import news
from home.images import prefetch_photos
from home.models import NewsPage


class DistrictView(TemplateView):
    """Everything that the public may read of one district, whichever part of the site tells it."""

    template_name = "evidence/public/district.html"
    http_method_names = ["get", "head", "options"]
    NEWS = 6

    @cached_property
    def district(self):
        districts = District.objects.select_related("region", "successor")
        provinces = Prefetch("provinces", Province.objects.order_by("sort_key"))
        return get_object_or_404(
            districts.prefetch_related(provinces), code=self.kwargs["district"]
        )

    def get_context_data(self, **kwargs):
        practices = self.practices()
        latest = self.news()
        prefetch_photos(page.card_image for page in [*practices, *latest])
        return super().get_context_data(**kwargs) | {
            "district": self.district,
            "facts": self.facts(),
            "practices": practices,
            "news": latest[: self.NEWS],
            "has_more_news": len(latest) > self.NEWS,
            "levels": [
                (round_name(round), round, level) for round, level in levels_of(self.district)
            ],
        }

    def practices(self):
        published = BestPracticePage.objects.published().filter(district=self.district)
        return list(published.newest_first().for_cards())

    def news(self):
        """The newest, with one more than is shown where there are more."""
        pages = NewsPage.objects.filter(
            district=self.district, locale__language_code=translation.get_language()
        )
        return list(news.newest(pages)[: self.NEWS + 1])

    def facts(self):
        district = self.district
        provinces = ", ".join(province.name for province in district.provinces.all())
        return [
            (_("Kind of office"), district.get_kind_display()),
            (_("Inspection region"), district.region.name),
            (_("Provinces covered"), provinces),
        ]


def sitemap_views():
    """The pages of the districts that have something published, for the hook `sitemap_views`."""
    practices = BestPracticePage.objects.published(settings.LANGUAGE_CODE).order_by()
    pages = news.newest(NewsPage.objects.all()).order_by()
    codes = practices.values_list("district__code").union(
        pages.exclude(district=None).values_list("district__code")
    )
    return [("public_district", [code]) for (code,) in codes]
