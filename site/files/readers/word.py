"""A Word document as a plain sequence of headings, paragraphs and pictures, with nothing left out.

Mammoth reads styles, lists, tables, content controls and tracked insertions in their order. What
it passes over (headers, shapes that it does not know, pictures that nothing refers to) is found by
comparing with the parts themselves, and comes last.
"""

import io
import re
from html.parser import HTMLParser

import mammoth

from ..rejections import RejectedFile
from .office import opened, type_of
from .office_text import texts

MAX_BLOCKS = 5_000
_MEDIA = re.compile(r"word/media/[^/]+")
_HEADINGS = {f"h{depth}" for depth in range(1, 7)}
_ENDS = {*_HEADINGS, "p", "li", "td", "th", "tr", "br"}
_SPACE = re.compile(r"\s+")


def blocks(source, product):
    """Sandbox job: write the pictures to `product`, one after the other; tell the blocks.

    A block is {"kind": "heading" | "bold" | "item" | "text" | "rest", "text"} or {"kind":
    "picture", "name", "start", "size", "alt", "rest"}; offsets are of the product. Raises
    RejectedFile for anything but a DOCX.
    """
    with opened(source) as package:
        if type_of(package) != "docx":
            raise RejectedFile("not_docx")
        paragraphs = list(texts(package, "docx"))
        media = {name: package.read(name) for name in package.namelist() if _MEDIA.fullmatch(name)}
    pictures = []

    def keep(picture):
        with picture.open() as file:
            pictures.append((file.read(), picture.alt_text or ""))
        return {"src": str(len(pictures) - 1)}

    source.seek(0)
    converted = mammoth.convert_to_html(
        io.BytesIO(source.read()),
        convert_image=mammoth.images.img_element(keep),
        include_embedded_style_map=False,
    )
    reader = _Reader()
    reader.feed(converted.value)
    reader.close()
    found = [block for block in reader.blocks if block["kind"] == "picture" or block["text"]]
    found += _passed_over(found, paragraphs)
    shown = {data for data, _alt in pictures}
    rest = [(data, name.rpartition("/")[2]) for name, data in media.items() if data not in shown]
    if len(found) + len(rest) > MAX_BLOCKS:
        raise RejectedFile("unpacks_too_large")
    return {"blocks": _with_pictures(found, pictures, rest, product)}


def _with_pictures(found, pictures, rest, product):
    told, number = [], 0
    for block in found:
        if block["kind"] == "picture":
            number += 1
            data, alt = pictures[block["index"]]
            block = _picture(product, data, name=f"picture-{number}", alt=alt, rest=False)
        told.append(block)
    return told + [_picture(product, data, name=name, alt="", rest=True) for data, name in rest]


def _picture(product, data, *, name, alt, rest):
    start = product.tell()
    product.write(data)
    return {
        "kind": "picture",
        "name": name,
        "alt": alt,
        "start": start,
        "size": len(data),
        "rest": rest,
    }


def _passed_over(found, paragraphs):
    """The paragraphs of the parts whose words are not among the blocks."""
    there = _bare("".join(block.get("text", "") for block in found))
    missing = []
    for paragraph in paragraphs:
        bare = _bare(paragraph)
        if bare and bare not in there:
            missing.append({"kind": "rest", "text": _SPACE.sub(" ", paragraph).strip()})
            there += bare
    return missing


def _bare(text):
    return _SPACE.sub("", text)


class _Reader(HTMLParser):
    """Mammoth's HTML as blocks: a paragraph that is bold from end to end may be a heading."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self._text, self._bold, self._depth, self._kind = [], [], [], 0, "text"

    def handle_starttag(self, tag, attrs):
        if tag in _ENDS:
            self._end()
        if tag == "strong":
            self._depth += 1
        elif tag == "img":
            self._end()
            self.blocks.append({"kind": "picture", "index": int(dict(attrs)["src"])})
        elif tag in _HEADINGS:
            self._kind = "heading"
        elif tag == "li":
            self._kind = "item"
        elif tag == "p":
            self._kind = "text"

    def handle_endtag(self, tag):
        if tag == "strong":
            self._depth -= 1
        if tag in _ENDS:
            self._end()

    def handle_data(self, data):
        if data.strip():
            self._bold.append(self._depth > 0)
        self._text.append(data)

    def close(self):
        super().close()
        self._end()

    def _end(self):
        text = _SPACE.sub(" ", "".join(self._text)).strip()
        kind = self._kind
        if kind in ("text", "item") and self._bold and all(self._bold):
            kind = "bold"
        if text:
            self.blocks.append({"kind": kind, "text": text})
        self._text, self._bold = [], []
        if self._kind == "heading":
            self._kind = "text"
