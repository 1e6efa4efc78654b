"""When two spellings name the same school."""

import re
import unicodedata

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
PREFIX = re.compile(r"^(?:โรงเรียน|ร\.ร\.|รร\.)")
# ํ + า, with a tone mark between them or not, is how ำ is often typed or copied from a PDF.
SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
TONE_AFTER_NIKHAHIT = re.compile("([\u0e48-\u0e4b])\u0e4d\u0e32")
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def name_key(name):
    """Return what the spellings of one school's name have in common.

    Spaces, the prefix (โรงเรียน, ร.ร., รร.), ํา for ำ, Thai digits and capitals make no
    difference: `"โรงเรียน บ้านถํ้า ๒"` and `"รร.บ้านถ้ำ2"` are one school.
    """
    text = unicodedata.normalize("NFC", name).translate(DIGITS).casefold()
    text = "".join(c for c in text if not c.isspace() and c not in ZERO_WIDTH)
    text = SPLIT_SARA_AM.sub("\\1\u0e33", text)
    text = TONE_AFTER_NIKHAHIT.sub("\\1\u0e33", text)
    return PREFIX.sub("", text) or text
