"""Expressions that mean the same: built in, of other applications, and edited in the admin."""

import re
from functools import lru_cache
from itertools import islice, product

from django.core.cache import cache

from thai import registry
from thai.clusters import DEPENDENT, LEADING_VOWELS, clusters
from thai.text import fold

from .tokens import THAI, WORD, is_thai, runs

CACHE_KEY = "thai.synonyms"
# Other processes see an edit after this many seconds, the own one at once.
CACHE_SECONDS = 60
# A word with several synonyms in it multiplies; more alternatives than this help nobody.
MOST_ALTERNATIVES = 12
# A shorter expression counts only where it stands alone: ตาก is a province, but also in แดดตาก.
SHORTEST_WITHIN = 3
NEVER = "(?!)"


def current():
    """Return the `Synonyms` in force now."""
    return _compiled(groups_in_force())


def groups_in_force():
    """Return `all_groups()` as they were when last asked for, at most CACHE_SECONDS ago."""
    groups = cache.get(CACHE_KEY)
    if groups is None:
        groups = all_groups()
        cache.set(CACHE_KEY, groups, CACHE_SECONDS)
    return groups


def all_groups():
    """Return the groups of all sources as a tuple of tuples of texts."""
    from thai.models import SynonymGroup

    edited = [group.expressions() for group in SynonymGroup.objects.all()]
    return tuple(map(tuple, registry.synonyms.groups() + registry.places.groups() + edited))


def forget():
    """Let the next search read the groups anew."""
    cache.delete(CACHE_KEY)


@lru_cache(maxsize=8)
def _compiled(groups):
    return Synonyms(groups)


class Synonyms:
    """Groups of expressions, ready to be found in what was typed."""

    def __init__(self, groups):
        self.alternatives = {}
        for group in groups:
            for expression in group:
                for form in _forms(expression):
                    self.alternatives.setdefault(form, {}).update(dict.fromkeys(group))
        longest_first = sorted(self.alternatives, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(_pattern, longest_first)) or NEVER)

    def words(self, text):
        """Return the words of `text`, each as the list of texts that count as it.

        The first of them is the word as typed. An expression with spaces is one word.
        """
        return [_spelled_out(parts) for parts in _words(self._parts(fold(text)))]

    def _parts(self, text):
        """Cut `text` into pairs: a piece, and what counts as it or None."""
        done = 0
        for match in self.pattern.finditer(text):
            yield text[done : match.start()], None
            form = " ".join(match[0].split())
            yield form, [form, *self.alternatives[form]]
            done = match.end()
        yield text[done:], None


def _words(parts):
    """Group parts into words: what stands side by side without a space is one word."""
    word = []
    for text, alternatives in parts:
        pieces = [text] if alternatives else re.split(r"(\s+)", text)
        for piece in filter(None, pieces):
            if not piece.isspace():
                word.append(alternatives or [piece])
            elif word:
                yield word
                word = []
    if word:
        yield word


def _spelled_out(choices):
    spelled = dict.fromkeys(fold("".join(choice)) for choice in product(*choices))
    return list(islice(spelled, MOST_ALTERNATIVES))


def _forms(expression):
    """The forms in which an expression is recognised: as it is, and without its last dot."""
    form = " ".join(fold(expression).split())
    return {form, form.removesuffix(".")} - {""}


def _pattern(form):
    """The regular expression that finds `form` where clusters and words begin and end."""
    if not runs(form):
        return NEVER
    stands_alone = len(clusters(form)) < SHORTEST_WITHIN
    before = _foreign(form[0], f"[{LEADING_VOWELS}]", stands_alone)
    after = _foreign(form[-1], f"[{DEPENDENT}]", stands_alone)
    return f"(?<!{before})" + re.escape(form).replace(r"\ ", r"\s+") + f"(?!{after})"


def _foreign(edge, of_its_cluster, stands_alone):
    """What must not stand beside the edge of an expression."""
    if not re.match(f"[{THAI}]|{WORD}", edge):
        return NEVER
    if not is_thai(edge):
        return WORD
    return f"[{THAI}]" if stands_alone else of_its_cluster
