"""Pages that are made once, in Thai and English. What people change later is left alone."""

import json
from collections import defaultdict

from wagtail.models import Locale, Page
from wagtail_localize.models import (
    SegmentOverride,
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
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
    segments = extract_segments(kept.as_instance())
    theirs, ours = _texts(segments), _texts(extract_segments(written))
    if {path: len(found) for path, found in theirs.items()} != {
        path: len(found) for path, found in ours.items()
    }:
        places = sorted(set(theirs) ^ set(ours)) or "the number of texts of a field"
        raise ValueError(f"{source} and its translation differ in {places}")
    contexts = {c.path: c for c in TranslationContext.objects.filter(object=kept.object)}
    for path, texts in theirs.items():
        for text, translated in zip(texts, ours[path], strict=True):
            StringTranslation.objects.update_or_create(
                translation_of=String.from_value(source.locale, text),
                locale=locale,
                context=contexts[path],
                defaults={
                    "data": translated.data,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                },
            )
    for segment in segments:
        if _is_address_of_this_site(segment):
            SegmentOverride.objects.update_or_create(
                locale=locale,
                context=contexts[segment.path],
                defaults={"data_json": json.dumps(f"/{locale.language_code}{segment.data}")},
            )
    # Pages are published here: wagtail-localize would wait for the transaction's end.
    is_page = isinstance(source, Page)
    translated, _ = kept.create_or_update_translation(locale, publish=not is_page, fallback=True)
    if is_page:
        translated.get_latest_revision().publish()
    return translated


def _texts(segments):
    texts = defaultdict(list)
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            texts[segment.path].append(segment.string)
    return texts


def _is_address_of_this_site(segment):
    return (
        isinstance(segment, OverridableSegmentValue)
        and isinstance(segment.data, str)
        and segment.data.startswith("/")
    )


def _date(page, moment):
    if moment is not None:
        type(page).objects.filter(pk=page.pk).update(
            first_published_at=moment, last_published_at=moment
        )
