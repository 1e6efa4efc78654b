"""Documents to download, made up for the demo and marked on every page."""

from pathlib import Path

from django.core.files.base import ContentFile

from config.demo.released import MARK
from home.models import CustomDocument
from thai import pdf

from .content import read

TEMPLATE = Path(__file__).parent / "sheet.typ"


def demo_document(key):
    """The document `key` of `content/documents.yaml`, a PDF in Thai, made if it is missing."""
    file_name = f"{key.replace('_', '-')}.pdf"
    found = CustomDocument.objects.filter(file__contains=file_name.removesuffix(".pdf")).first()
    if found:
        return found
    sheet = read("documents")[key]
    content = pdf.render(TEMPLATE, sheet, title=sheet["title"], mark=MARK)
    return CustomDocument.objects.create(
        title=sheet["title"], file=ContentFile(content, file_name), language="th"
    )
