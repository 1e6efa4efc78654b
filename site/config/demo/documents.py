"""Documents to download, made up for the demo and marked on every page."""

from pathlib import Path

import yaml
from django.apps import apps
from django.core.files.base import ContentFile

from config.demo.samples import MARK
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
    if "round" in sheet:
        sheet = {**sheet, "parts": _criteria(sheet["round"])}
    content = pdf.render(TEMPLATE, sheet, title=sheet["title"], mark=MARK)
    return CustomDocument.objects.create(
        title=sheet["title"], file=ContentFile(content, file_name), language="th"
    )


def _criteria(key):
    """A part for each criterion of a round of the KPI document, a line for what it asks for."""
    path = Path(apps.get_app_config("evidence").path) / "data" / "kpi.yaml"
    kpi = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    [round] = [each for each in kpi["rounds"] if each["key"] == key]
    return [
        {
            "heading": f"{criterion['number']}. {criterion['short_th']}",
            "lines": [asked["text_th"] for asked in criterion["requirements"]],
        }
        for criterion in round["criteria"]
    ]
