"""From what was typed to a tree of And, Or, Not and Sequence.

Words parted by spaces must all be found ("or": any of them), in any order; "in quotes" they must
stand side by side as typed. Outside quotes a synonym counts as the word itself.
"""

import re

from modelsearch.query import (
    MATCH_ALL,
    MATCH_NONE,
    And,
    Boost,
    Fuzzy,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
)

from .sequence import Sequence
from .synonyms import current

LONGEST_QUERY = 255

_QUOTED = re.compile('["“”„]([^"“”„]*)["“”„]')


def rewrite(query, *, open_end=False):
    """Return a Wagtail search query as a tree of And, Or, Not, Sequence, MatchAll or Fuzzy.

    `open_end` lets the very last word be found by its beginning, for suggestions. What has
    nothing to search for (only punctuation) finds nothing.
    """
    return _rewritten(query, open_end) or MATCH_NONE


def leaves(query):
    """Return every Sequence of a rewritten query that a result may contain."""
    if isinstance(query, Sequence):
        return [query]
    if isinstance(query, And | Or):
        return [leaf for subquery in query.subqueries for leaf in leaves(subquery)]
    return []


def positive(query):
    """Return (query, negated): a rewritten query so that Not stands only within an And, beside
    something to be found. Neither MATCH_ALL nor MATCH_NONE is asked."""
    if isinstance(query, Not):
        inner, negated = positive(query.subquery)
        return inner, not negated
    if not isinstance(query, And | Or):
        return query, False
    parts = [positive(subquery) for subquery in query.subqueries]
    wanted = [part for part, negated in parts if not negated]
    unwanted = [part for part, negated in parts if negated]
    if isinstance(query, And):
        if not wanted:
            return Or(unwanted), True
        return And(wanted + list(map(Not, unwanted))), False
    if not unwanted:
        return Or(wanted), False
    return And(unwanted + list(map(Not, wanted))), True


def is_none(query):
    """Whether a rewritten query can find nothing."""
    return isinstance(query, Not) and isinstance(query.subquery, MatchAll)


def _rewritten(query, open_end):
    if isinstance(query, PlainText):
        return _plain_text(query, open_end)
    if isinstance(query, Phrase):
        return Sequence(query.query_string) or None
    if isinstance(query, Boost):
        return _rewritten(query.subquery, open_end)
    if isinstance(query, Not):
        return _not(_rewritten(query.subquery, open_end))
    if isinstance(query, And):
        return _and([_rewritten(subquery, open_end) for subquery in query.subqueries])
    if isinstance(query, Or):
        return _or([_rewritten(subquery, open_end) for subquery in query.subqueries])
    if isinstance(query, MatchAll | Fuzzy):
        return query
    raise NotImplementedError(f"{type(query).__name__} is not supported by thai.search.")


def _plain_text(query, open_end):
    text = query.query_string[:LONGEST_QUERY]
    phrases = [Sequence(quoted) for quoted in _QUOTED.findall(text)]
    words = [_word(alternatives) for alternatives in current().words(_QUOTED.sub(" ", text))]
    words = [word for word in words if word]
    if open_end and words:
        for leaf in leaves(words[-1]):
            leaf.open_end = True
    found = [phrase for phrase in phrases if phrase] + words
    return _or(found) if query.operator == "or" else _and(found)


def _word(alternatives):
    sequences = [Sequence(text) for text in alternatives]
    return _or([sequence for sequence in sequences if sequence])


def _not(query):
    if query is None or is_none(query):
        return MATCH_ALL
    return query.subquery if isinstance(query, Not) else Not(query)


def _and(subqueries):
    subqueries = [q for q in subqueries if q is not None and not isinstance(q, MatchAll)]
    if any(is_none(subquery) for subquery in subqueries):
        return MATCH_NONE
    return _joined(And, subqueries)


def _or(subqueries):
    subqueries = [q for q in subqueries if q is not None and not is_none(q)]
    if any(isinstance(subquery, MatchAll) for subquery in subqueries):
        return MATCH_ALL
    return _joined(Or, subqueries)


def _joined(kind, subqueries):
    if len(subqueries) < 2:
        return subqueries[0] if subqueries else None
    return kind(subqueries)
