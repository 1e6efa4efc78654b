"""Pages that are made once, in Thai and English. What people change later is left alone."""

import json
from collections import defaultdict

from wagtail.models import Locale, Page
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def put(parent, model, slug, build, *, published_at=None):
    """Return the page `slug` below `parent`, made and published with its translation if missing.

    `build(language)` gives an unsaved page of `model` with all its texts. `published_at` is the
    moment that both languages say they were first published.
    """
    page = model.objects.child_of(parent).filter(slug=slug).first()
    if page is None:
        page = build("th")
        page.slug = slug
        parent.refresh_from_db()
        parent.add_child(instance=page)
        page.save_revision().publish()
        _date(page, published_at)
    english = english_locale()
    if not page.has_translation(english):
        written = build("en")
        written.slug = slug
        _date(translate(page, written, english), published_at)
    return page


def english_locale():
    return Locale.objects.get_or_create(language_code="en")[0]


def translate(source, written, locale):
    """Return the translation of `source` into `locale`, published, with the texts of `written`.

    `written` is an unsaved object of the same make. The texts enter wagtail-localize's memory:
    an editor sees them as translations, and what is edited in Thai later asks for its new
    English alone. Raises ValueError where the two do not have the same texts in the same places.
    """
    kept, _ = TranslationSource.update_or_create_from_instance(source)
    Translation.objects.get_or_create(source=kept, target_locale=locale)
    _remember_texts(kept, written, locale)
    _lead_links_to(kept, locale)
    # Pages are published here: wagtail-localize would wait for the transaction's end.
    is_page = isinstance(source, Page)
    translated, _ = kept.create_or_update_translation(locale, publish=not is_page, fallback=True)
    if is_page:
        translated.get_latest_revision().publish()
    return translated


def _remember_texts(kept, written, locale):
    """Enter the texts of `written` as translations of those of the source, place by place."""
    translations = defaultdict(list)
    for segment in extract_segments(written):
        if isinstance(segment, StringSegmentValue):
            translations[segment.path].append(segment.string.data)
    texts = defaultdict(list)
    for segment in kept.stringsegment_set.select_related("string", "context").order_by("order"):
        texts[segment.context.path].append(segment)
    if {path: len(found) for path, found in texts.items()} != {
        path: len(found) for path, found in translations.items()
    }:
        places = sorted(texts.keys() ^ translations.keys()) or "the number of texts in a place"
        raise ValueError(f"{kept} and its translation differ in {places}")
    StringTranslation.objects.bulk_create(
        (
            StringTranslation(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                data=translation,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for path, segments in texts.items()
            for segment, translation in zip(segments, translations[path], strict=True)
        ),
        ignore_conflicts=True,  # what an editor has written since stays
    )


def _lead_links_to(kept, locale):
    """Lead the source's links within this site to the same address in `locale`."""
    for segment in kept.overridablesegment_set.select_related("context"):
        if isinstance(segment.data, str) and segment.data.startswith("/"):
            SegmentOverride.objects.get_or_create(
                locale=locale,
                context=segment.context,
                defaults={"data_json": json.dumps(f"/{locale.language_code}{segment.data}")},
            )


def _date(page, moment):
    if moment is not None:
        type(page).objects.filter(pk=page.pk).update(
            first_published_at=moment, last_published_at=moment
        )
