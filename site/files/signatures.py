"""What a file is, told from its first bytes. Nothing is parsed here."""

import re

from .rejections import RejectedFile

HEAD_BYTES = 4096

HEIC_BRANDS = {
    *(b"heic", b"heix", b"heim", b"heis"),
    *(b"hevc", b"hevx", b"hevm", b"hevs"),
    *(b"mif1", b"msf1"),
}
AVIF_BRANDS = {b"avif", b"avis"}

# First bytes of what is refused, with the sentence that helps most.
_REFUSED = [
    (
        "program",
        (b"MZ", b"\x7fELF", b"#!", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"),
    ),
    ("archive", (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")),
    ("recording", (b"\x1aE\xdf\xa3", b"OggS", b"ID3", b"fLaC", b"\x00\x00\x01\xba", b"FLV")),
    ("other_picture", (b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"8BPS", b"\x00\x00\x00\x0cjP  ")),
    ("other_document", (b"{\\rtf",)),
]
_MARKUP = re.compile(rb"\s*<(!doctype html|html|head|meta|table|\?xml|svg|script)", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def family(head):
    """Tell the family of a file from its first HEAD_BYTES bytes.

    Returns "jpeg", "png", "webp", "heic", "pdf", "office" (a ZIP package) or "ole" (the container
    of old Office files and of encrypted new ones). Raises RejectedFile for everything else.
    """
    if not head:
        raise RejectedFile("empty")
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"RIFF"):
        return _riff(head)
    if head[4:8] == b"ftyp":
        return _iso_media(head)
    if head[4:8] in (b"moov", b"mdat", b"wide", b"skip"):
        raise RejectedFile("recording")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "office"
    if head.startswith(_OLE):
        return "ole"
    raise RejectedFile(_refusal(head))


def _riff(head):
    if head[8:12] == b"WEBP":
        return "webp"
    raise RejectedFile("recording" if head[8:12] in (b"WAVE", b"AVI ") else "unknown_type")


def _iso_media(head):
    """HEIC, AVIF and MP4 share one container; the brands at its head tell them apart."""
    length = int.from_bytes(head[:4])
    brands = {head[8:12]} | {head[i : i + 4] for i in range(16, min(length, len(head)), 4)}
    if brands & AVIF_BRANDS:
        raise RejectedFile("other_picture")
    if brands & HEIC_BRANDS:
        return "heic"
    raise RejectedFile("recording")


def _refusal(head):
    for code, starts in _REFUSED:
        if head.startswith(starts):
            return code
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        # Many office systems hand out a web page under the name of an Excel file.
        return "other_document"
    return "unknown_type"
