"""File names as they are stored and handed out again."""

import re
import unicodedata

from thai.clusters import truncate
from thai.text import clean

from .kinds import FileType

MAX_CHARS = 120

# Endings that a name may bear for a type, besides the type's own.
_ALIASES = {
    **dict.fromkeys(("jpeg", "jpe", "jfif"), FileType.JPEG),
    **dict.fromkeys(("heif", "hif"), FileType.HEIC),
}
_BY_ENDING = {file_type.extension: file_type for file_type in FileType} | _ALIASES
_OTHER_ENDINGS = {
    *("doc", "docm", "dot", "dotx", "rtf", "odt", "xls", "xlsm", "xlsb", "csv", "ods"),
    *("ppt", "pptm", "ppsx", "odp", "gif", "bmp", "tif", "tiff", "avif"),
    *("exe", "bin", "tmp", "txt"),
}

_PATH = re.compile(r"[\\/]")
# Not allowed in names by the systems of those who download.
_RESERVED = re.compile(r'[<>:"|?*\s]+')
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def type_by_ending(name):
    """What the ending of `name` claims, or None. A claim only: see `signatures`."""
    return _BY_ENDING.get(_ending(name))


def safe_name(name, file_type):
    """`name` without path, control and direction characters, ending as `file_type` does.

    Thai is kept, in its one spelling, and cut between clusters, so that the whole has at most
    MAX_CHARS characters.
    """
    last = _PATH.split(name)[-1]
    visible = "".join(" " if c in "\t\r\n" else c for c in last)
    visible = "".join(c for c in visible if unicodedata.category(c) not in _INVISIBLE)
    stem = _RESERVED.sub(" ", clean(visible)).lstrip().rstrip(" .")
    while (ending := _ending(stem)) in _BY_ENDING or ending in _OTHER_ENDINGS:
        stem = stem[: -len(ending) - 1].rstrip(" .")
    extension = f".{file_type.extension}"
    stem = stem.strip(" .") or "file"
    return truncate(stem, MAX_CHARS - len(extension), ellipsis="") + extension


def _ending(name):
    return name.rpartition(".")[2].casefold() if "." in name else ""
