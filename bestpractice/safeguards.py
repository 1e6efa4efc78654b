"""Personal data in a text, marked before it is published. A find is never a proof."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from bestpractice.plain import as_text
from thai import national_id
from thai.digits import to_arabic

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
PHONE = re.compile(r"(?<!\d)(?:\+66|0)[\s-]?[2-9](?:[\s-]?\d){7,8}(?!\d)")
#: How much of the text around a find is shown.
AROUND = 24

#: The office's own telephone belongs into the contact, which is not looked through.
FIELDS = (
    "title",
    "activity_name",
    "lead",
    "background",
    "process_intro",
    "process",
    "technique_intro",
    "technique",
    "results_quantitative",
    "results_qualitative",
    "success_factors",
    "source_note",
)


@dataclass(frozen=True)
class Mark:
    """A find: the name of its kind and of its field, what was found, the words around it."""

    kind: str
    field: str
    found: str
    before: str
    after: str


def marks_in(practice, photos=()):
    """The Marks of national IDs, telephone numbers and e-mail addresses in the texts.

    Those of the page first, then what is said of `photos`: their captions and alt texts.
    """
    texts = [
        (
            practice._meta.get_field(name).verbose_name,
            text_of(practice, practice._meta.get_field(name)),
        )
        for name in FIELDS
    ]
    texts += [
        (photo._meta.get_field(name).verbose_name, getattr(photo, name))
        for photo in photos
        for name in ("caption", "alt")
    ]
    return [
        Mark(
            kind,
            field,
            text[start:end],
            before=text[max(0, start - AROUND) : start],
            after=text[end : end + AROUND],
        )
        for field, text in texts
        for start, end, kind in _finds(text)
    ]


def _finds(text):
    """(start, end, kind) in the order of the text; a place is named once."""
    arabic = to_arabic(text)
    found = [(each.start, each.end, _("National ID")) for each in national_id.find(text)]
    taken = [range(start, end) for start, end, _kind in found]
    for pattern, kind in ((PHONE, _("Telephone number")), (EMAIL, _("E-mail address"))):
        for match in pattern.finditer(arabic):
            if not any(match.start() in span for span in taken):
                found.append((match.start(), match.end(), kind))
    return sorted(found, key=lambda span: span[0])


def text_of(practice, field):
    """What one field of `practice` says, a part a line."""
    value = getattr(practice, field.name)
    if isinstance(field, StreamField):
        return "\n".join(filter(None, _texts(list(value.raw_data))))
    return as_text(value) if field.name == "background" else value


def _texts(raw):
    """Every text of raw stream data but the kinds and identifiers of its parts."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, list):
        for each in raw:
            yield from _texts(each)
    elif isinstance(raw, dict):
        is_block = "type" in raw and "value" in raw
        for name, value in raw.items():
            if name == "value" or not is_block:
                yield from _texts(value)
