"""Files of evidence as a ZIP that is sent while it is made."""

import csv
import hashlib
import io
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from files.kinds import FileType
from files.names import safe_name

CHUNK = 256 * 1024
# A cell that begins so would be computed by Excel.
RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of the manifest, and what lies at `path`: a StoredFile, or `content` as bytes.

    Without a path there is only the line, such as that of a link. `row` is what the manifest says
    besides its first column, the path, and its last, a note.
    """

    row: list
    path: str = ""
    stored: object = None
    content: bytes = b""
    note: str = ""


def name_in(folder, number, stored):
    """Where a StoredFile lies: numbered, with a name that is ours, so that none can leave its
    folder or meet another."""
    return f"{folder}/{number:02} {safe_name(stored.name, FileType(stored.type))}"


def is_kept(stored):
    """Whether there are bytes to hand out."""
    return bool(stored and stored.path and not stored.destroyed_at)


def stream_zip(entries, *, headings):
    """The bytes of a ZIP of some Entries, piece by piece; `manifest.csv`, the last, tells of each.

    Files are read from storage one after the other, in pieces. One that storage has lost, or that
    no longer has its SHA-256, is named in the manifest and keeps no other back.
    """
    # A response is sent after the reader's language was left: what is said is said before.
    return _stream(list(entries), headings, **_notes())


def write_zip(entries, *, headings, to):
    """Write the same ZIP to the open file `to`; each entry is asked for when it is its turn."""
    for piece in _stream(entries, headings, **_notes()):
        to.write(piece)


def _stream(entries, headings, **notes):
    out = _Stream()
    rows = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for entry in entries:
            told = _Told(entry.path, entry.note)
            if entry.stored:
                yield from _copy(archive, out, entry, told, **notes)
            elif entry.path:
                archive.writestr(entry.path, entry.content)
                yield out.take()
            rows.append([told.path, *entry.row, told.note])
        archive.writestr("manifest.csv", _csv([["path", *headings, "note"], *rows]))
    yield out.take()


def _notes():
    return {
        "lost": _("Storage has lost this file."),
        "altered": _("The file has changed since it was filed."),
    }


@dataclass
class _Told:
    """What the manifest will say of a file once it was read."""

    path: str
    note: str


def _copy(archive, out, entry, told, *, lost, altered):
    digest = hashlib.sha256()
    try:
        source = entry.stored.path.open("rb")
    except FileNotFoundError:
        told.path, told.note = "", lost
        return
    with source, archive.open(entry.path, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
            yield out.take()
    if digest.hexdigest() != entry.stored.sha256:
        told.note = altered
    yield out.take()


def _csv(rows):
    """UTF-8 with a mark, as Excel wants it; no cell is a formula."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[_harmless(value) for value in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _harmless(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value


class _Stream(io.RawIOBase):
    """What was written since the last `take`; ZipFile sees that it cannot go back in it."""

    def __init__(self):
        self._parts = []

    def writable(self):
        return True

    def write(self, data):
        self._parts.append(bytes(data))
        return len(data)

    def take(self):
        taken, self._parts = b"".join(self._parts), []
        return taken
