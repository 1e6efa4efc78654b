"""How wide a text is where columns are counted in digits, as in a workbook."""

import re

# Vowels and tones above and below, accents and what is invisible take no room of their own.
_MARKS = re.compile(
    "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]"
)
# Between a text and the borders of its cell.
_MARGIN = 2


def display_width(text):
    """Return how many digits wide the longest line of `text` is: 2 for น้ำ, 4 for เกาะ."""
    return max(map(len, _MARKS.sub("", text).split("\n")))


def column_width(texts, *, least=8, most=60):
    """Return the width of a workbook's column that fits `texts`, from `least` to `most`."""
    widest = max(map(display_width, texts), default=0)
    return min(max(widest + _MARGIN, least), most)
