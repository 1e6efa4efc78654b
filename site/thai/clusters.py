"""Thai character clusters: the pieces of a text that must never be torn apart.

A cluster is a consonant with the vowels written before it and all vowels, tone marks and signs
that hang on it: น้ำ, เกาะ, แห่, ศิ, ร์. Outside Thai it is one character with its combining marks.
It is smaller than a syllable and larger than a character, needs no dictionary, and is where a
text may be cut, highlighted or compared.
"""

import re

LEADING_VOWELS = "เแโใไ"
CONSONANTS = "ก-ฮ"
# ะ ั า ำ ิ ี ึ ื ุ ู ฺ, ๅ, and ็ ่ ้ ๊ ๋ ์ ํ ๎
DEPENDENT = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"
ZERO_WIDTH = "\u00ad\u200b-\u200d\u2060\ufeff"
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"

_CLUSTER = re.compile(
    rf"""
    (?:[{LEADING_VOWELS}] [{ZERO_WIDTH}]*)* [{CONSONANTS}] (?:[{ZERO_WIDTH}]* [{DEPENDENT}])*
    # signs without a consonant
    | [{LEADING_VOWELS}] (?:[{ZERO_WIDTH}]* [{LEADING_VOWELS}])*
    | [{DEPENDENT}] (?:[{ZERO_WIDTH}]* [{DEPENDENT}])*
    | \r\n
    | . [{_COMBINING}]*
    """,
    re.VERBOSE | re.DOTALL,
)


def clusters(text):
    """Return the list of clusters of `text`; joined they are `text` again. Linear time."""
    return _CLUSTER.findall(text)


def borders(text):
    """Return the offsets at which `text` may be cut, 0 and its length included."""
    offsets = [0]
    for cluster in _CLUSTER.finditer(text):
        offsets.append(cluster.end())
    return offsets


def truncate(text, length, ellipsis="…"):
    """Return `text` cut at a cluster border so that it has at most `length` characters.

    The ellipsis counts. Where a space lies in the last third, the cut is made there instead, and
    trailing spaces go. Raises ValueError if not even the ellipsis fits.
    """
    if length < len(ellipsis):
        raise ValueError("length is shorter than the ellipsis")
    if len(text) <= length:
        return text
    room = length - len(ellipsis)
    cut = max(end for end in borders(text) if end <= room)
    space = text.rfind(" ", room - room // 3, cut + 1)
    return text[: space if space > 0 else cut].rstrip() + ellipsis


def is_border(text, offset):
    """Whether `offset` lies between two clusters of `text` (or at one of its ends)."""
    return offset in borders(text)
