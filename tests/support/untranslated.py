"""English left over in a page that is shown in Thai.

    assert untranslated(response.text) == []

A crawl calls it for every page that a role meets. Texts that are data (file names of an editor,
English titles) are marked `lang="en"` or `translate="no"` in the page, or named by the caller.
"""

import re
from functools import cache
from typing import NamedTuple

from lxml import html as lxml_html

# Names and units that are written in Latin letters in Thai too; case counts.
ALLOWED = {
    *("CSV", "DOCX", "Excel", "JPEG", "JPG", "PDF", "PNG", "PO", "PPTX", "TSV", "WEBP", "WebP"),
    *("XLSX", "ZIP"),
    *(
        "API",
        "CC",
        "GPS",
        "HEIC",
        "HTML",
        "HTTP",
        "HTTPS",
        "ID",
        "IP",
        "JSON",
        "JavaScript",
        "PIN",
        "QR",
    ),
    *("RSS", "SHA", "TOTP", "URL", "UTC", "WCAG", "KB", "MB", "GB"),
    *("DMC", "EEF", "KPI", "MOU", "OBEC", "PA", "PDCA"),
    *("Facebook", "Google", "LINE", "OpenStreetMap", "Outlook", "PowerPoint", "Wagtail", "Word"),
    "YouTube",
    "English",
}
ATTRIBUTES = ("alt", "title", "aria-label", "aria-description", "placeholder")
BUTTONS = {"submit", "button", "reset"}
UNREAD = {"script", "style", "textarea", "iframe", "code", "pre", "kbd", "samp", "svg", "math"}
ADDRESSES = re.compile(
    r"https?://\S+"
    r"|[\w.+-]+@[\w.-]+"  # of e-mail
    r"|(?<!\S)/\S*"  # paths
    r"|\S*\.(?:docx|jpg|pdf|png|pptx|xlsx|zip)\b"  # files
)
NOT_WORDS = re.compile(
    r"[\w-]+(?:\.[\w-]+)+"  # files and hosts
    r"|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\b"  # UUIDs
    r"|\b[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2,}\b"  # codes of receipts
    r"|\{\w+\}"  # blanks that a script fills
    r"|\w*\d\w*"  # codes, hashes, numbered accounts
)
LATIN_OR_YEAR = re.compile(r"[A-Za-z]{2}|(?:19|20)\d\d")
WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*[A-Za-z]")


class Leftover(NamedTuple):
    """English `words` in `text`, found in an element or in one of its attributes."""

    where: str
    text: str
    words: tuple[str, ...]


def untranslated(page, *, allowed=()):
    """Return a Leftover for each visible text and attribute of an HTML page with English words.

    `allowed` names further words and phrases, such as the titles and accounts of a fixture.
    """
    texts = visible_texts(lxml_html.document_fromstring(page)) if page.strip() else []
    found = [Leftover(where, text, english_words(text, allowed=allowed)) for where, text in texts]
    return [leftover for leftover in found if leftover.words]


def english_words(text, *, allowed=()):
    """Return the English words of a text that are neither allowed nor part of an address."""
    text = without(ADDRESSES.sub(" ", text), frozenset(allowed))
    words = WORD.findall(NOT_WORDS.sub(" ", text))
    return tuple(word for word in words if not ALLOWED.issuperset(word.split("-")))


def without(text, phrases):
    """Return `text` without the phrases, the longer ones first."""
    return _any_of(phrases).sub(" ", text) if phrases and LATIN_OR_YEAR.search(text) else text


@cache
def _any_of(phrases):
    """Matches any of the phrases where neither a longer word nor a dotted name goes on."""
    longest_first = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    before, after = "(?<![A-Za-z0-9])(?<![A-Za-z0-9][.-])", "(?![A-Za-z0-9]|[.-][A-Za-z0-9])"
    return re.compile(f"{before}(?:{longest_first}){after}")


def visible_texts(element):
    """Yield (where, text) of what a reader sees or hears, in the page's order."""
    if not isinstance(element.tag, str) or _is_data(element):
        if element.tail:
            yield from _text(element.getparent(), element.tail)
        return
    for name in ATTRIBUTES:
        if element.get(name):
            yield f"{element.tag}[{name}]", " ".join(element.get(name).split())
    if element.tag == "input" and element.get("type") in BUTTONS and element.get("value"):
        yield "input[value]", " ".join(element.get("value").split())
    yield from _text(element, element.text)
    for child in element:
        yield from visible_texts(child)
    if element.tail and element.getparent() is not None:
        yield from _text(element.getparent(), element.tail)


def _text(element, text):
    if text and text.strip():
        yield element.tag, " ".join(text.split())


def _is_data(element):
    return (
        element.tag in UNREAD
        or element.get("lang", "th") not in ("", "th")
        or element.get("translate") == "no"
    )
