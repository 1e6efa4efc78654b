"""Opening pictures: the header first, the pixels only when there are few enough of them."""

import struct
from datetime import datetime
from zoneinfo import ZoneInfo

import pillow_heif
from PIL import ExifTags, Image

from ..rejections import RejectedFile

MEGAPIXELS = 50
LONG_SIDE = 2560

PILLOW_FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}

# What Pillow and pillow-heif document to raise for bytes that are no sound picture.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, RuntimeError, struct.error, IndexError)
# A picture with a broken EXIF block is still a picture.
BROKEN_EXIF = (*BROKEN, TypeError, KeyError, AttributeError, ZeroDivisionError)

BANGKOK = ZoneInfo("Asia/Bangkok")


def inspect(source, product, *, family):
    """Sandbox job: open and decode a picture, and tell its facts."""
    facts, _picture = load(source, family)
    return facts


def load(source, family):
    """Decode a picture; return its facts and a Pillow image not yet turned upright.

    A large JPEG is decoded at a fraction of its size, still ≥ LONG_SIDE. Raises RejectedFile:
    "too_many_pixels" before anything is decoded, "damaged" if it is cut off or broken.
    """
    try:
        picture, (width, height) = _open(source, family)
        picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RejectedFile("too_many_pixels", limit=MEGAPIXELS) from error
    except BROKEN as error:
        raise RejectedFile("damaged") from error
    exif = _exif(picture)
    picture.info["orientation"] = orientation = _orientation(exif)
    if orientation >= 5:
        width, height = height, width
    taken_at = _taken_at(exif)
    return {
        "type": family,
        "width": width,
        "height": height,
        "taken_at": taken_at and taken_at.isoformat(),
    }, picture


def _open(source, family):
    if family == "heic":
        container = pillow_heif.open_heif(source, convert_hdr_to_8bit=True)
        size = container.size
        _check_pixels(size)
        return container.to_pillow(), size
    picture = Image.open(source, formats=[PILLOW_FORMATS[family]])
    size = width, height = picture.size
    _check_pixels(size)
    if family == "jpeg":
        # The decoder scales only when both sides asked for fit, so ask for the same proportions.
        share = LONG_SIDE / max(size)
        picture.draft(None, (max(1, round(width * share)), max(1, round(height * share))))
    return picture, size


def _check_pixels(size):
    if size[0] * size[1] > MEGAPIXELS * 1_000_000:
        raise RejectedFile("too_many_pixels", limit=MEGAPIXELS)


def _exif(picture):
    """Tags of the picture and of its Exif block in one dict; empty if they cannot be read."""
    try:
        exif = picture.getexif()
        return dict(exif) | dict(exif.get_ifd(ExifTags.IFD.Exif))
    except BROKEN_EXIF:
        return {}


def _orientation(exif):
    value = exif.get(ExifTags.Base.Orientation)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _taken_at(exif):
    """When the photo was taken, aware, or None. Without an offset it is Thai time."""
    stamp = str(exif.get(ExifTags.Base.DateTimeOriginal, "")).strip("\0 ")
    offset = str(exif.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\0 ")
    # Phones set to the Thai calendar write the Buddhist year.
    if stamp[:4].isdecimal() and int(stamp[:4]) >= 2400:
        stamp = f"{int(stamp[:4]) - 543}{stamp[4:]}"
    try:
        taken = datetime.strptime(stamp, "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    try:
        zone = datetime.strptime(offset, "%z").tzinfo
    except ValueError:
        zone = BANGKOK
    return taken.replace(tzinfo=zone) if taken.year >= 1990 else None
