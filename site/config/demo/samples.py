"""Small files that say of themselves that they are invented."""

import io

from PIL import Image, ImageDraw, ImageFont

from config.demo.released import MARK
from config.settings.env import ROOT

DEEP, WARM, SOFT, PAPER = "#0b4a4a", "#f4a524", "#3f7d7d", "#e6f0ef"
FONT = ROOT / "static" / "fonts" / "noto-sans-thai-looped-thai-400.woff2"
A4_AT_72_DPI = (595, 842)


def sample_photo(number):
    """A JPEG as bytes: plain hills under a sun, no place and no person."""
    image = Image.new("RGB", (1200, 800), PAPER)
    draw = ImageDraw.Draw(image)
    shift = 90 * (number % 5)
    draw.ellipse((820 - shift, 90, 980 - shift, 250), fill=WARM)
    draw.ellipse((-200, 430, 760, 1300), fill=SOFT)
    draw.ellipse((480, 520, 1500, 1400), fill=DEEP)
    return _saved(image, "JPEG", quality=80)


def sample_pdf(title):
    """A PDF of one A4 page as bytes: `title` and the mark of the demo."""
    page = Image.new("RGB", [2 * side for side in A4_AT_72_DPI], "white")
    draw = ImageDraw.Draw(page)
    draw.text((120, 160), title, font=ImageFont.truetype(FONT, 40), fill=DEEP)
    draw.text((120, 250), MARK, font=ImageFont.truetype(FONT, 32), fill=SOFT)
    return _saved(page, "PDF", resolution=144)


def _saved(image, file_format, **options):
    output = io.BytesIO()
    image.save(output, file_format, **options)
    return output.getvalue()
