"""The backend for PostgreSQL.

Vectors and queries are written out here and cast, never parsed by PostgreSQL: its text parser
takes Thai apart differently under each locale. A vector knows 16,383 positions and 256 places of
one lexeme: phrases are found in the first 16,383 tokens of a text, some twelve pages.
"""

from django.contrib.postgres.search import SearchQueryField, SearchRank
from django.db.models import BooleanField, F, Func, IntegerField, Value
from django.db.models.functions import Cast
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.backends.database.postgres.weights import get_weight
from modelsearch.query import And, Not

from .base import ThaiIndex, ThaiQueryCompiler
from .document import joined_tokens
from .sequence import Sequence

MOST_POSITIONS = 16_383
# The weight of what has no boost of its own.
PLAIN_WEIGHT = "D"


def vector(texts):
    """Return the tsvector, as PostgreSQL writes it, of pairs of a text and its weight."""
    weighted = [(token, weight) for text, weight in texts for token in joined_tokens([text])]
    numbered = enumerate(weighted[:MOST_POSITIONS], 1)
    return " ".join(f"'{token}':{position}{weight}" for position, (token, weight) in numbered)


def tsquery(query):
    """Return a positive query as PostgreSQL writes a tsquery."""
    if isinstance(query, Sequence):
        lexemes = " <-> ".join(f"'{token}'" for token in query.tokens)
        return f"({lexemes}:*)" if query.is_prefix else f"({lexemes})"
    if isinstance(query, Not):
        return f"!{tsquery(query.subquery)}"
    joint = " & " if isinstance(query, And) else " | "
    return f"({joint.join(map(tsquery, query.subqueries))})"


def as_tsquery(query):
    """Return the expression of `tsquery`, free of PostgreSQL's parser."""
    return Func(
        Value(tsquery(query)), template="%(expressions)s::tsquery", output_field=SearchQueryField()
    )


class Matches(Func):
    """Whether a vector matches a query."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = BooleanField()


def _weighted(texts):
    return vector((text, get_weight(boost)) for text, boost in texts)


class ThaiPostgresIndex(ThaiIndex, PostgresIndex):
    filled_columns = ("title", "body", "autocomplete", "title_text", "body_text")

    def columns(self, document):
        return {
            "title": _weighted(document.title),
            # All texts in one column: joining two vectors at each search costs more.
            "body": _weighted(document.title + document.body),
            "autocomplete": vector((text, PLAIN_WEIGHT) for text in document.autocomplete),
            "title_text": " ".join(text for text, boost in document.title),
            "body_text": " ".join(text for text, boost in document.body),
        }


class ThaiPostgresQueryCompiler(ThaiQueryCompiler, PostgresSearchQueryCompiler):
    vector = F("index_entries__body")

    def matching(self, queryset, query):
        matches = Matches(self.vector, as_tsquery(query))
        return queryset.filter(matches, index_entries__isnull=False)

    def in_title(self, query):
        return Cast(Matches(F("index_entries__title"), as_tsquery(query)), IntegerField())

    def relevance(self, query):
        return SearchRank(self.vector, as_tsquery(query), weights=Value(self.sql_weights))


class ThaiPostgresAutocompleteQueryCompiler(
    ThaiPostgresQueryCompiler, PostgresAutocompleteQueryCompiler
):
    vector = F("index_entries__autocomplete")


class ThaiPostgresBackend(PostgresSearchBackend):
    index_class = ThaiPostgresIndex
    query_compiler_class = ThaiPostgresQueryCompiler
    autocomplete_query_compiler_class = ThaiPostgresAutocompleteQueryCompiler
