"""What the index holds of a text.

A text is a row of runs: unbroken Thai, or a word or number of another script. A Thai run of the
clusters a b c becomes the tokens ab bc c; any other run is one token. So a phrase of tokens is
found exactly where the clusters stand side by side, and the last cluster of a run has a token
that tells that the run ends there.
"""

import re
from itertools import pairwise

from thai.clusters import clusters
from thai.text import fold

# Letters and marks, ๆ included; ฯ, ฿, ๏, ๚ and ๛ part runs as punctuation does.
THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e"
WORD = r"[^\W_\u0e00-\u0e7f]"
# Stands between two texts in one column, so that no phrase reaches from one into the other.
BREAK = "\ue000"
# PostgreSQL takes lexemes of up to 2,046 bytes.
LONGEST_TOKEN = 200

_RUN = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|{WORD}+|[{THAI}]+(?:\s+ๆ[{THAI}]*)*")
_IGNORED_WITHIN = re.compile(r"[\s,]+")


def runs(text):
    """Return the runs of `text`, folded: ["สพป", "กระบี่", "2565"] of "สพป.กระบี่ ๒๕๖๕".

    อื่น ๆ and อื่นๆ are one run alike, and so are 110,755 and 110755.
    """
    return [_IGNORED_WITHIN.sub("", run) for run in _RUN.findall(fold(text))]


def is_thai(run):
    """Whether a run is Thai, to be searched by clusters."""
    return "\u0e00" <= run[0] <= "\u0e7f"


def run_tokens(run):
    """Return the tokens of one run."""
    if not is_thai(run):
        return [run[:LONGEST_TOKEN]]
    pieces = clusters(run)
    return [a + b for a, b in pairwise(pieces)] + pieces[-1:]


def tokens(text):
    """Return the tokens of `text` in order."""
    return [token for run in runs(text) for token in run_tokens(run)]
