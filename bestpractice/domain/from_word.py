"""A Word file becomes a draft: each text under a heading or “not placed”, pictures as photos."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bestpractice.domain.errors import NotYours, Refused
from bestpractice.domain.photos import add_photo
from bestpractice.domain.writing import begin, locked, save
from bestpractice.enums import EDITABLE_STAGES, Level, Phase
from bestpractice.plain import as_html, as_text, lines
from bestpractice.stages import stage_of
from bestpractice.word import sort
from files.word import read_word

TITLE_LENGTH = 255
#: Where a text can be placed: the fields of a page, and the four parts of the process.
PLAIN = ("process_intro", "technique_intro", "lead")
LISTS = {
    "results_quantitative": "result",
    "results_qualitative": "result",
    "success_factors": "factor",
}
PLACES = ("lead", "background", "process_intro", *Phase.values, "technique_intro", *LISTS)


def begin_from_word(*, district, file, name, by, level=Level.DISTRICT, school=None, at=None):
    """Make a write-up of the DOCX `file`, called `name`; returns the WriteUp.

    What could not be placed, pictures that could not be read among it, stands in its `unplaced`.
    Raises RejectedFile for a file that is no sound DOCX, and Refused.
    """
    found = sort(read_word(file))
    title = found.title or PurePath(name).stem
    if len(title) > TITLE_LENGTH:
        found.leave(_("Title"), title)
        title = f"{title[: TITLE_LENGTH - 1]}…"
    write_up = begin(district=district, title=title, by=by, level=level, school=school, at=at)
    save(write_up=write_up, change=lambda draft: _fill(draft, found.sections), by=by, at=at)
    for picture in found.pictures:
        try:
            add_photo(
                write_up=write_up,
                file=picture.open(),
                name=picture.name,
                alt=picture.alt[:255],
                by=by,
                at=at,
            )
        except ValidationError as error:
            why = f"{picture.name}: {error.messages[0]}"
            found.leave(_("Pictures that could not be read"), why)
    write_up.unplaced = found.unplaced
    write_up.save(update_fields=["unplaced"])
    return write_up


def place(*, write_up, index, text, field, by):
    """Add the text at `index` of what is not placed to `field` of PLACES, or drop it without one.

    `text` is what the reader saw: another one at that place means that somebody was faster.
    Raises Refused.
    """
    with transaction.atomic():
        write_up = locked(write_up)
        if stage_of(write_up) not in EDITABLE_STAGES:
            raise NotYours
        if not 0 <= index < len(write_up.unplaced) or write_up.unplaced[index]["text"] != text:
            raise Refused(_("This text has been placed already."), code="placed")
        if field and field not in PLACES:
            raise Refused(_("Choose a heading."), code="field")
        if field:
            save(write_up=write_up, change=lambda draft: _fill(draft, {field: [text]}), by=by)
        del write_up.unplaced[index]
        write_up.save(update_fields=["unplaced"])


def _fill(draft, sections):
    """Add texts to what the draft says already."""
    for name, texts in sections.items():
        text = "\n".join(texts)
        if name in PLAIN:
            setattr(draft, name, "\n".join(filter(None, [getattr(draft, name), text])))
        elif name == "background":
            draft.background = as_html("\n".join([as_text(draft.background), text]))
        elif name in LISTS:
            _append(draft, name, LISTS[name], lines(text))
        else:
            _append_steps(draft, name, lines(text))


def _append(draft, name, kind, items):
    made = [
        {"text": item, "value": None} if name == "results_quantitative" else item for item in items
    ]
    stream = list(getattr(draft, name).raw_data)
    setattr(draft, name, stream + [{"type": kind, "value": value} for value in made])


def _append_steps(draft, phase, items):
    stream = list(draft.process.raw_data)
    part = next((block for block in stream if block["type"] == phase), None)
    if part is None:
        part = {"type": phase, "value": {"heading": "", "items": []}}
        stream.append(part)
    part["value"]["items"] = [*part["value"]["items"], *items]
    order = Phase.values
    draft.process = sorted(stream, key=lambda block: order.index(block["type"]))
