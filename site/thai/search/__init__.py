"""Search that finds Thai: a Wagtail search backend for SQLite and PostgreSQL.

    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "thai.search"}}

Thai has no spaces between words, so texts are indexed as overlapping pairs of character clusters
(`tokens`), and what is typed is searched as a row of such pairs (`rewrite`): every query finds
whatever a plain substring search would, from the first cluster of a word on. Tone marks out of
place, Thai digits and synonyms make no difference. Needs `thai` in INSTALLED_APPS, its
migrations, and one `manage.py update_index` where texts were indexed before.
"""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params):
    """Return the backend for the default database."""
    if connection.vendor == "postgresql":
        from .postgres import ThaiPostgresBackend

        return ThaiPostgresBackend(params)
    if connection.vendor == "sqlite":
        from .sqlite import ThaiSQLiteBackend

        return ThaiSQLiteBackend(params)
    raise ImproperlyConfigured("thai.search works on SQLite and PostgreSQL.")
