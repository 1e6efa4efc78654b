"""Public images: cleaned when they come in, rendered in few sizes, shown only with consent."""

from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Prefetch, prefetch_related_objects
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError
from wagtail.images import get_image_model
from wagtail.images.shortcuts import get_renditions_or_not_found

# Each use: the renditions to choose from, and how wide it stands on the page.
PRESETS = {
    "card": (
        ["fill-480x320|format-webp", "fill-960x640|format-webp"],
        "(min-width: 72rem) 23rem, (min-width: 44rem) 46vw, 92vw",
    ),
    "wide": (
        ["fill-480x320|format-webp", "fill-960x640|format-webp", "fill-1440x960|format-webp"],
        "(min-width: 72rem) 33rem, (min-width: 48rem) 46vw, 92vw",
    ),
    "text": (
        ["width-480|format-webp", "width-960|format-webp", "width-1440|format-webp"],
        "(min-width: 46rem) 42rem, 92vw",
    ),
    "thumb": (["fill-320x240|format-webp"], "(min-width: 46rem) 13rem, 45vw"),
    "full": (["max-1920x1280|format-webp"], "100vw"),
}
SHARE_SPEC = "fill-1200x630|format-jpeg"
SPECS = sorted({spec for specs, _sizes in PRESETS.values() for spec in specs} | {SHARE_SPEC})

FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


class CleanedPicture(SimpleUploadedFile):
    """A picture that `cleaned` has made: it is not cleaned a second time."""


def prefetch_photos(images):
    """Give every showable image of `images` its renditions, with one query for them all.

    `images` may hold None and the same picture twice.
    """
    wanted = [image for image in images if image and image.is_showable]
    if wanted:
        renditions = get_image_model().get_rendition_model().objects
        prefetch_related_objects(
            wanted,
            Prefetch(
                "renditions",
                queryset=renditions.filter(filter_spec__in=SPECS),
                to_attr="prefetched_renditions",
            ),
        )


def photo(image, preset, *, alt=None, lazy=True):
    """The `<img>` of `image` in the sizes of `preset`; nothing without a recorded consent.

    `alt`: the text of this place; by default the one given where the image was placed, else
    the image's own. An empty text marks it as decoration. `lazy` is for all but the first view.
    """
    if not image or not image.is_showable:
        return ""
    specs, sizes = PRESETS[preset]
    renditions = list(get_renditions_or_not_found(image, specs).values())
    attrs = {
        "src": renditions[0].url,
        "width": renditions[-1].width,
        "height": renditions[-1].height,
        "alt": alt_of(image) if alt is None else alt,
    }
    if len(renditions) > 1:
        attrs["srcset"] = ", ".join(f"{each.url} {each.width}w" for each in renditions)
        attrs["sizes"] = sizes
    attrs |= {"loading": "lazy", "decoding": "async"} if lazy else {"fetchpriority": "high"}
    return format_html("<img{}>", flatatt(attrs))


def photo_url(image, preset):
    """The URL of the first rendition of `preset`; empty without a recorded consent."""
    if not image or not image.is_showable:
        return ""
    specs, _sizes = PRESETS[preset]
    (rendition,) = get_renditions_or_not_found(image, specs[:1]).values()
    return rendition.url


def alt_of(image):
    """The text for those who do not see `image`, as its block or else its owner wrote it."""
    if getattr(image, "decorative", False):
        return ""
    return getattr(image, "contextual_alt_text", None) or image.alt


def cleaned(file, name):
    """The picture in `file`, upright, without EXIF, GPS or other extras, as an uploaded file.

    Raises ValidationError, in words for the editor, when it cannot be decoded to the end.
    """
    file.seek(0)
    try:
        with Image.open(file) as source:
            kind = source.format
            if source.width * source.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise ValidationError(_too_large(), code="pixels")
            picture = ImageOps.exif_transpose(source)
            picture.load()
            profile = source.info.get("icc_profile")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(
            _("This picture is damaged or cut off. Save it again as JPEG or PNG and try again."),
            code="damaged",
        ) from error
    if kind not in FORMATS:
        raise ValidationError(
            _("Pictures are JPEG, PNG or WebP. Save it as one of these and try again."),
            code="format",
        )
    options = {"icc_profile": profile} if profile else {}
    if kind != "PNG":
        options["quality"] = 92
    buffer = BytesIO()
    picture.info = {}
    picture.save(buffer, kind, **options)
    return CleanedPicture(name, buffer.getvalue(), FORMATS[kind])


def blank_picture(name):
    """A small grey field, to stand where a picture was deleted."""
    buffer = BytesIO()
    Image.new("RGB", (480, 320), "#d9d5cc").save(buffer, "PNG")
    return CleanedPicture(f"{name}.png", buffer.getvalue(), FORMATS["PNG"])


def _too_large():
    megapixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return _("This picture has more than %(count)s megapixels. Make it smaller and try again.") % {
        "count": megapixels
    }
