"""What is known of a file once it was really opened."""

from dataclasses import dataclass
from datetime import datetime

from thai import national_id

from . import ole, sandbox
from .kinds import FileType
from .names import safe_name, type_by_ending
from .notices import Notice
from .rejections import RejectedFile
from .signatures import HEAD_BYTES, family
from .spool import spooled

A4_MM = (210, 297)
PAPER_TOLERANCE_MM = 5


@dataclass(frozen=True, slots=True)
class Inspection:
    """The facts of a file as it was uploaded.

    `size` is in bytes, `sha256` hexadecimal, width and height are pixels of the upright picture,
    `pages` the pages of a PDF or slides of a PPTX, `paper_mm` width and height of a PDF's first
    page; what does not apply is None. `warnings` are for the uploader and stop nothing.
    """

    type: FileType
    name: str
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None
    taken_at: datetime | None = None
    pages: int | None = None
    paper_mm: tuple[float, float] | None = None
    warnings: tuple[Notice, ...] = ()

    @property
    def is_a4(self):
        """Whether the first page is A4, upright or lying; None if there is no page."""
        if self.paper_mm is None:
            return None
        return all(
            abs(side - a4) <= PAPER_TOLERANCE_MM
            for side, a4 in zip(sorted(self.paper_mm), A4_MM, strict=True)
        )


def inspect(file, name):
    """Open `file` (any readable binary file) for real; tell its Inspection.

    Its type is told from its content; `name` serves display alone. Raises RejectedFile.
    """
    with spooled(file) as copy:
        job, options = reader(copy.file, picture_job="images.inspect")
        with sandbox.run(job, copy.file, **options) as (facts, _product):
            return build(copy, name, facts)


def reader(file, *, picture_job):
    """The sandbox job that opens `file`, and its options. Raises RejectedFile."""
    file.seek(0)
    found = family(file.read(HEAD_BYTES))
    if found == "ole":
        raise RejectedFile(ole.refusal(file))
    documents = {"pdf": "pdfs.inspect", "office": "office.inspect"}
    if found in documents:
        return documents[found], {}
    return picture_job, {"family": found}


def build(copy, name, facts):
    """The Inspection of a spooled file from its name and the facts of its inspector."""
    file_type = FileType(facts["type"])
    taken_at, paper = facts.get("taken_at"), facts.get("paper_mm")
    return Inspection(
        type=file_type,
        name=safe_name(name, file_type),
        size=copy.size,
        sha256=copy.sha256,
        width=facts.get("width"),
        height=facts.get("height"),
        taken_at=datetime.fromisoformat(taken_at) if taken_at else None,
        pages=facts.get("pages"),
        paper_mm=tuple(paper) if paper else None,
        warnings=tuple(_warnings(name, file_type, facts.get("national_ids", 0))),
    )


def _warnings(name, file_type, national_ids):
    claimed = type_by_ending(name)
    if claimed and claimed != file_type:
        yield Notice("renamed", {"given": claimed.extension, "actual": file_type.extension})
    if national_id.find(name):
        yield Notice("national_id_in_name")
    if national_ids:
        yield Notice("national_id_in_text", {"count": national_ids})
