"""Showing where a text matches: marks and excerpts that never tear a cluster.

The text is compared as the index compares it (Thai digits, misplaced marks, synonyms) and shown
as it is written.
"""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate, groupby

from django.utils.html import escape
from django.utils.safestring import mark_safe

from thai.clusters import clusters
from thai.text import fold

from .matching import Matcher

# The excerpt is chosen among so many matches.
MOST_MATCHES = 100
# A cut is moved to a space no farther away than so many clusters.
NEAR = 15

_fold = lru_cache(maxsize=4096)(fold)


def highlight(text, query, *, open_end=False):
    """Return `text` as safe HTML with <mark> around what `query` finds in it.

    `query` is what was typed, or a Wagtail search query; `open_end` as for suggestions.
    """
    pieces = clusters(text)
    return _marked(pieces, _matches(pieces, query, open_end), 0, len(pieces))


def runs(text, query, *, open_end=False):
    """Return `text` as plain (piece, is_match) in its order, marked as `highlight` marks it."""
    pieces = clusters(text)
    return list(_runs(pieces, _matches(pieces, query, open_end), 0, len(pieces)))


def snippet(text, query, *, length=200):
    """Return an excerpt of some `length` characters around the best match, as `highlight` does.

    The best match is where most different terms stand together, else the first. Cut ends, marked
    by “…”, are moved to a space if one is near. Without a match the text's beginning is shown.
    """
    pieces = clusters(" ".join(text.split()))
    ends = list(accumulate(map(len, pieces)))
    matches = _matches(pieces, query, open_end=False)
    start, stop = _window(pieces, ends, matches, length)
    shown = _marked(pieces, matches, start, stop).strip()
    before = "…" if start > 0 else ""
    after = "…" if stop < len(pieces) else ""
    return mark_safe(before + shown + after)


def _matches(pieces, query, open_end):
    """Return sorted (start, stop, term) in numbers of clusters."""
    folded = [_fold(piece) for piece in pieces]
    # The cluster to which each folded character belongs.
    owner = [number for number, part in enumerate(folded) for _ in part]
    text = "".join(folded)
    found = []
    for term, pattern in enumerate(Matcher(query, open_end=open_end).patterns):
        for match in pattern.finditer(text):
            first, last = owner[match.start()], owner[match.end() - 1]
            if match.start() == 0 or owner[match.start() - 1] != first:
                found.append((first, last + 1, term))
    return sorted(found)


def _window(pieces, ends, matches, length):
    """Return the first and the last cluster (exclusive) of the excerpt."""
    if not pieces or ends[-1] <= length:
        return 0, len(pieces)
    first, last = _best(matches[:MOST_MATCHES], ends, length)
    begin = max(0, min(ends[first] - length // 3, ends[-1] - length))
    # Borders of clusters within begin … begin + length
    start = bisect_left(ends, begin) + 1 if begin else 0
    stop = bisect_right(ends, begin + length)
    for number in range(start, min(start + NEAR, first)):
        if pieces[number].isspace():
            start = number + 1
            break
    for number in range(stop - 1, max(stop - NEAR, last), -1):
        if pieces[number].isspace():
            stop = number
            break
    return min(start, first), stop


def _best(matches, ends, length):
    """Return first and last cluster of the match after which most different terms stand near."""
    best, most = (0, 0), 0
    for number, (first, last, _) in enumerate(matches):
        reach = ends[first] + length * 2 // 3
        near = {term for start, stop, term in matches[number:] if ends[stop - 1] <= reach}
        if len(near) > most:
            best, most = (first, last), len(near)
    return best


def _marked(pieces, matches, start, stop):
    """Return the clusters start … stop as HTML, touching and overlapping matches as one mark."""
    shown = []
    for piece, is_match in _runs(pieces, matches, start, stop):
        text = escape(piece)
        shown.append(f"<mark>{text}</mark>" if is_match else text)
    return mark_safe("".join(shown))


def _runs(pieces, matches, start, stop):
    """Yield (text, is_match) of the clusters start … stop, no two neighbours alike."""
    marked = set()
    for first, last, _ in matches:
        marked.update(range(max(first, start), min(last, stop)))
    for is_match, group in groupby(range(start, stop), marked.__contains__):
        yield "".join(pieces[number] for number in group), is_match
