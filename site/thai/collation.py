"""Sorting Thai as a dictionary does, the same on every database.

`sort_key` is kept in a column of its own and compared byte by byte. It is written in hexadecimal
digits, so that no collation of a database changes its order. It agrees with the Thai collation
of ICU (CLDR `th`): a vowel written before its consonant counts after it, tone marks decide only
between words that are else equal, spaces and punctuation come last of all; Thai before Latin.
"""

import re
import unicodedata

from .clusters import CONSONANTS, LEADING_VOWELS
from .digits import to_arabic
from .text import clean

_LEADING = re.compile(f"([{LEADING_VOWELS}])([{CONSONANTS}])")
_LETTERS = (
    "0123456789"
    "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
    "\u0e4d\u0e30\u0e31\u0e32\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39เแโใไ\u0e3a"
    "abcdefghijklmnopqrstuvwxyz"
)
# First level: which letter. Symbols go before them, other scripts after; 0 ends a level.
_SYMBOLS, _OTHERS = "10", "f0"
_PRIMARY = {letter: f"{weight:02x}" for weight, letter in enumerate(_LETTERS, 0x11)}
# Second level: marks, after the plain letter (1).
_MARKS = {mark: f"{weight:x}" for weight, mark in enumerate("๎์็่้๊๋", 2)}
_NO_SOUND = set("ฯๆ๏๚๛")


def sort_key(text):
    """Return the key of `text`: [0-9a-f]*, some four characters for each of the text.

    Equal keys are given only to texts that look alike (`thai.text.clean`). Keep it in a text
    column without a length limit.
    """
    letters, marks, forms, gaps = [], [], [], []
    for char in unicodedata.normalize("NFD", _LEADING.sub(r"\2\1", clean(text))):
        plain = "า" if char == "ๅ" else to_arabic(char).lower()
        if _is_mark(char):
            marks.append(_MARKS.get(char) or f"a{ord(char):06x}")
        elif _is_ignored(char):
            gaps.append(f"1{ord(char):06x}")
        else:
            letters.append(_PRIMARY.get(plain) or _other(plain))
            marks.append("1")
            forms.append("1" if plain == char else "2")
            gaps.append("f")
    levels = ["".join(letters), "".join(marks).rstrip("1"), "".join(forms).rstrip("1")]
    return "0".join([*levels, "".join(gaps)])


def _is_mark(char):
    return char in _MARKS or (unicodedata.category(char) == "Mn" and char not in _PRIMARY)


def _is_ignored(char):
    return char in _NO_SOUND or unicodedata.category(char)[0] in "ZPC"


def _other(char):
    kind = _SYMBOLS if unicodedata.category(char)[0] == "S" else _OTHERS
    return f"{kind}{ord(char):06x}"
