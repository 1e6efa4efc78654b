"""The bytes of unfinished uploads, on this machine's disk until the file is whole.

What `Part.append` has returned is on the disk: a power cut or a killed process takes at most bytes
that nobody was told of.
"""

import fcntl
import os
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from .storage import FILE_MODE, FOLDER_MODE, sync_folder

CHUNK = 64 * 1024


class PartBusy(Exception):
    """Another request is writing or filing the same upload at this moment."""


class Part:
    """An unfinished file, open and locked; the lock ends with the process that holds it."""

    def __init__(self, file, path):
        self.file, self.path = file, path

    @property
    def size(self):
        """Bytes on the disk; more than were acknowledged if a process died on the way."""
        return os.fstat(self.file.fileno()).st_size

    def append(self, source, *, at, most):
        """Write up to `most` bytes of `source`, from byte `at` on; returns how many were written.

        A source that breaks off (OSError, or an early end) has given what came until then.
        """
        self.file.truncate(at)
        self.file.seek(at)
        written = 0
        try:
            while written < most and (chunk := source.read(min(CHUNK, most - written))):
                self.file.write(chunk)
                written += len(chunk)
        except OSError:
            pass  # the line broke: what came before it is kept
        finally:
            self.file.flush()
            os.fsync(self.file.fileno())
        return written

    def discard(self):
        """Take the file off the disk; the lock holds until the block ends."""
        self.path.unlink(missing_ok=True)


@contextmanager
def locked(key):
    """The Part named `key`, made if it is new, for one user at a time. Raises PartBusy."""
    folder = _folder()
    path = folder / f"{key}.part"
    is_new = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)
    with open(handle, "r+b") as file:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PartBusy(key) from error
        if is_new:
            sync_folder(folder)
        yield Part(file, path)


def all_keys():
    """Yield (key, time of the last change in seconds since 1970) of every part on the disk."""
    for path in _folder().glob("*.part"):
        with suppress(FileNotFoundError):  # filed a moment ago
            yield path.stem, path.stat().st_mtime


def _folder():
    folder = Path(settings.PARTIAL_UPLOADS_ROOT)
    folder.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
    return folder
