"""Between what people type in a plain field and what a page stores."""

import re
from html import escape

from bs4 import BeautifulSoup

BULLET = re.compile(r"^\s*[-•*–]\s+")
#: What stands before a step when it comes from a list in Word: “1.”, “๒)”, “(3)”, “-”.
NUMBER = re.compile(r"^\s*(?:[-•*–]|\(?[0-9๐-๙]{1,2}[.)]|ข้อ\s*[0-9๐-๙]{1,2}[.)]?)\s+")


def lines(text):
    """The items of a field with one item a line, without their numbers and bullets."""
    return [item for line in text.splitlines() if (item := NUMBER.sub("", line).strip())]


def as_text(html):
    """Rich text as plain lines: a paragraph a line, items of lists after a hyphen."""
    found = []
    for part in BeautifulSoup(html or "", "html.parser").find_all(
        ["p", "li", "h2", "h3", "h4", "h5"]
    ):
        text = " ".join(part.get_text().split())
        if text:
            found.append(f"- {text}" if part.name == "li" else text)
    return "\n".join(found)


def as_html(text):
    """Plain lines as rich text: the inverse of `as_text`."""
    parts, items = [], []
    for line in [*text.splitlines(), ""]:
        if BULLET.match(line):
            items.append(f"<li>{escape(BULLET.sub('', line).strip())}</li>")
            continue
        if items:
            parts.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if line.strip():
            parts.append(f"<p>{escape(line.strip())}</p>")
    return "".join(parts)


def restreamed(stream, values):
    """Raw data of a stream with `values`, (kind, value) pairs in their new order.

    A part that stays keeps its identifier, so that comments stay with it and a comparison shows
    what changed instead of everything.
    """
    old = [(block["type"], block["value"], block.get("id")) for block in stream.raw_data]
    left = list(old)
    data = [None] * len(values)
    for index, (kind, value) in enumerate(values):
        same = next((part for part in left if part[:2] == (kind, value)), None)
        if same:
            left.remove(same)
            data[index] = {"type": kind, "value": value} | ({"id": same[2]} if same[2] else {})
    for index, (kind, value) in enumerate(values):
        if data[index] is None:
            near = next((part for part in left if part[0] == kind), None)
            if near:
                left.remove(near)
            data[index] = {"type": kind, "value": value} | (
                {"id": near[2]} if near and near[2] else {}
            )
    return data
