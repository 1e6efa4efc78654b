"""The PA documents of a round as a ZIP that is sent while it is made."""

import csv
import io
import zipfile

from thai.dates import local

CHUNK = 256 * 1024
# A cell that begins so would be computed by Excel.
RISKY = ("=", "+", "-", "@", "\t", "\r")

HEADINGS = [
    "path",
    "district_code",
    "district",
    "requirement",
    "title",
    "url",
    "size",
    "sha256",
    "receipt",
    "sent_at",
]


def stream_zip(submissions):
    """Yield the bytes of a ZIP with the documents of these Submissions (`challenges_of`).

    A folder a district, named by its code; names inside are ours and number the documents, so
    that none can leave its folder or meet another. `manifest.csv` tells of each, links included,
    with its SHA-256. Files are read from storage one after the other, in pieces.
    """
    out = _Stream()
    rows = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for submission in submissions:
            for number, item in enumerate(submission.pa_documents, start=1):
                path = _path(submission, number, item)
                rows.append(_row(path, submission, item))
                if path:
                    yield from _copy(archive, out, path, item.file)
        archive.writestr("manifest.csv", _csv(rows))
    yield out.take()


def _copy(archive, out, path, stored):
    with archive.open(path, "w") as entry, stored.path.open("rb") as file:
        while chunk := file.read(CHUNK):
            entry.write(chunk)
            yield out.take()
    yield out.take()


def _path(submission, number, item):
    """Where the file lies in the ZIP; empty for a link and for a file that was destroyed."""
    stored = item.file
    if stored is None or not stored.path or stored.destroyed_at:
        return ""
    return f"{submission.district.code}/{number:02} {stored.name}"


def _row(path, submission, item):
    version, stored = submission.current_version, item.file
    return [
        path,
        submission.district.code,
        submission.district.name,
        item.requirement.short,
        item.title,
        item.url,
        stored.size if stored else "",
        stored.sha256 if stored else "",
        version.receipt_number,
        local(version.submitted_at).isoformat(timespec="seconds"),
    ]


def _csv(rows):
    """UTF-8 with a mark, as Excel wants it; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows([[_harmless(value) for value in row] for row in rows])
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
