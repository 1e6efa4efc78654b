"""A private copy of an upload, counted and hashed on the way."""

import hashlib
import os
import tempfile
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from django.conf import settings

from .kinds import max_upload_bytes
from .rejections import RejectedFile

CHUNK = 256 * 1024
MEGABYTE = 1024 * 1024


class Spooled(NamedTuple):
    """An open temporary file at its start, its size in bytes and its SHA-256 in hexadecimal."""

    file: BinaryIO
    size: int
    sha256: str


def memory_file():
    """An open temporary file that is never on the disk, and that a child process can inherit."""
    return os.fdopen(os.memfd_create("upload"), "w+b")


@contextmanager
def spooled(source, *, in_memory=False):
    """Copy `source`, any readable binary file, from its start to a temporary file.

    With `in_memory` that is a file of no disk, for what names children. Raises RejectedFile:
    "empty", or "too_large" without reading further than the limit.
    """
    limit = max_upload_bytes()
    with _temporary_file(in_memory) as copy:
        digest, size = hashlib.sha256(), 0
        source.seek(0)
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            if size > limit:
                raise RejectedFile("too_large", limit=limit // MEGABYTE)
            copy.write(chunk)
        if not size:
            raise RejectedFile("empty")
        copy.seek(0)
        yield Spooled(copy, size, digest.hexdigest())


def _temporary_file(in_memory):
    return memory_file() if in_memory else tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)


def hash_file(file):
    """Size and SHA-256 of an open binary file, which is left at its start."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = file.tell()
    file.seek(0)
    return size, digest
