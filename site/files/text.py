"""The text of documents: for reading them on the screen without Office, and for search."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString, mark_safe

from . import sandbox
from .rejections import RejectedFile
from .signatures import HEAD_BYTES, family
from .spool import spooled

PREVIEW_ROWS = 200
PREVIEW_COLUMNS = 40
PREVIEW_SECONDS = 10
PLAIN_TEXT_JOBS = {"pdf": "plain_text.of_pdf", "office": "plain_text.of_docx"}


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A Word document as safe HTML; `pictures` were left out, `cut` tells that it was too long."""

    html: SafeString
    pictures: int
    cut: bool


@dataclass(frozen=True, slots=True)
class SheetText:
    """A worksheet: rows of equal length; str, int, float, bool, date, naive datetime or None."""

    name: str
    hidden: bool
    rows: list[list]
    cut: bool


def docx_text(file):
    """The DocumentText of a stored DOCX. Raises RejectedFile: "not_shown"."""
    with _read("docx.to_html", file) as (facts, product):
        # Written by readers.safe_html from an allow-list of elements.
        return DocumentText(html=mark_safe(product.read().decode()), **facts)


def xlsx_sheets(file, *, rows=PREVIEW_ROWS, columns=PREVIEW_COLUMNS):
    """The first `rows` × `columns` of each sheet of a stored XLSX, as SheetTexts.

    Raises RejectedFile: "not_shown".
    """
    with _read("sheets.to_rows", file, rows=rows, columns=columns) as (sheets, _product):
        return [
            SheetText(**sheet | {"rows": [[_value(cell) for cell in row] for row in sheet["rows"]]})
            for sheet in sheets
        ]


@dataclass(frozen=True, slots=True)
class PlainText:
    """The words of a document; `cut` tells that it goes on, `national_ids` how many it holds."""

    text: str
    cut: bool
    national_ids: int


def plain_text(file, *, characters):
    """The PlainText of a stored PDF or DOCX, up to so many `characters`; a paragraph is a line.

    Its type is told from its content. Raises RejectedFile: "not_shown".
    """
    with _read(_plain_text_job(file), file, characters=characters) as (facts, product):
        return PlainText(text=product.read().decode(), **facts)


def _plain_text_job(file):
    file.seek(0)
    try:
        return PLAIN_TEXT_JOBS[family(file.read(HEAD_BYTES))]
    except (KeyError, RejectedFile) as error:
        raise RejectedFile("not_shown") from error


@contextmanager
def _read(job, file, **options):
    try:
        with (
            spooled(file) as copy,
            sandbox.run(job, copy.file, seconds=PREVIEW_SECONDS, **options) as outcome,
        ):
            yield outcome
    except RejectedFile as error:
        raise RejectedFile("not_shown") from error


def _value(cell):
    match cell:
        case {"date": text}:
            return date.fromisoformat(text)
        case {"datetime": text}:
            return datetime.fromisoformat(text)
    return cell
