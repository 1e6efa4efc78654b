"""Small files that say of themselves that they are invented."""

import hashlib
import io

from django.core.files.base import ContentFile
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont

from config.settings.env import ROOT
from evidence.models import StoredFile
from files.kinds import FileType
from files.storage import new_path, private_storage

MARK = "ข้อมูลสมมุติเพื่อสาธิต"
DEEP, WARM, SOFT, PAPER = "#0b4a4a", "#f4a524", "#3f7d7d", "#e6f0ef"
FONT = ROOT / "static" / "fonts" / "noto-sans-thai-looped-thai-400.woff2"
A4_AT_72_DPI = (595, 842)


def sample_photo(number):
    """A JPEG as bytes: plain hills under a sun, no place and no person."""
    return _saved(_hills(number), "JPEG", quality=80)


def sample_pdf(title):
    """A PDF of one A4 page as bytes: `title` and the mark of the demo."""
    return _saved(_page(title), "PDF", resolution=144)


def sample_workbook(headings, rows):
    """An XLSX of one sheet as bytes."""
    book = Workbook()
    for row in [headings, *rows]:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sample_file(title, *, is_photo, by, at):
    """A StoredFile with its thumbnail, filed by `by` at `at`.

    Written at once: the bytes are our own, so that no child process has to read them.
    """
    file_type = FileType.JPEG if is_photo else FileType.PDF
    picture = _hills(len(title)) if is_photo else _page(title)
    content = sample_photo(len(title)) if is_photo else sample_pdf(title)
    sha256 = hashlib.sha256(content).hexdigest()
    picture.thumbnail((400, 400))
    return StoredFile.objects.create(
        path=_kept(content, sha256, file_type),
        thumbnail=_kept(_saved(picture, "WEBP"), sha256, FileType.WEBP),
        name=f"{title}.{file_type.extension}",
        type=file_type,
        size=len(content),
        sha256=sha256,
        original_sha256=sha256,
        pages=None if is_photo else 1,
        uploaded_by=by,
        uploaded_at=at,
    )


def _hills(number):
    image = Image.new("RGB", (1200, 800), PAPER)
    draw = ImageDraw.Draw(image)
    shift = 90 * (number % 5)
    draw.ellipse((820 - shift, 90, 980 - shift, 250), fill=WARM)
    draw.ellipse((-200, 430, 760, 1300), fill=SOFT)
    draw.ellipse((480, 520, 1500, 1400), fill=DEEP)
    return image


def _page(title):
    page = Image.new("RGB", [2 * side for side in A4_AT_72_DPI], "white")
    draw = ImageDraw.Draw(page)
    draw.text((120, 160), title, font=ImageFont.truetype(FONT, 40), fill=DEEP)
    draw.text((120, 250), MARK, font=ImageFont.truetype(FONT, 32), fill=SOFT)
    return page


def _kept(content, sha256, file_type):
    return private_storage().save(new_path(sha256, file_type), ContentFile(content))


def _saved(image, file_format, **options):
    output = io.BytesIO()
    image.save(output, file_format, **options)
    return output.getvalue()
