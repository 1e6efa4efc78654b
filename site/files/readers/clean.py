"""Pictures are stored upright, in sRGB, without metadata, and no larger than a screen needs.

Documents are stored as they came.
"""

import io

from PIL import Image, ImageCms

from .images import LONG_SIDE, load

JPEG_QUALITY = 86

# Orientation of EXIF → what turns the picture upright. Pillow's own `exif_transpose` also rewrites
# the EXIF block, and fails on one that is too long.
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_SAVE = {
    "jpeg": {"format": "JPEG", "quality": JPEG_QUALITY, "optimize": True},
    "png": {"format": "PNG", "optimize": False},
    "webp": {"format": "WEBP", "quality": JPEG_QUALITY, "method": 4},
}

_SRGB = ImageCms.createProfile("sRGB")


def clean(source, product, *, family):
    """Sandbox job: write the cleaned picture to `product`; tell its facts.

    HEIC becomes JPEG (`stored_type`); the others keep their type. Of an animation the first
    picture stays.
    """
    facts, picture = load(source, family)
    stored_type = "jpeg" if family == "heic" else family
    clean_picture(picture).save(product, **_SAVE[stored_type])
    return facts | {"stored_type": stored_type}


def clean_picture(picture, *, long_side=LONG_SIDE):
    """An upright 8-bit RGB image in sRGB, at most `long_side` px long, on white, bare of info."""
    orientation = picture.info.get("orientation", 1)
    profile = picture.info.get("icc_profile")
    picture = _eight_bit(picture)
    picture.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
    if orientation in _UPRIGHT:
        picture = picture.transpose(_UPRIGHT[orientation])
    picture = _on_white(_in_srgb(picture, profile))
    picture.info = {}
    return picture


def _eight_bit(picture):
    """One of the modes L, LA, RGB, RGBA, CMYK, with 8 bits a channel."""
    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        # A plain convert() would clip everything above 255 to white.
        picture.info.pop("transparency", None)
        return picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data and picture.mode not in ("LA", "RGBA"):
        return picture.convert("RGBA")
    if picture.mode in ("L", "LA", "RGB", "RGBA", "CMYK"):
        return picture
    return picture.convert("RGB")


def _in_srgb(picture, profile):
    """Convert the colours by the picture's own profile, if it has a sound one."""
    if not profile:
        return picture
    alpha = picture.getchannel("A") if picture.mode in ("LA", "RGBA") else None
    opaque = picture.convert(picture.mode.removesuffix("A")) if alpha else picture
    try:
        converted = ImageCms.profileToProfile(opaque, io.BytesIO(profile), _SRGB, outputMode="RGB")
    except ImageCms.PyCMSError:
        return picture
    if alpha:
        converted.putalpha(alpha)
    return converted


def _on_white(picture):
    """Without transparency: as it looks on paper."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
