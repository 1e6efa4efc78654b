"""Reading what somebody wrote in Word, without letting the file into the server's process."""

import io
from dataclasses import dataclass

from . import sandbox
from .inspection import reader
from .rejections import RejectedFile
from .spool import spooled

SECONDS = 10


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text. `kind`: heading, bold (perhaps a heading), item, text, or rest: what
    stands outside the running text, such as a header."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it lay in the file, neither opened nor cleaned; `rest`: nothing showed it."""

    name: str
    alt: str
    data: bytes
    rest: bool

    def open(self):
        return io.BytesIO(self.data)


def read_word(file):
    """The Passages and Pictures of a DOCX, in their order. Raises RejectedFile."""
    with spooled(file) as copy:
        job, _options = reader(copy.file, picture_job="images.inspect")
        if job != "office.inspect":
            raise RejectedFile("not_docx")
        with sandbox.run("word.blocks", copy.file, seconds=SECONDS) as (facts, product):
            return [_part(block, product) for block in facts["blocks"]]


def _part(block, product):
    if block["kind"] != "picture":
        return Passage(block["kind"], block["text"])
    product.seek(block["start"])
    data = product.read(block["size"])
    return Picture(block["name"], block["alt"], data, block["rest"])
