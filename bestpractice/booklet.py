"""A compilation as a printed booklet: a PDF with cover, contents and every case in full."""

import hashlib
import json
from pathlib import Path

from django.core.cache import cache
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bestpractice import outline
from bestpractice.plain import BULLET, as_text
from home.images import alt_of
from thai import pdf
from thai.numbers import grouped

TEMPLATE = Path(__file__).parent / "pdf" / "booklet.typ"
#: Large enough for half a page of print.
PHOTO = "max-1200x1200|format-jpeg"
DAY = 24 * 60 * 60


def booklet_pdf(*, compilation, address, mark="", thai_digits=False):
    """The bytes of the booklet in the active language; `address` is the compilation's, absolute.

    Made anew when a text, a photo or a number of it changed, else kept for a day.
    """
    works = compilation.published_works(whole=True)
    photos = {practice.pk: outline.photos(practice) for _number, practice in works}
    data = {
        "kicker": _("Best practices"),
        "title": compilation.title,
        "intro": compilation.intro,
        "mark": mark,
        "site": _("Bring Our Siblings Back to School"),
        "address": address,
        "contents": _("Contents"),
        "cases": [
            _case(number, practice, photos[practice.pk], address) for number, practice in works
        ],
    }
    text = json.dumps(data, default=str, sort_keys=True)
    key = f"booklet-{get_language()}-{thai_digits}-{hashlib.sha256(text.encode()).hexdigest()}"
    return cache.get_or_set(key, lambda: _render(data, photos, mark, thai_digits), DAY)


def _render(data, photos, mark, thai_digits):
    images = [photo["image"] for shown in photos.values() for photo in shown]
    files = {_file(image): _bytes(image.get_rendition(PHOTO)) for image in images}
    return pdf.render(
        TEMPLATE, data, title=data["title"], files=files, mark=mark, thai_digits=thai_digits
    )


def _case(number, practice, photos, address):
    """One practice: a heading, its facts, and what stands under the official headings."""
    facts = [
        (_("Activity"), practice.activity_name),
        (_("School"), practice.school.name if practice.school else ""),
        (_("Office"), practice.district.name),
        (_("Fiscal year"), str(practice.fiscal_year_shown)),
        (_("Note"), practice.card_badge),
    ]
    blocks = [
        block
        for part in outline.parts(practice, photos)
        for block in [_heading(part.heading), *WRITERS[part.anchor](practice, photos)]
    ]
    if practice.source_note:
        blocks.append(_text(practice.source_note))
    return {
        "title": f"{_('Work no. %(number)s') % {'number': number}} {practice.title}",
        "facts": [(label, value) for label, value in facts if value],
        "lead": practice.lead,
        "blocks": blocks,
    }


def _background(practice, photos):
    return _lines(as_text(practice.background))


def _process(practice, photos):
    yield from _lines(practice.process_intro)
    for phase in outline.phases(practice):
        yield _heading(str(phase.heading), level=3)
        if phase.steps:
            yield {"kind": "numbers", "items": phase.steps}


def _technique(practice, photos):
    yield from _lines(practice.technique_intro)
    for block in practice.technique:
        part = block.value
        name = " ".join(filter(None, [part["letter"], part["word"]]))
        yield {"kind": "text", "text": [{"text": f"{name} ", "bold": True}, {"text": part["text"]}]}


def _results(practice, photos):
    in_numbers = [_result(block.value) for block in practice.results_quantitative]
    in_words = [block.value for block in practice.results_qualitative]
    for heading, items in ((_("In numbers"), in_numbers), (_("In quality"), in_words)):
        if items:
            yield _heading(heading, level=3)
            yield {"kind": "list", "items": items}


def _result(value):
    """A result in one line, such as “38 คน เด็กกลับมาเรียน (ปีการศึกษา 2568, ทะเบียนนักเรียน)”."""
    figure = "" if value["value"] is None else grouped(value["value"])
    words = " ".join(filter(None, [figure, value["unit"] if figure else "", value["text"]]))
    about = ", ".join(filter(None, [value["period"], value["source"]]))
    return f"{words} ({about})" if about else words


def _factors(practice, photos):
    return [{"kind": "numbers", "items": [block.value for block in practice.success_factors]}]


def _photos(practice, photos):
    for photo in photos:
        image = photo["image"]
        yield {
            "kind": "image",
            "file": _file(image),
            "alt": alt_of(image) or photo["caption"],
            "caption": photo["caption"],
        }


WRITERS = {
    "background": _background,
    "process": _process,
    "technique": _technique,
    "results": _results,
    "factors": _factors,
    "photos": _photos,
}


def _heading(text, level=2):
    return {"kind": "heading", "text": str(text), "level": level}


def _text(text):
    return {"kind": "text", "text": text}


def _lines(text):
    """Paragraphs, a line each; lines after a hyphen are items of a list."""
    items = []
    for line in [*text.splitlines(), ""]:
        if BULLET.match(line):
            items.append(BULLET.sub("", line).strip())
            continue
        if items:
            yield {"kind": "list", "items": items}
            items = []
        if line.strip():
            yield _text(line.strip())


def _file(image):
    return f"photo-{image.pk}.jpg"


def _bytes(rendition):
    with rendition.file.open("rb") as file:
        return file.read()
