"""One spelling for what looks the same: cleaning Thai text, and folding it for search.

Thai keyboards, PDF exports and copied pages yield many encodings of one visible word: ํ + า for
ำ, เเ for แ, a tone mark before its vowel, a mark typed twice, invisible characters.
"""

import re
import unicodedata
from functools import lru_cache

from .clusters import ZERO_WIDTH
from .digits import to_arabic

_VOWEL_SIGNS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"
_TONES = "\u0e48-\u0e4b"
_MARKS = f"{_VOWEL_SIGNS}{_TONES}\u0e4c\u0e4e"
_SARA_AM = "\u0e33"
# What follows the vowel signs: tone marks, then ์ and ๎
_LATER = dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b", 1) | dict.fromkeys("\u0e4c\u0e4e", 2)

# Fonts that could not move marks drew them anew, to the left or lower, from U+F700 on; PDFs made
# with them hold these numbers for ฐ and ญ without their feet, and for the marks in this order.
_REDRAWN = re.compile("[\uf700-\uf71a]")
_DRAWN_FOR = (
    "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ"
    "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a"
)

_INVISIBLE = re.compile(f"[{ZERO_WIDTH}\u200e\u200f\u202a-\u202e]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_HAS_THAI = re.compile("[\u0e00-\u0e7f\uf700-\uf71a]")
_STRAY_LONG_A = re.compile("(?<![\u0e24\u0e26])\u0e45")
_MARKS_AFTER_AM = re.compile(f"{_SARA_AM}[{_SARA_AM}{_MARKS}]+")
_SEVERAL_MARKS = re.compile(f"[{_MARKS}]{{2,}}")
_SPLIT_AM = re.compile(f"[{_MARKS}]*\u0e4d[{_MARKS}]*[\u0e32{_SARA_AM}]")


def clean(text):
    """Return `text` in the one spelling that we store: visible characters only, in order, NFC."""
    return _spell(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))


def fold(text):
    """Return `text` as search compares it: cleaned, without case, accents or Thai digits.

    Compatibility forms are resolved (full-width letters, ligatures). Offsets are not kept.
    """
    text = _INVISIBLE.sub("", text)
    if not text.isascii():
        # NFKD also takes ำ apart.
        text = unicodedata.normalize("NFKD", text).replace("\u0e4d\u0e32", _SARA_AM)
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", text))
        text = _spell(to_arabic(text))
    return text.casefold()


def _spell(text):
    if not _HAS_THAI.search(text):
        return text
    text = _REDRAWN.sub(_plain_mark, text)
    text = _STRAY_LONG_A.sub("\u0e32", text)
    text = _SPLIT_AM.sub(_am_last, text)
    text = _MARKS_AFTER_AM.sub(_am_last, text)
    text = _SEVERAL_MARKS.sub(_in_order, text)
    return text.replace("เเ", "แ")


def _plain_mark(match):
    return _DRAWN_FOR[ord(match[0]) - 0xF700]


def _am_last(match):
    """The marks without the parts of ำ, then ำ."""
    return "".join(mark for mark in match[0] if mark not in "\u0e32\u0e33\u0e4d") + _SARA_AM


def _in_order(match):
    return _ordered(match[0])


@lru_cache(maxsize=1024)
def _ordered(marks):
    """Marks of one consonant, each once: vowel signs, then tones, then ์ and ๎."""
    once = dict.fromkeys(marks)
    return "".join(sorted(once, key=_rank))


def _rank(mark):
    kind = _LATER.get(mark, 0)
    # Unicode's own order within a kind, so that the result is NFC.
    return kind, unicodedata.combining(mark)
