"""The door: an upload comes in, and what is to be kept goes on to private storage."""

from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from . import sandbox
from .inspection import Inspection, build, reader
from .kinds import FileType
from .names import safe_name
from .spool import hash_file, spooled


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was taken in.

    `inspection` tells of the file as uploaded, its SHA-256 included. The rest tells of what is to
    be stored: an open temporary file, its type, name, size in bytes and SHA-256. Documents are
    stored as they came; pictures are cleaned (see `readers.clean`).
    """

    inspection: Inspection
    content: BinaryIO
    type: FileType
    name: str
    size: int
    sha256: str


@contextmanager
def receive(file, name, *, in_memory=False):
    """Take in `file`, called `name` by its uploader; yield a Received, open within the block.

    With `in_memory` no byte of it is written to the disk. Raises RejectedFile, a ValidationError
    whose sentence says what to do. Takes up to a second for a photo: call it outside transactions.
    """
    with spooled(file, in_memory=in_memory) as copy:
        job, options = reader(copy.file, picture_job="clean.clean")
        with sandbox.run(job, copy.file, **options) as (facts, product):
            inspection = build(copy, name, facts)
            if inspection.type.is_image:
                stored = FileType(facts["stored_type"])
                size, sha256 = hash_file(product)
                content = product
            else:
                stored, content = inspection.type, copy.file
                size, sha256 = copy.size, copy.sha256
                content.seek(0)
            yield Received(
                inspection=inspection,
                content=content,
                type=stored,
                name=safe_name(name, stored),
                size=size,
                sha256=sha256,
            )
