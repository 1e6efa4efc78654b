"""Finding national identification numbers in texts, so that they can be warned of.

A number has 13 digits of which the last is a checksum (Department of Provincial Administration).
One in ten random numbers of 13 digits passes it: a finding is a reason to look, not a proof.
"""

import re
from typing import NamedTuple

from .digits import to_arabic

_JOINT = r"[ \t\u00a0.\-‐-―]"
_PATTERNS = (
    # 13 digits in a row, or in the card's groups 1-2345-67890-12-3
    re.compile(
        rf"(?<!\d)\d{_JOINT}{{0,3}}\d{{4}}{_JOINT}{{0,3}}\d{{5}}{_JOINT}{{0,3}}\d\d{_JOINT}{{0,3}}\d(?!\d)"
    ),
    # One digit a box, as forms have it
    re.compile(rf"(?<!\d)\d(?:{_JOINT}?\d){{12}}(?!\d)"),
)


class Found(NamedTuple):
    """A number in a text: where it stands, and its 13 digits."""

    start: int
    end: int
    digits: str


def is_valid(digits):
    """Whether `digits` are 13 digits (Thai or Arabic) whose last is the checksum."""
    digits = to_arabic(digits)
    if not re.fullmatch("[0-9]{13}", digits):
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(digits[:12], range(13, 1, -1), strict=True)
    )
    return (11 - total % 11) % 10 == int(digits[12])


def find(text):
    """Return the list of `Found` in `text`, in order, without overlaps.

    Thai digits and separators (spaces, hyphens, dots) are seen through; a longer run of digits
    is no candidate.
    """
    found = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            digits = "".join(char for char in to_arabic(match[0]) if char.isdigit())
            if is_valid(digits):
                found.setdefault(match.start(), Found(match.start(), match.end(), digits))
    return _without_overlaps(sorted(found.values()))


def _without_overlaps(found):
    kept = []
    for candidate in found:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept
