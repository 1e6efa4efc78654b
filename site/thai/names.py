"""Names of persons: the prefix, the given name, the family name.

In Thai the prefix is written onto the given name without a space: นางสาวสมใจ ใจดี,
ว่าที่ ร.ต.สมชาย ใจดี. In English it stands apart: Ms Somjai Jaidee.
"""

from typing import NamedTuple

from .clusters import is_border
from .text import clean

# Longest first within their kind, so that นางสาว is not read as นาง.
PREFIXES = (
    "ว่าที่ ร.ต.หญิง",
    "ว่าที่ร้อยตรีหญิง",
    "ว่าที่ร้อยตรี",
    "ว่าที่ร้อยโท",
    "ว่าที่ร้อยเอก",
    "ว่าที่พันตรี",
    "ว่าที่ ร.ต.",
    "ว่าที่ ร.ท.",
    "ว่าที่ ร.อ.",
    "ว่าที่ พ.ต.",
    "นางสาว",
    "นาง",
    "นาย",
    "น.ส.",
    "เด็กชาย",
    "เด็กหญิง",
    "ด.ช.",
    "ด.ญ.",
    "ศ.ดร.",
    "รศ.ดร.",
    "ผศ.ดร.",
    "ศ.",
    "รศ.",
    "ผศ.",
    "ดร.",
    "อ.",
    "พล.อ.",
    "พล.ท.",
    "พล.ต.",
    "พ.อ.",
    "พ.ท.",
    "พ.ต.อ.",
    "พ.ต.ท.",
    "พ.ต.ต.",
    "พ.ต.",
    "ร.ต.อ.",
    "ร.ต.ท.",
    "ร.ต.ต.",
    "ร.อ.",
    "ร.ท.",
    "ร.ต.",
    "จ.ส.อ.",
    "ส.อ.",
    "ม.ร.ว.",
    "ม.ล.",
    "คุณหญิง",
    "ท่านผู้หญิง",
    "Asst. Prof. Dr.",
    "Assoc. Prof. Dr.",
    "Prof. Dr.",
    "Asst. Prof.",
    "Assoc. Prof.",
    "Prof.",
    "Acting Sub Lt.",
    "Dr.",
    "Dr",
    "Mrs.",
    "Mrs",
    "Miss",
    "Ms.",
    "Ms",
    "Mr.",
    "Mr",
)
_BY_LENGTH = sorted(PREFIXES, key=len, reverse=True)


class Name(NamedTuple):
    """A person's name in its parts, each "" if absent."""

    prefix: str
    given: str
    family: str

    def __str__(self):
        return full_name(self.prefix, self.given, self.family)


def full_name(prefix, given, family=""):
    """Return the whole name as it is written: ว่าที่ ร.ต.สมชาย ใจดี, Dr. Somchai Jaidee."""
    prefix, given, family = (" ".join(clean(part).split()) for part in (prefix, given, family))
    joint = " " if prefix.isascii() else ""
    return f"{prefix}{joint}{given} {family}".strip()


def split(text):
    """Return the `Name` written as `text`.

    The prefix must be one of PREFIXES; ว่าที่ร.ต. and ว่าที่ ร.ต. are the same. What follows the
    first space after the given name is the family name (ณ อยุธยา stays together).
    """
    text = " ".join(clean(text).split())
    prefix, rest = _prefix_of(text)
    given, _, family = rest.partition(" ")
    return Name(prefix, given, family)


def _prefix_of(text):
    for prefix in _BY_LENGTH:
        for written in (prefix, prefix.replace(" ", "")):
            rest = text.removeprefix(written)
            if rest and rest != text and _may_follow(prefix, rest):
                return prefix, rest.strip()
    return "", text


def _may_follow(prefix, rest):
    """An English prefix is a word of its own; a Thai one ends where a cluster ends (นายิกา)."""
    if prefix.isascii():
        return rest.startswith(" ")
    return is_border(prefix + rest, len(prefix))
