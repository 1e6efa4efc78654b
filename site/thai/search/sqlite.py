"""The backend for SQLite, on its full-text table FTS5.

The table must split tokens at nothing but spaces: the migration 0002 makes it so.
"""

from django.db.models import F, FloatField, Func, IntegerField, Value
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite.query import MatchExpression
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import And, Not, Or

from .base import ThaiIndex, ThaiQueryCompiler
from .document import joined_tokens
from .sequence import Sequence

TABLE = SQLiteFTSIndexEntry._meta.db_table


def match(query):
    """Return a positive query as FTS5 writes it."""
    if isinstance(query, Sequence):
        phrase = f'"{" ".join(query.tokens)}"'
        return f"{phrase} *" if query.is_prefix else phrase
    if isinstance(query, Or):
        return f"({' OR '.join(map(match, query.subqueries))})"
    # FTS5 knows NOT only between two expressions.
    wanted = [match(part) for part in query.subqueries if not isinstance(part, Not)]
    unwanted = [match(part.subquery) for part in query.subqueries if isinstance(part, Not)]
    return f"({' NOT '.join([f'({" AND ".join(wanted)})', *unwanted])})"


def in_title(query):
    """Return an expression that is 1 where the title alone matches a positive query, else 0."""
    if isinstance(query, Sequence):
        end = "" if query.is_prefix else " "
        return _TitleContains(F("index_entries__title"), Value(f" {' '.join(query.tokens)}{end}"))
    if isinstance(query, Not):
        return 1 - in_title(query.subquery)
    function = "MIN" if isinstance(query, And) else "MAX"
    parts = [in_title(subquery) for subquery in query.subqueries]
    return Func(*parts, function=function, output_field=IntegerField())


class _TitleContains(Func):
    """Whether tokens stand in the title of the entry, which begins and ends without a space."""

    output_field = IntegerField()

    def as_sql(self, compiler, connection, **extra):
        (title, title_params), (wanted, wanted_params) = (
            compiler.compile(part) for part in self.source_expressions
        )
        return f"(INSTR(' ' || {title} || ' ', {wanted}) > 0)", (*title_params, *wanted_params)


class _Relevance(Func):
    """BM25, which FTS5 gives below 0; the weights are of autocomplete, body and title."""

    template = f'-bm25("{TABLE}", 1.0, 1.0, 4.0)'
    output_field = FloatField()


class ThaiSQLiteIndex(ThaiIndex, SQLiteIndex):
    filled_columns = ("title", "body", "autocomplete")

    def columns(self, document):
        return {
            "title": " ".join(joined_tokens(text for text, boost in document.title)),
            "body": " ".join(joined_tokens(text for text, boost in document.body)),
            "autocomplete": " ".join(joined_tokens(document.autocomplete)),
        }


class ThaiSQLiteQueryCompiler(ThaiQueryCompiler, SQLiteSearchQueryCompiler):
    def matching(self, queryset, query):
        matches = MatchExpression(self.FTS_TABLE_FIELDS, Value(match(query)))
        conditions = {"index_entries__sqliteftsindexentry__isnull": False}
        if _has_integer_key(queryset.model):
            # The join compares keys as texts; this lets SQLite go straight to the row.
            conditions["pk"] = Cast(F("index_entries__object_id"), IntegerField())
        return queryset.filter(matches, **conditions)

    def in_title(self, query):
        return in_title(query)

    def relevance(self, query):
        return _Relevance()


def _has_integer_key(model):
    key = model._meta.pk
    while key.remote_field:
        key = key.target_field
    return isinstance(key, IntegerField)


class ThaiSQLiteAutocompleteQueryCompiler(ThaiSQLiteQueryCompiler, SQLiteAutocompleteQueryCompiler):
    pass


class ThaiSQLiteBackend(SQLiteSearchBackend):
    index_class = ThaiSQLiteIndex
    query_compiler_class = ThaiSQLiteQueryCompiler
    autocomplete_query_compiler_class = ThaiSQLiteAutocompleteQueryCompiler
