"""The words of Office packages, part by part, without building documents in memory."""

import re
from xml.sax.handler import ContentHandler

from defusedxml.sax import make_parser

CHUNK = 256 * 1024
# About half a second; a workbook of a quarter of a million cells is read whole.
READ_BYTES = 12 * 1024 * 1024

_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_PARTS = {
    "docx": re.compile(
        r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments"
        r"|charts/chart\d*|diagrams/data\d*)\.xml"
    ),
    "xlsx": re.compile(r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
    "pptx": _SLIDE,
}

# What somebody who reads the document sees as its text.
_RUNNING = re.compile(r"word/(document|footnotes|endnotes|charts/chart\d*|diagrams/data\d*)\.xml")

# Elements whose characters are text, and those at whose end a word is surely over.
_TEXT = {"t", "v"}
_BREAKS = {"p", "si", "c", "pt"}


def slides(package):
    """Names of the slide parts of a PPTX."""
    return [name for name in package.namelist() if _SLIDE.fullmatch(name)]


def texts(package, file_type):
    """Yield the text of paragraphs (DOCX, PPTX) or cells (XLSX), until READ_BYTES are read."""
    return _texts_of(package, _PARTS[file_type])


def running_text(package):
    """Yield the paragraphs of a DOCX and its notes, until READ_BYTES are read."""
    return _texts_of(package, _RUNNING)


def _texts_of(package, parts):
    left = READ_BYTES
    for name in package.namelist():
        if parts.fullmatch(name):
            with package.open(name) as part:
                paragraphs = Paragraphs()
                for size in parsed(part, paragraphs):
                    yield from paragraphs.take()
                    left -= size
                    if left <= 0:
                        return


def parsed(part, handler):
    """Feed an XML part to a SAX handler; yield after each chunk, with its size.

    Raises SAXException for broken XML and DefusedXmlException for a DTD.
    """
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    while chunk := part.read(CHUNK):
        parser.feed(chunk)
        yield len(chunk)
    parser.close()


class Paragraphs(ContentHandler):
    """Collects the text of paragraphs and cells; runs within one are joined."""

    def __init__(self):
        self._done, self._pieces, self._inside = [], [], False

    def take(self):
        """The paragraphs finished since the last call."""
        done, self._done = self._done, []
        return done

    def startElement(self, name, attrs):
        self._inside = name.rpartition(":")[2] in _TEXT

    def characters(self, content):
        if self._inside:
            self._pieces.append(content)

    def endElement(self, name):
        self._inside = False
        if self._pieces and name.rpartition(":")[2] in _BREAKS:
            self._done.append("".join(self._pieces))
            self._pieces.clear()
