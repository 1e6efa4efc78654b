"""Opening PDFs: pages, paper, national IDs in the text."""

from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from ..rejections import RejectedFile
from .personal_data import count_national_ids

TAIL_BYTES = 2048
TEXT_PAGES = 30
# Only a short document is asked for its paper: the lesson learned of the PA part has one page.
PAPER_PAGES = 20
MM_PER_POINT = 25.4 / 72


def inspect(source, product):
    """Sandbox job: pages, paper of the first page (mm, as it is shown), national IDs."""
    _check_end(source)
    with opened(source) as document:
        pages = len(document)
        size = document[0].get_size()
        national_ids = count_national_ids(_texts(document))
    unit = MM_PER_POINT * (_user_unit(source) if pages <= PAPER_PAGES else 1)
    return {
        "type": "pdf",
        "pages": pages,
        "paper_mm": [round(side * unit, 1) for side in size],
        "national_ids": national_ids,
    }


@contextmanager
def opened(source):
    """A PDFium document with at least one page. Raises RejectedFile: "password_pdf", "damaged".

    A PDF that only forbids printing or copying opens without a password, and is let through.
    """
    try:
        with pdfium.PdfDocument(source) as document:
            if not len(document):
                raise RejectedFile("damaged")
            yield document
    except pdfium.PdfiumError as error:
        locked = error.err_code == pdfium_raw.FPDF_ERR_PASSWORD
        raise RejectedFile("password_pdf" if locked else "damaged") from error


def _check_end(source):
    """PDFium mends a PDF that was cut off, silently without its last pages: look at its end."""
    source.seek(0)
    # Some systems fill the file up to a whole block.
    tail = source.read().rstrip(b"\0 \t\r\n")[-TAIL_BYTES:]
    if b"%%EOF" not in tail:
        raise RejectedFile("damaged")
    if b"PK\x05\x06" in tail.rpartition(b"%%EOF")[2]:
        raise RejectedFile("two_in_one")
    source.seek(0)


def _texts(document):
    for number in range(min(len(document), TEXT_PAGES)):
        yield document[number].get_textpage().get_text_range()


def _user_unit(source):
    """The size of one unit of the first page in points; PDFium does not tell it."""
    # Brought in where it is needed: a tenth of a second for every process that opens a PDF.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return float(PdfReader(source).pages[0].user_unit)
    # pypdf reads leniently and lets plain errors of a crooked file through.
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        OSError,
    ):
        return 1.0
