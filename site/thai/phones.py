"""Thai telephone numbers: checked and grouped, but never a reason to refuse a form.

Officers write lines with extensions (ต่อ 12), consecutive lines (0 7561 1123-5) and internal
four-digit lines; whatever is not understood is kept as typed, with a warning.
"""

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from .digits import to_arabic
from .text import clean

_LABEL = re.compile(r"^(?:โทร(?:ศัพท์|สาร|\.)?|มือถือ|tel\.?|phone)\s*:?\s*", re.IGNORECASE)
_EXTENSION = re.compile(
    r"\s*(?:ต่อ|กด|ext\.?|extension|#)\s*(?P<extension>\d{1,6})\Z", re.IGNORECASE
)
_LAST_LINE = re.compile(r"\s*(?:-|–|ถึง)\s*(?P<last>\d{1,2})\Z")
_COUNTRY = re.compile(r"\A(?:\+|00)66\s*(?:\(0\)|0)?")
_SEPARATORS = re.compile(r"[\s\-.()–]+")
_SEVERAL = re.compile(r"\s*[,;/]\s*")
_KINDS = {
    "mobile": re.compile(r"(0[689])(\d{4})(\d{4})\Z"),
    "fixed": re.compile(r"(0)([23457]\d{3})(\d{4})\Z"),
    "toll_free": re.compile(r"(1[89]00)(\d{3})(\d{3})\Z"),
    # Short numbers and internal lines
    "short": re.compile(r"([1-9]\d{3})\Z"),
}

WARNING = _("This does not look like a Thai phone number. Check it; it is kept as typed.")


class Phone(NamedTuple):
    """A number that was understood. `last` is the end of consecutive lines, "" if there is one."""

    digits: str
    kind: str
    last: str = ""
    extension: str = ""

    def __str__(self):
        text = " ".join(_KINDS[self.kind].match(self.digits).groups())
        if self.last:
            text += f"–{self.last}"
        if self.extension:
            text += f" ต่อ {self.extension}"
        return text


def parse(text):
    """Return the `Phone` written as `text`, or None if it is no single Thai number.

    +66 is read as 0; Thai digits, spaces, hyphens, dots and brackets are seen through.
    """
    text = _LABEL.sub("", to_arabic(clean(text)).strip())
    text, extension = _cut(_EXTENSION, text)
    number, last = text, ""
    kind = _kind_of(number)
    if kind is None:
        number, last = _cut(_LAST_LINE, text)
        kind = _kind_of(number)
    return Phone(_bare(number), kind, last, extension) if kind else None


def display(text):
    """Return the numbers of `text` grouped (0 2280 5530, 08 1234 5678), others as they are."""
    parts = _SEVERAL.split(text)
    phones = [parse(part) for part in parts]
    if None in phones:
        return text
    return ", ".join(map(str, phones))


def warning(text):
    """Return a sentence for the reader if `text` is no Thai number, else None. Never blocks."""
    if not text.strip() or all(parse(part) for part in _SEVERAL.split(text)):
        return None
    return WARNING


def _cut(pattern, text):
    match = pattern.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def _bare(number):
    return _SEPARATORS.sub("", _COUNTRY.sub("0", number))


def _kind_of(number):
    bare = _bare(number)
    return next((kind for kind, pattern in _KINDS.items() if pattern.match(bare)), None)
