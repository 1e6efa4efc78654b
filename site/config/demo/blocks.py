"""StreamField content with ids that depend on the place alone.

The same place in Thai and in English so has the same id, and wagtail-localize knows which text
translates which.
"""

from html import escape
from uuid import NAMESPACE_URL, uuid5


class Stream:
    """The blocks of one field, as StreamField stores them: `Stream(slug, field).add(…).data`."""

    def __init__(self, *place):
        self.place = place
        self.data = []

    def add(self, kind, value):
        """Add a block; lists inside `value` become items with ids of their own."""
        place = (*self.place, len(self.data))
        self.data.append({"type": kind, "value": _with_ids(value, place), "id": _id(*place)})
        return self

    def extend(self, kind, values):
        for value in values:
            self.add(kind, value)
        return self


class Body(Stream):
    """The body of a page of the home floor, in the words of its blocks."""

    def heading(self, text, level=2):
        return self.add("heading", {"text": text, "level": str(level)})

    def paragraph(self, text):
        return self.add("text", f"<p>{escape(text)}</p>")

    def links(self, links):
        """A list of links from pairs of text and address; addresses of this site in Thai."""
        items = "".join(f'<li><a href="{href}">{escape(text)}</a></li>' for text, href in links)
        return self.add("text", f"<ul>{items}</ul>")

    def link(self, text, href):
        """A link in a paragraph of its own."""
        return self.add("text", f'<p><a href="{href}">{escape(text)}</a></p>')

    def list(self, texts, ordered=False):
        tag = "ol" if ordered else "ul"
        items = "".join(f"<li>{escape(text)}</li>" for text in texts)
        return self.add("text", f"<{tag}>{items}</{tag}>")

    def steps(self, steps):
        """Numbered steps from pairs of title and text."""
        steps = [{"title": title, "text": f"<p>{escape(text)}</p>"} for title, text in steps]
        return self.add("steps", {"steps": steps})

    def figure(self, value, label, source, as_of=None):
        """A key figure; one after another they stand side by side in one block."""
        figure = {
            "value": f"{value:,}",
            "label": label,
            "source": source,
            "as_of": as_of and as_of.isoformat(),
        }
        figures = [figure]
        if self.data and self.data[-1]["type"] == "key_figures":
            before = self.data.pop()["value"]["figures"]
            figures = [*(item["value"] for item in before), figure]
        return self.add("key_figures", {"figures": figures})

    def callout(self, title, text, kind=""):
        return self.add("callout", {"kind": kind, "title": title, "text": f"<p>{escape(text)}</p>"})

    def table(self, caption, headings, rows):
        value = {
            "data": [headings, *rows],
            "cell": [],
            "mergeCells": [],
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_header_choice": "both",
            "table_caption": caption,
        }
        place = (*self.place, len(self.data))
        self.data.append({"type": "table", "value": value, "id": _id(*place)})
        return self


def _with_ids(value, place):
    if isinstance(value, dict):
        return {key: _with_ids(item, (*place, key)) for key, item in value.items()}
    if isinstance(value, list):
        return [
            {
                "type": "item",
                "value": _with_ids(item, (*place, number)),
                "id": _id(*place, number),
            }
            for number, item in enumerate(value)
        ]
    return value


def _id(*place):
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, place))))
