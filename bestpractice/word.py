"""Sorting what a Word document says under the official headings."""

from dataclasses import dataclass, field

from bestpractice.headings import PHOTOS, TITLE, read_heading, says_more
from files.word import Picture


@dataclass
class Sorted:
    """`sections` is {field: [texts]}, `unplaced` [{"heading", "text"}], in the document's order."""

    title: str = ""
    sections: dict = field(default_factory=dict)
    pictures: list = field(default_factory=list)
    unplaced: list = field(default_factory=list)

    def place(self, name, text):
        self.sections.setdefault(name, []).append(text)

    def leave(self, heading, text):
        """Keep a text that has no place, together with its neighbours under the same heading."""
        if self.unplaced and self.unplaced[-1]["heading"] == heading:
            self.unplaced[-1]["text"] += f"\n{text}"
        else:
            self.unplaced.append({"heading": heading, "text": text})


def sort(parts):
    """A Sorted of a document's Passages and Pictures. Every text is in it, and every picture."""
    found = Sorted()
    here, heading = None, ""
    for part in parts:
        if isinstance(part, Picture):
            found.pictures.append(part)
            continue
        is_marked = part.kind in ("heading", "bold")
        named, follows = (None, "")
        if part.kind != "rest":
            named, follows = read_heading(part.text, is_marked=is_marked)
        if named:
            here, heading = named, part.text.removesuffix(follows).strip()
            if says_more(heading):
                follows = part.text
            if not follows:
                continue
            text = follows
        elif part.kind == "heading" and found.sections:
            here, heading = None, part.text
            found.leave(heading, part.text)
            continue
        else:
            text = part.text
        _put(found, here if part.kind != "rest" else None, heading, text)
    return found


def _put(found, here, heading, text):
    if here == TITLE or (here is None and not found.title and not found.sections):
        if not found.title:
            found.title = text
            return
        found.leave(heading, text)
    elif here is None or here == PHOTOS:
        found.leave(heading, text)
    else:
        found.place(here, text)
