"""Reads of the library in the office's words. A practice counts once, whatever its languages."""

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import get_language
from wagtail.models import PageQuerySet, PageViewRestriction


class PracticeQuerySet(PageQuerySet):
    def unrestricted(self):
        """Without the pages of private sections, as part of the one statement.

        Wagtail's `public()` reads all restrictions first, once more at every call.
        """
        above = PageViewRestriction.objects.alias(below=OuterRef("path")).filter(
            below__startswith=F("page__path")
        )
        return self.filter(~Exists(above))

    def published(self, language=None):
        """What the public may read, each practice once: in `language` (a code; the active one),
        and in the default language where it has no published translation."""
        language = language or get_language() or settings.LANGUAGE_CODE
        pages = self.live().unrestricted()
        own = Q(locale__language_code=language)
        if language == settings.LANGUAGE_CODE:
            return pages.filter(own)
        translation = pages.model.objects.live().filter(
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
        """Everything that a card shows, in a fixed number of queries."""
        return self.select_related("district", "school", "cover", "locale").prefetch_related(
            "technique_links__technique", "cover__renditions"
        )
