"""Pictures of stored files: small ones made after the answer by a background task, and the pages of
a PDF, made when they are looked at."""

from typing import NamedTuple

from . import sandbox
from .kinds import FileType
from .spool import spooled

THUMBNAIL_PX = 400
PAGE_PX = 1600


class Thumbnail(NamedTuple):
    """A WebP as bytes; of a photo also what it looks like, as `readers.likeness` tells it."""

    picture: bytes
    likenesses: tuple = ()


def make_thumbnail(file, file_type, *, long_side=THUMBNAIL_PX):
    """The Thumbnail of a stored photo or of a PDF's first page; None for Office files.

    Raises RejectedFile if the file cannot be shown.
    """
    if file_type == FileType.PDF:
        job, options = "previews.page", {"number": 1}
    elif FileType(file_type).is_image:
        job, options = "previews.thumbnail", {"family": file_type}
    else:
        return None
    with (
        spooled(file) as copy,
        sandbox.run(job, copy.file, long_side=long_side, **options) as (facts, product),
    ):
        return Thumbnail(product.read(), tuple(facts.get("likenesses", ())))


def make_page(file, number, *, long_side=PAGE_PX):
    """Page `number` (from 1) of a stored PDF as the bytes of a WebP.

    Raises RejectedFile if there is no such page, or it cannot be shown.
    """
    with (
        spooled(file) as copy,
        sandbox.run("previews.page", copy.file, number=number, long_side=long_side) as (
            _facts,
            product,
        ),
    ):
        return product.read()
