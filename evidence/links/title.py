"""The title of a page, from its first bytes."""

import re
from html.parser import HTMLParser

from thai.text import clean

MOST_CHARS = 200
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)


def title_in(page, encoding=None):
    """The text of `<title>` in the bytes of a page, on one line; empty without one."""
    declared = _CHARSET.search(page)
    # requests says ISO-8859-1 where a server says nothing.
    if declared and (encoding is None or encoding.upper() == "ISO-8859-1"):
        encoding = declared[1].decode("ascii", "replace")
    try:
        text = page.decode(encoding or "utf-8", "replace")
    except LookupError:
        text = page.decode("utf-8", "replace")
    reader = _TitleReader()
    reader.feed(text)
    return clean(" ".join("".join(reader.parts).split()))[:MOST_CHARS]


class _TitleReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts, self.inside, self.read = [], False, False

    def handle_starttag(self, tag, attrs):
        self.inside = tag == "title" and not self.read

    def handle_endtag(self, tag):
        if tag == "title" and self.inside:
            self.inside, self.read = False, True

    def handle_data(self, data):
        if self.inside:
            self.parts.append(data)
