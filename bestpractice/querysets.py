"""Reads of the library in the office's words. A practice counts once, whatever its languages."""

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Value, When
from django.utils.translation import get_language
from wagtail.models import PageManager

from home.queries import published
from home.querysets import JoiningPageQuerySet

LONG_TEXTS = (
    "background",
    "process_intro",
    "process",
    "technique_intro",
    "technique",
    "success_factors",
    "photos",
    "contact",
    "source_note",
)


class PracticeQuerySet(JoiningPageQuerySet):
    def published(self, language=None):
        """What the public may read, each practice once: in `language` (a code; the active one),
        and in the default language where it has no published translation."""
        language = language or get_language() or settings.LANGUAGE_CODE
        pages = published(self)
        own = Q(locale__language_code=language)
        if language == settings.LANGUAGE_CODE:
            return pages.filter(own)
        translation = published(self.model.objects.order_by()).filter(
            own, translation_key=OuterRef("translation_key")
        )
        untranslated = Q(~Exists(translation), locale__language_code=settings.LANGUAGE_CODE)
        return pages.filter(own | untranslated)

    def newest_first(self):
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

    def showcases_first(self):
        return self.order_by("-is_showcase", F("first_published_at").desc(nulls_last=True), "-pk")

    def near(self, practice):
        """The others, nearest first: a shared technique, then the region, then the kind of
        office, then the newest."""
        shared = self.model.technique_links.rel.related_model.objects.filter(
            page=OuterRef("pk"), technique__practice_links__page=practice.pk
        )
        region, kind = practice.district.region_id, practice.district.kind
        return self.exclude(translation_key=practice.translation_key).order_by(
            Exists(shared).desc(),
            Case(When(district__region=region, then=Value(0)), default=Value(1)),
            Case(When(district__kind=kind, then=Value(0)), default=Value(1)),
            F("first_published_at").desc(nulls_last=True),
            "-pk",
        )

    def for_cards(self):
        """What a card shows; the long texts stay behind."""
        links = self.model._meta.get_field("technique_links").related_model.objects
        return (
            self.select_related("district", "school", "cover", "locale")
            .prefetch_related(Prefetch("technique_links", links.select_related("technique")))
            .defer(*LONG_TEXTS)
        )


class PracticeManager(PageManager.from_queryset(PracticeQuerySet)):
    """Reads a practice together with all that its page names."""

    def get_queryset(self):
        return (
            super().get_queryset().select_related("locale", "district__region", "school", "cover")
        )
