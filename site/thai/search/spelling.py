"""“Did you mean”: the nearest words of a vocabulary to what was typed and not found.

Thai has no spaces, so a word is looked for anywhere within the runs of the vocabulary, cluster by
cluster; words of other scripts are compared whole. It needs no extension of a database.
"""

import re
from heapq import nlargest

from thai.clusters import CONSONANTS, clusters
from thai.text import fold

from .tokens import is_thai, runs

WHOLE_ERROR = 2
# A cluster with the right consonant but another vowel or tone: the commonest slip in Thai.
HALF_ERROR = 1
MOST_ERRORS = 2 * WHOLE_ERROR
# Often lost in speech after another consonant: กะบี่ for กระบี่, ตัง for ตรัง.
SLURRED = "รลว"
SHORTEST = 2
LONGEST = 40
# A text with more unknown words than this is no slip, and would take long to compare.
MOST_UNKNOWN = 4
# So many runs, those with most clusters in common, are compared closely.
MOST_COMPARED = 200

_CONSONANT = re.compile(f"[{CONSONANTS}]")


class Spelling:
    """A vocabulary of texts, the better known first, ready to correct what was typed."""

    def __init__(self, texts):
        found = dict.fromkeys(run for text in texts for run in runs(text) if not run.isdigit())
        self._thai = {run: clusters(run) for run in found if is_thai(run)}
        self._other = {run: list(run) for run in found if not is_thai(run)}
        self._all_thai = "\n".join(self._thai)

    def corrected(self, text):
        """Return `text`, folded, with its unknown words put right; None if that is not possible."""
        text = fold(text)
        unknown = {run for run in runs(text) if not self._is_known(run)}
        if not 0 < len(unknown) <= MOST_UNKNOWN:
            return None
        for run in sorted(unknown):
            nearest = self._nearest(run)
            if nearest is None:
                return None
            text = text.replace(run, nearest)
        return text

    def _is_known(self, run):
        return run.isdigit() or (run in self._all_thai if is_thai(run) else run in self._other)

    def _nearest(self, run):
        wanted = clusters(run) if is_thai(run) else list(run)
        if not SHORTEST <= len(wanted) <= LONGEST:
            return None
        vocabulary = self._thai if is_thai(run) else self._other
        pieces = set(wanted)
        likely = nlargest(
            MOST_COMPARED, vocabulary.values(), key=lambda there: len(pieces.intersection(there))
        )
        compare = nearest_part if is_thai(run) else whole
        matches = [(*compare(wanted, there), there) for there in likely]
        allowed = min(MOST_ERRORS, len(wanted) * WHOLE_ERROR // 3)
        matches = [match for match in matches if match[0] <= allowed]
        if not matches:
            return None
        _errors, start, end, there = min(matches, key=_rank)
        return "".join(there[start:end])


def _rank(match):
    errors, start, end, there = match
    return errors, end - start < len(there)


def whole(wanted, there):
    """Return (errors, 0, length) between two lists of pieces compared whole."""
    row = _last_row(wanted, there, [(n * WHOLE_ERROR, 0) for n in range(len(there) + 1)])
    errors, start = row[-1]
    return errors, start, len(there)


def nearest_part(wanted, there):
    """Return (errors, start, end) of the part of `there` that is nearest to `wanted`."""
    row = _last_row(wanted, there, [(0, start) for start in range(len(there) + 1)])

    def rank(end):
        # An error at the edge leaves the edge open: words end with their run, or are as long.
        (errors, start) = row[end]
        return errors, end < len(there), abs(end - start - len(wanted))

    end = min(range(len(row)), key=rank)
    return *row[end], end


def _last_row(wanted, there, first):
    """The last row of the table of edit distances, with pairs of errors and start.

    Inserting, leaving out and exchanging two neighbours is one whole error each; the second of two
    consonants spoken together is half of one.
    """
    before, row = None, first
    for i, piece in enumerate(wanted, 1):
        new = [(row[0][0] + WHOLE_ERROR, row[0][1])]
        for j, other in enumerate(there, 1):
            choices = [
                _more(row[j - 1], _difference(piece, other)),
                _more(row[j], WHOLE_ERROR),
                _more(new[j - 1], WHOLE_ERROR),
            ]
            if j > 1 and piece == _slurred(there[j - 2], other):
                choices.append(_more(row[j - 2], HALF_ERROR))
            if before and other == _slurred(wanted[i - 2], piece):
                choices.append(_more(before[j - 1], HALF_ERROR))
            if before and j > 1 and (piece, wanted[i - 2]) == (there[j - 2], other):
                choices.append(_more(before[j - 2], WHOLE_ERROR))
            new.append(min(choices))
        before, row = row, new
    return row


def _more(cell, errors):
    return cell[0] + errors, cell[1]


def _slurred(first, second):
    """Two clusters as they are often said, and written: กะ of กระ. None where none is slurred."""
    if _CONSONANT.fullmatch(first) and second[0] in SLURRED and len(second) > 1:
        return first + second[1:]
    return None


def _difference(piece, other):
    if piece == other:
        return 0
    consonant = _CONSONANT.search(piece)
    same = consonant and consonant[0] in other
    return HALF_ERROR if same else WHOLE_ERROR
