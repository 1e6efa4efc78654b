"""PDFs with Thai text: marks in their places, lines broken between words, fonts embedded.

    pdf.render(TEMPLATES / "receipt.typ", {"title": …, "rows": […]}, title=…)

The template is Typst (https://typst.app/docs), an own file that never holds data:

    #import "thai.typ": *
    #show: paper
    = #data.title
    #facts(data.rows)

`data` is what the caller gave, as JSON; a text in it is shown as it is, never read as markup.
`thai.typ`, beside this file, lists the pieces that templates share.
"""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import gettext as _

from thai.bilingual import is_english

FONTS = Path(__file__).parent.parent / "fonts"
SHARED = Path(__file__).parent / "thai.typ"


def render(template, data, *, title, files=None, mark="", at=None, thai_digits=False):
    """Return the bytes of a PDF in the active language.

    `template` is the path of a .typ file; `data` anything that JSON can hold; `title` the name that
    readers show for the document. `files` maps the names of pictures to their bytes, for
    `picture` and `flow`. `mark` is a line on top of every page, such as that of the demo. `at` is
    the moment that the file says it was made. With `thai_digits` numbers are written ๐–๙, as in
    official letters, but for what is typed as it stands: codes, addresses, receipt numbers.

    Raises typst.TypstError if the template is wrong or a picture cannot be read.
    """
    inputs = {
        "main.typ": Path(template).read_bytes(),
        "thai.typ": SHARED.read_bytes(),
        "data.json": _json(data),
        "frame.json": _json(_frame(title, mark, thai_digits)),
        **(files or {}),
    }
    with TemporaryDirectory(prefix="pdf-") as folder:
        for name, content in inputs.items():
            (Path(folder) / name).write_bytes(content)
        try:
            return _compile(folder, at, standards=["ua-1"])
        except typst.TypstError:
            # PDF/UA wants every character shown; an emoji that somebody typed becomes a box.
            return _compile(folder, at, standards=[])


def wants_thai_digits(request):
    """Whether the address asks for a document with Thai digits, by `?digits=thai`."""
    return request.GET.get("digits") == "thai"


def _frame(title, mark, thai_digits):
    return {
        "title": title,
        "mark": mark,
        "thai_digits": thai_digits,
        "language": "en" if is_english() else "th",
        # Translators: at the foot of a printed page, "Page 2 of 5".
        "page": _("Page {page} of {pages}"),
    }


def _compile(folder, at, *, standards):
    compiler = typst.Compiler(root=folder, font_paths=_fonts())
    return compiler.compile(
        input=Path(folder) / "main.typ",
        format="pdf",
        pdf_standards=standards,
        timestamp=int((at or timezone.now()).timestamp()),
    )


@cache
def _fonts():
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _json(value):
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).encode()
