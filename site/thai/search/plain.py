"""The same search in plain text columns, for models and lists without an index."""

from django.db.models import Q
from modelsearch.query import And, MatchAll, Not, PlainText

from thai.text import fold

from .rewrite import is_none, rewrite
from .sequence import Sequence


def contains(text, *fields):
    """Return a Q that finds what was typed in text columns of any model, indexed or not.

    Words, quotes and synonyms count as in the search; a column is compared as it is written, but
    for case. Nothing typed finds everything.
    """
    return contained(rewrite(PlainText(text)), fields) if text.strip() else Q()


def contained(query, fields):
    """Return the Q that finds a rewritten query in columns of a table, as plain substrings."""
    if isinstance(query, Sequence):
        text = query.query_string.strip()
        return Q(*((f"{field}__icontains", text) for field in fields), _connector=Q.OR)
    if isinstance(query, MatchAll):
        return Q()
    if is_none(query):
        return Q(pk__in=[])
    if isinstance(query, Not):
        return ~contained(query.subquery, fields)
    connector = Q.AND if isinstance(query, And) else Q.OR
    return Q(*(contained(subquery, fields) for subquery in query.subqueries), _connector=connector)


def finder(text):
    """Return a function that says whether what was typed is found in a text, for rows at hand.

    It agrees with `contains`, and folds the text too. Nothing typed finds everything.
    """
    if not text.strip():
        return lambda other: True
    query = rewrite(PlainText(text))
    return lambda other: _found(query, fold(other))


def _found(query, text):
    if isinstance(query, Sequence):
        return fold(query.query_string.strip()) in text
    if isinstance(query, MatchAll):
        return True
    if isinstance(query, Not):
        return not _found(query.subquery, text)
    every = all if isinstance(query, And) else any
    return every(_found(subquery, text) for subquery in query.subqueries)
