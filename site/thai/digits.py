"""Thai and Arabic digits."""

ARABIC = "0123456789"
THAI = "๐๑๒๓๔๕๖๗๘๙"

_TO_ARABIC = str.maketrans(THAI, ARABIC)
_TO_THAI = str.maketrans(ARABIC, THAI)


def to_arabic(text):
    """Return `text` with ๐–๙ written as 0–9."""
    return text.translate(_TO_ARABIC)


def to_thai(text):
    """Return `text` with 0–9 written as ๐–๙, for printed reports that ask for it."""
    return text.translate(_TO_THAI)
