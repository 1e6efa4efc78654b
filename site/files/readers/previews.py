"""Small pictures for lists and screens: thumbnails of photos, the first page of a PDF."""

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


def first_page(source, product, *, long_side):
    """Sandbox job: write a WebP of a PDF's first page, at most `long_side` px."""
    with opened(source) as document:
        page = document[0]
        # By the longest side: a page may be one point wide and many metres long.
        bitmap = page.render(scale=long_side / max(*page.get_size(), 1))
        picture = bitmap.to_pil().convert("RGB")
        picture.save(product, **_WEBP)
    return {"width": picture.width, "height": picture.height}
