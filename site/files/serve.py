"""The way out: the answer that carries a stored file. Who may have it is the view's question."""

import re

from django.http import FileResponse, HttpResponse

from .kinds import FileType
from .storage import private_storage

# Shown in the browser; anything else is downloaded.
INLINE = {FileType.JPEG, FileType.PNG, FileType.WEBP, FileType.PDF}

_SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'self'"
# The PDF viewers of older browsers do not start in a sandbox; they bring one of their own.
_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"

_CLOSED = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": _SANDBOX,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def file_response(*, path, name, file_type, download=False, range_header=None):
    """An HTTP response with the stored file at `path` of private storage.

    `name` is the file name for the browser, `range_header` the Range header of the request, if
    any: one range of bytes is answered with 206 (416 outside the file), several with the whole.
    Raises FileNotFoundError if storage has lost the file.
    """
    file_type = FileType(file_type)
    inline = file_type in INLINE and not download
    file = private_storage().open(path)
    wanted = _wanted(range_header, file.size)
    if wanted is not None and not wanted:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    headers = {"Accept-Ranges": "bytes", **_CLOSED}
    if inline and file_type == FileType.PDF:
        headers["Content-Security-Policy"] = _PDF
    response = FileResponse(
        file if wanted is None else _Part(file, wanted),
        as_attachment=not inline,
        filename=name,
        content_type=file_type.mime,
        status=200 if wanted is None else 206,
        headers=headers,
    )
    if wanted is not None:
        response["Content-Length"] = len(wanted)
        response["Content-Range"] = f"bytes {wanted[0]}-{wanted[-1]}/{file.size}"
    return response


def picture_response(content):
    """An HTTP response with a WebP that was made of a stored file, as closed as the file itself."""
    return HttpResponse(content, content_type=FileType.WEBP.mime, headers=_CLOSED)


def _wanted(range_header, size):
    """The range of offsets asked for; empty if it lies outside, None if all is to be sent."""
    match = _RANGE.fullmatch(range_header or "")
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1 if last else size, size))


class _Part:
    """A reader of some bytes of an open file, for FileResponse."""

    def __init__(self, file, offsets):
        file.seek(offsets.start)
        self._file, self._left = file, len(offsets)

    def read(self, size):
        chunk = self._file.read(min(size, self._left))
        self._left -= len(chunk)
        return chunk

    def close(self):
        self._file.close()
