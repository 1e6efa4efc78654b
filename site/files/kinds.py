"""The eight types of file that a district may file, and how large one may be."""

from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FileKind(StrEnum):
    """What a file is to a reader."""

    DOCUMENT = "document"
    PHOTO = "photo"
    SPREADSHEET = "spreadsheet"


class FileType(TextChoices):
    """The allow-list. A type is told from the content of a file, never from its name."""

    JPEG = "jpeg", _("JPEG photo")
    PNG = "png", _("PNG picture")
    WEBP = "webp", _("WebP picture")
    HEIC = "heic", _("HEIC photo")
    PDF = "pdf", _("PDF document")
    DOCX = "docx", _("Word document (DOCX)")
    XLSX = "xlsx", _("Excel workbook (XLSX)")
    PPTX = "pptx", _("PowerPoint slides (PPTX)")

    @property
    def mime(self):
        return _TRAITS[self].mime

    @property
    def extension(self):
        """Without the dot, in small letters."""
        return _TRAITS[self].extension

    @property
    def kind(self):
        return _TRAITS[self].kind

    @property
    def is_image(self):
        return self.kind == FileKind.PHOTO


class _Traits(NamedTuple):
    mime: str
    extension: str
    kind: FileKind


_OOXML = "application/vnd.openxmlformats-officedocument"

_TRAITS = {
    FileType.JPEG: _Traits("image/jpeg", "jpg", FileKind.PHOTO),
    FileType.PNG: _Traits("image/png", "png", FileKind.PHOTO),
    FileType.WEBP: _Traits("image/webp", "webp", FileKind.PHOTO),
    FileType.HEIC: _Traits("image/heic", "heic", FileKind.PHOTO),
    FileType.PDF: _Traits("application/pdf", "pdf", FileKind.DOCUMENT),
    FileType.DOCX: _Traits(f"{_OOXML}.wordprocessingml.document", "docx", FileKind.DOCUMENT),
    FileType.XLSX: _Traits(f"{_OOXML}.spreadsheetml.sheet", "xlsx", FileKind.SPREADSHEET),
    FileType.PPTX: _Traits(f"{_OOXML}.presentationml.presentation", "pptx", FileKind.DOCUMENT),
}


def accept_of(types):
    """The `accept` attribute of a file field that takes these FileTypes.

    The extensions help phones that know no MIME type.
    """
    extensions = [f".{file_type.extension}" for file_type in types]
    if FileType.JPEG in types:
        extensions.append(".jpeg")
    return ",".join([*(file_type.mime for file_type in types), *extensions])


MAX_UPLOAD_BYTES = 50 * 1024 * 1024


def max_upload_bytes():
    """The size limit of one file in bytes, inclusive."""
    return getattr(settings, "EVIDENCE_MAX_UPLOAD_BYTES", MAX_UPLOAD_BYTES)
