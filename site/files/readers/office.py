"""Opening Office packages (DOCX, XLSX, PPTX): the ZIP first, then what it says it is."""

import zipfile
import zlib
from contextlib import contextmanager
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException

from ..rejections import RejectedFile
from .office_text import parsed, slides, texts
from .personal_data import count_national_ids

MAX_ENTRIES = 10_000
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
# A million empty cells, each with its address, pack to about a tenth: a hundredth is a bomb.
MAX_RATIO = 100
RATIO_FROM_BYTES = 10 * 1024 * 1024

CHUNK = 256 * 1024

_CONTENT_TYPES = "[Content_Types].xml"
_OOXML = "application/vnd.openxmlformats-officedocument"
_MAIN_TYPES = {
    f"{_OOXML}.wordprocessingml.document.main+xml": "docx",
    f"{_OOXML}.spreadsheetml.sheet.main+xml": "xlsx",
    f"{_OOXML}.presentationml.presentation.main+xml": "pptx",
}
_END_RECORD_BYTES = 22
# All that Office writes and reads.
_COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_MACRO_PARTS = ("vbaproject.bin", "macrosheets/")

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, UnicodeError)
BROKEN_XML = (SAXException, DefusedXmlException)


def inspect(source, product):
    """Sandbox job: the type of an Office package, its slides, national IDs in its text."""
    with opened(source) as package:
        file_type = type_of(package)
        read_all(package)
        return {
            "type": file_type,
            "pages": len(slides(package)) if file_type == "pptx" else None,
            "national_ids": count_national_ids(texts(package, file_type)),
        }


@contextmanager
def opened(source):
    """A ZipFile that may be unpacked. Raises RejectedFile.

    Everything is judged by the ZIP's own directory before a byte is unpacked; a directory that
    lies cannot make the reader unpack more than it declares.
    """
    try:
        with zipfile.ZipFile(source) as package:
            _check_directory(package)
            _check_ends(package, source)
            yield package
    except (*BROKEN, *BROKEN_XML) as error:
        raise RejectedFile("damaged") from error


def _check_directory(package):
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise RejectedFile("archive")
    if _CONTENT_TYPES not in names:
        raise RejectedFile("other_document" if "mimetype" in names else "archive")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    bloated = unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * packed
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED_BYTES or bloated:
        raise RejectedFile("unpacks_too_large")
    if len({name.casefold() for name in names}) < len(names) or not all(map(_is_plain, names)):
        raise RejectedFile("damaged")
    if any(entry.compress_type not in _COMPRESSIONS for entry in entries):
        raise RejectedFile("damaged")
    if any(part in name.casefold() for name in names for part in _MACRO_PARTS):
        raise RejectedFile("macro")


def _check_ends(package, source):
    """Nothing may stand before the first entry or after the directory's last record."""
    source.seek(-_END_RECORD_BYTES, 2)
    ends_rightly = source.read().startswith(b"PK\x05\x06")
    starts_rightly = min(entry.header_offset for entry in package.infolist()) == 0
    if not (starts_rightly and ends_rightly):
        raise RejectedFile("two_in_one")


def _is_plain(name):
    """No way out of the folder that somebody unpacks the package into."""
    steps = name.removesuffix("/").split("/")
    return "\\" not in name and ":" not in steps[0] and not {"", ".", ".."} & set(steps)


def type_of(package):
    """Told from [Content_Types].xml, as Office does."""
    declared = _ContentTypes()
    with package.open(_CONTENT_TYPES) as part:
        for _size in parsed(part, declared):
            pass
    if any(".macroEnabled." in name or name.endswith(".vbaProject") for name in declared.names):
        raise RejectedFile("macro")
    found = {_MAIN_TYPES[name] for name in declared.names if name in _MAIN_TYPES}
    if len(found) != 1:
        raise RejectedFile("other_document")
    return found.pop()


class _ContentTypes(ContentHandler):
    def __init__(self):
        self.names = set()

    def startElement(self, name, attrs):
        self.names.add(attrs.get("ContentType", ""))


def read_all(package):
    """Unpack every entry to nowhere, so that a damaged one shows, and refuse XML with a DTD."""
    for entry in package.infolist():
        with package.open(entry) as part:
            while part.read(CHUNK):
                pass
        if entry.filename.endswith((".xml", ".rels")):
            with package.open(entry) as part:
                _check_prolog(part)


def _check_prolog(part):
    """Read XML up to its first element: a DTD can only stand before it."""
    root = _Root()
    for _size in parsed(part, root):
        if root.seen:
            return


class _Root(ContentHandler):
    seen = False

    def startElement(self, name, attrs):
        self.seen = True
