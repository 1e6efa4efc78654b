"""When two spellings name the same school."""

import re

from thai.text import fold

PREFIX = re.compile(r"^(?:โรงเรียน|ร\.ร\.|รร\.)")


def name_key(name):
    """Return what the spellings of one school's name have in common.

    Spaces, the prefix (โรงเรียน, ร.ร., รร.), ํา for ำ, Thai digits and capitals make no
    difference: `"โรงเรียน บ้านถํ้า ๒"` and `"รร.บ้านถ้ำ2"` are one school.
    """
    bare = "".join(fold(name).split())
    return PREFIX.sub("", bare) or bare
