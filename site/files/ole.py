"""The container of old Office files, and of new ones behind a password: refused, in words."""

import mmap

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_OFFICE = [
    stream.encode("utf-16-le")
    for stream in ("WordDocument", "Workbook", "Book", "PowerPoint Document")
]


def refusal(file):
    """The code of the sentence that helps: what the streams of the container are called."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(_ENCRYPTED) >= 0:
            return "password_office"
        if any(content.find(stream) >= 0 for stream in _OLD_OFFICE):
            return "old_office"
    return "unknown_type"
