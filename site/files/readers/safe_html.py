"""Reducing HTML to headings, paragraphs, lists, tables and harmless links."""

import re
from html import escape
from html.parser import HTMLParser

MAX_CHARS = 300_000

_TAGS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "s", "sup", "sub"),
    *("table", "thead", "tbody", "tr", "th", "td", "a"),
}
_SILENT = {"script", "style"}
_LINK = re.compile(r"(https?://|mailto:)[^\s]+", re.IGNORECASE)
_SPAN = re.compile(r"[1-9]\d{0,2}")
# The page that shows the text has headings of its own above it.
_HEADING_SHIFT = 2


class SafeHtml(HTMLParser):
    """Feed it HTML and close it; `html` is the safe rest, `cut` whether MAX_CHARS was reached."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self._parts, self._open, self._silent, self._left = [], [], 0, MAX_CHARS
        self.cut = False

    @property
    def html(self):
        return "".join(self._parts)

    def handle_starttag(self, tag, attrs):
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br" and not self.cut:
            self._parts.append("<br>")
        elif tag in _TAGS and not self.cut:
            self._open.append(tag)
            self._parts.append(f"<{_shown(tag)}{_attributes(tag, dict(attrs))}>")

    def handle_endtag(self, tag):
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in self._open:
            self._close_down_to(tag)

    def handle_data(self, data):
        if self._silent or self.cut:
            return
        self.cut = len(data) > self._left
        data = data[: self._left]
        self._left -= len(data)
        self._parts.append(escape(data))

    def close(self):
        super().close()
        if self._open:
            self._close_down_to(self._open[0])

    def _close_down_to(self, tag):
        while self._open:
            last = self._open.pop()
            self._parts.append(f"</{_shown(last)}>")
            if last == tag:
                return


def _shown(tag):
    if re.fullmatch(r"h[1-6]", tag):
        return f"h{min(int(tag[1]) + _HEADING_SHIFT, 6)}"
    return tag


def _attributes(tag, given):
    if tag == "a" and _LINK.fullmatch(given.get("href") or ""):
        return f' href="{escape(given["href"])}" rel="nofollow noopener noreferrer"'
    if tag in ("td", "th"):
        return "".join(
            f' {name}="{given[name]}"'
            for name in ("colspan", "rowspan")
            if _SPAN.fullmatch(given.get(name) or "")
        )
    return ""
