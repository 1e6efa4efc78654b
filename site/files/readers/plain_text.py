"""The words of a document without its shape, for search."""

import re
from itertools import pairwise

from thai.text import clean

from ..rejections import RejectedFile
from . import pdfs
from .office import opened, type_of
from .office_text import running_text
from .personal_data import count_national_ids

# A line of a PDF that is so long beside the longest of its page ends where the paper did; Thai
# goes on in the next one without a space.
WRAPPED = 0.85

# Control characters and halves of characters, which a database refuses, and PDFium's mark of a
# hyphen at the end of a line.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


def of_pdf(source, product, *, characters):
    """Sandbox job: write the text of a PDF (UTF-8), page by page, up to so many `characters`.

    Tells whether it was cut, and how many different national IDs it seems to hold.
    """
    with pdfs.opened(source) as document:
        pages = (joined(page.get_textpage().get_text_range()) for page in document)
        return _write(pages, product, characters)


def of_docx(source, product, *, characters):
    """Sandbox job: as `of_pdf`, a paragraph a line; headers, footers and comments left out."""
    with opened(source) as package:
        if type_of(package) != "docx":
            raise RejectedFile("not_docx")
        return _write(running_text(package), product, characters)


def joined(page):
    """The lines of a PDF's page, with Thai words that its line ends tore put together again."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    if not lines:
        return ""
    full = WRAPPED * max(map(len, lines))
    text = lines[0]
    for line, following in pairwise(lines):
        torn = len(line) >= full and _is_thai(line[-1]) and _is_thai(following[0])
        text += following if torn else f"\n{following}"
    return text


def _is_thai(character):
    return "\u0e01" <= character <= "\u0e4e"


def _write(texts, product, characters):
    written = []
    left = characters
    for text in texts:
        text = clean(_UNWANTED.sub("", text)) + "\n"
        written.append(text[:left])
        left -= len(text)
        if left < 0:
            break
    whole = "".join(written)
    product.write(whole.encode())
    return {"cut": left < 0, "national_ids": count_national_ids([whole])}
