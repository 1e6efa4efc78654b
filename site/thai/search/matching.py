"""Whether a text at hand holds what was typed, as the index would find it there."""

import re
from functools import cached_property

from modelsearch.query import And, MatchAll, Not, PlainText, SearchQuery

from thai.text import fold

from .rewrite import leaves, rewrite
from .sequence import Sequence
from .tokens import THAI, WORD, is_thai

_BETWEEN_RUNS = rf"[^{THAI}\w]*"


class Matcher:
    """A query, ready to be looked for in many texts.

    `query` is what was typed, or a Wagtail search query; `open_end` as for suggestions. A term is
    one leaf of the rewritten query, named by its number; `patterns` find each in a folded text.
    """

    def __init__(self, query, *, open_end=False):
        query = query if isinstance(query, SearchQuery) else PlainText(query)
        self._tree = rewrite(query, open_end=open_end)

    @cached_property
    def patterns(self):
        return [_pattern(leaf) for leaf in leaves(self._tree)]

    def terms(self, text):
        """The numbers of the terms that stand in `text`."""
        folded = fold(text)
        return {term for term, pattern in enumerate(self.patterns) if pattern.search(folded)}

    def matches(self, text):
        """Whether `text` alone would be found."""
        return _holds(fold(text), self._tree)

    def lines(self, text):
        """Those lines of `text` in which a term stands, joined; all of it if there is none."""
        found = [line for line in text.splitlines() if self.terms(line)]
        return "\n".join(found) or text


def _holds(folded, query):
    if isinstance(query, Sequence):
        return bool(_pattern(query).search(folded))
    if isinstance(query, MatchAll):
        return True
    if isinstance(query, Not):
        return not _holds(folded, query.subquery)
    every = all if isinstance(query, And) else any
    return every(_holds(folded, subquery) for subquery in query.subqueries)


def _pattern(leaf):
    parts = []
    for number, run in enumerate(leaf.runs):
        is_last = number == len(leaf.runs) - 1
        if is_thai(run):
            letters = re.escape(run).replace("ๆ", r"\s*ๆ")
            parts.append(letters if is_last else f"{letters}(?![{THAI}])")
        else:
            letters = ",?".join(run) if run.isdecimal() else re.escape(run)
            ends_open = is_last and leaf.open_end
            parts.append(f"(?<!{WORD}){letters}" + ("" if ends_open else f"(?!{WORD})"))
    return re.compile(_BETWEEN_RUNS.join(parts))
