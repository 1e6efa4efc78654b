"""The monitoring form from the project's data file."""

from pathlib import Path

import yaml
from django.db import transaction

from evidence.enums import QuestionKind
from evidence.models import MonitoringForm, MonitoringSection, Question

FORM_FILE = Path(__file__).resolve().parents[2] / "data" / "monitoring_form.yaml"

KINDS = {
    "single": QuestionKind.PAIR,
    "tick": QuestionKind.TICK,
    "number": QuestionKind.NUMBER,
    "text": QuestionKind.TEXT,
    "textarea": QuestionKind.LONG_TEXT,
}


@transaction.atomic
def load_monitoring_form(*, path=FORM_FILE):
    """Add what is missing of the form; what an admin has changed stays. Returns the form."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    given = data["form"]
    form, _created = MonitoringForm.objects.get_or_create(
        key=given["key"], defaults={**_pair("text", given), **_pair("short", given)}
    )
    for part in data["sections"]:
        notes = part.get("notes", [])
        section, _created = MonitoringSection.objects.get_or_create(
            form=form,
            key=part["key"],
            defaults={
                "number": part["number"],
                **_pair("text", part),
                **_pair("short", part),
                **_pair("prompt", part),
                "notes_th": "\n".join(note["text_th"] for note in notes),
                "notes_en": "\n".join(note["text_en"] for note in notes),
            },
        )
        for order, question in enumerate(part["questions"], start=1):
            Question.objects.get_or_create(
                section=section,
                key=question["key"],
                defaults={"order": order, **_question(question, data["option_sets"])},
            )
    return form


def _question(given, option_sets):
    fields = {
        "number": given["number"],
        "kind": KINDS[given["type"]],
        "takes_text": given.get("free_text", False),
        "takes_links": "attachment" in given,
        "url": given.get("url", ""),
        "is_ours": given.get("ours", False),
        **_pair("text", given),
        **_pair("unit", given),
    }
    if given["type"] == "single":
        first, second = option_sets[given["options"]]
        fields |= _pair("first", first, "text") | _pair("second", second, "text")
    return fields


def _pair(field, given, source=None):
    """{field_th: …, field_en: …} from the pair `source` (or `field`) of a mapping of the file."""
    source = source or field
    return {f"{field}_{lang}": given.get(f"{source}_{lang}") or "" for lang in ("th", "en")}
