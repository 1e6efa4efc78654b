"""What “did you mean” knows: words of public pages, tags, the glossary, places and synonyms."""

from functools import lru_cache

from django.core.cache import cache
from taggit.models import Tag
from wagtail.models import Page

from home.models import GlossaryPage
from home.queries import published
from thai.search.spelling import Spelling
from thai.search.synonyms import groups_in_force

# Publishing forgets it at once; after this many seconds also what changed in another way.
CACHE_SECONDS = 600
MOST_TITLES = 5_000
MOST_TAGS = 2_000


def spelling(language):
    """Return the `Spelling` by which searches in `language` are corrected.

    Whether the corrected words are public is for the search to say: nothing is suggested that
    finds nothing.
    """
    key = _key(language)
    texts = cache.get(key)
    if texts is None:
        texts = tuple(dict.fromkeys(_texts(language)))
        cache.set(key, texts, CACHE_SECONDS)
    return _compiled(texts)


def forget(languages):
    cache.delete_many([_key(language) for language in languages])


def _key(language):
    return f"home.spelling.{language}"


@lru_cache(maxsize=4)
def _compiled(texts):
    return Spelling(texts)


def _texts(language):
    for group in groups_in_force():
        yield from group
    for page in published(GlossaryPage.objects.filter(locale__language_code=language)):
        for block in page.terms:
            yield block.value["term"]
    titles = published(Page.objects.filter(depth__gt=1, locale__language_code=language))
    yield from titles.order_by("-pk").values_list("title", flat=True)[:MOST_TITLES]
    yield from Tag.objects.order_by("-pk").values_list("name", flat=True)[:MOST_TAGS]
