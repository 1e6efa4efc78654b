"""Small pictures of stored files, made after the answer by a background task."""

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
        job, options = "previews.first_page", {}
    elif FileType(file_type).is_image:
        job, options = "previews.thumbnail", {"family": file_type}
    else:
        return None
    with (
        spooled(file) as copy,
        sandbox.run(job, copy.file, long_side=long_side, **options) as (facts, product),
    ):
        return Thumbnail(product.read(), tuple(facts.get("likenesses", ())))
