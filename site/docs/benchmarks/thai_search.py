"""How long a search takes beside Wagtail's stock backend: `thai.search` on 10,000 pages.

    PYTHONPATH=site:. DJANGO_SETTINGS_MODULE=config.settings.test \\
        uv run python site/docs/benchmarks/thai_search.py [pages]

Fills a database of its own (of the kind that DATABASE_URL names) with pages of a title and some
1,500 characters of body, indexes them with each backend, and times count and first twenty results
of queries, the best of up to 15 runs. The stock backend finds little in unspaced Thai, so both are
also asked for English words that stand in the same pages, with the same number of results.
"""

import random
import sys
import time
from pathlib import Path

import django
from django.test.utils import setup_databases, teardown_databases

django.setup()

from django.db import connection  # noqa: E402
from modelsearch.index import SearchField  # noqa: E402
from wagtail.models import Page  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402

CORPUS = Path(__file__).parents[3] / "tests" / "thai" / "search" / "corpus.txt"
BACKENDS = {"stock": "wagtail.search.backends.database", "thai": "thai.search"}
# Every nth page holds the Thai and the English word.
WORDS = {2: ("กระบวนการ", "process"), 10: ("ผู้ปกครอง", "parents"), 200: ("ห้องสมุด", "library")}
REPEATS, MOST_SECONDS = 15, 5


class Article(Page):
    """A page with a body that only the index sees."""

    search_fields = [*Page.search_fields, SearchField("body")]

    class Meta:
        proxy = True
        app_label = "thai"


def articles(count):
    chance = random.Random(2565)
    sentences = CORPUS.read_text("utf-8").splitlines()[4:]
    root = Page.get_first_root_node()
    for number in range(count):
        article = Article(
            title=" ".join(chance.sample(sentences, 2))[:200],
            slug=f"article-{number}",
            path=Page._get_path(root.path, 2, 100 + number),
            depth=2,
            url_path=f"/article-{number}/",
            content_type=root.cached_content_type,
            locale=root.locale,
        )
        found = [word for n, pair in WORDS.items() if number % n == 0 for word in pair]
        article.body = " ".join([*chance.sample(sentences, 30), *found])
        yield article


def fill(backend, pages):
    backend.reset_indexes()
    begun = time.perf_counter()
    for start in range(0, len(pages), 500):
        backend.add_bulk(Article, pages[start : start + 500])
    taken = time.perf_counter() - begun
    with connection.cursor() as cursor:
        # As autovacuum does before long; the pending list of a GIN index goes with it.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return taken


def timed(backend, query):
    def search():
        results = backend.search(query, Page.objects.filter(depth__gt=1))
        return results.count(), list(results[:20])

    times = []
    while len(times) < REPEATS and sum(times) < MOST_SECONDS:
        begun = time.perf_counter()
        count, _ = search()
        times.append(time.perf_counter() - begun)
    return count, min(times) * 1000


def main(count):
    pages = list(articles(count))
    Page.objects.bulk_create(pages)
    print(f"{connection.vendor}, {count:,} pages")
    for name, path in BACKENDS.items():
        backend = get_search_backend(path)
        print(f"{name}: indexed in {fill(backend, pages):.1f} s")
        for thai, english in [*WORDS.values(), ("กระบวนการ ผู้ปกครอง", "process parents")]:
            for query in (english, thai):
                found, milliseconds = timed(backend, query)
                print(f"  {found:6,} results {milliseconds:8.1f} ms  {query}")


if __name__ == "__main__":
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    finally:
        teardown_databases(databases, verbosity=0)
