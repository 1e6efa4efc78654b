"""Pictures for lists and screens: thumbnails of photos, the pages of a PDF."""

from ..rejections import RejectedFile
from .clean import clean_picture
from .images import load
from .likeness import likenesses
from .pdfs import opened

_WEBP = {"format": "WEBP", "quality": 80, "method": 4}


def thumbnail(source, product, *, family, long_side):
    """Sandbox job: write a WebP of a picture, at most `long_side` px, and tell its likenesses."""
    _facts, picture = load(source, family)
    picture = clean_picture(picture, long_side=long_side)
    picture.save(product, **_WEBP)
    return {
        "width": picture.width,
        "height": picture.height,
        "likenesses": likenesses(picture),
    }


def page(source, product, *, number, long_side):
    """Sandbox job: write a WebP of page `number` (from 1) of a PDF, at most `long_side` px.

    Raises RejectedFile ("damaged") where the document has no such page.
    """
    with opened(source) as document:
        if not 1 <= number <= len(document):
            raise RejectedFile("damaged")
        drawn = document[number - 1]
        # By the longest side: a page may be one point wide and many metres long.
        bitmap = drawn.render(scale=long_side / max(*drawn.get_size(), 1))
        picture = bitmap.to_pil().convert("RGB")
        picture.save(product, **_WEBP)
    return {"width": picture.width, "height": picture.height}
