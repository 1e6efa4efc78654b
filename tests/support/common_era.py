"""Years of the Common Era in a page that is shown in Thai.

    assert common_era(response.text) == []

Any number from 1950 to 2049 that stands alone counts: in Thai, a year is one of the Buddhist Era.
"""

import re

from lxml import html as lxml_html

from support.untranslated import ADDRESSES, Leftover, visible_texts, without

# Inputs show their value; those of type date are formatted by the browser, and columns named
# `…_en` hold the English.
TYPED = {"text", "search", None}
YEAR = re.compile(r"(?<![\w.,/:#-])(?<!\d )(?:19[5-9]\d|20[0-4]\d)(?![\w:/-]|[.,]\d| \d{4})")
ISO = re.compile(r"(?<![\w/-])(?:19[5-9]\d|20[0-4]\d)-[01]\d(?:-[0-3]\d)?(?![\w/-])")
SLASHED = re.compile(r"(?<![\w/])[0-3]?\d[/.-][01]?\d[/.-](?:19[5-9]\d|20[0-4]\d)(?![\w/])")


def common_era(page, *, allowed=()):
    """Return a Leftover for each visible text, attribute and input with such a year.

    `allowed` names texts that may hold one: a title that somebody wrote, a number of a law.
    """
    if not page.strip():
        return []
    document = lxml_html.document_fromstring(page)
    texts = [*visible_texts(document), *_typed(document)]
    found = [Leftover(where, text, common_years(text, allowed=allowed)) for where, text in texts]
    return [leftover for leftover in found if leftover.words]


def common_years(text, *, allowed=()):
    """Return the years and dates of the Common Era in a text."""
    text = without(ADDRESSES.sub(" ", text), frozenset(allowed))
    dates = ISO.findall(text) + SLASHED.findall(text)
    return tuple(dates + YEAR.findall(text))


def _typed(document):
    for element in document.iter("input"):
        is_english = element.get("name", "").endswith("_en")
        if element.get("type") in TYPED and element.get("value") and not is_english:
            yield "input[value]", element.get("value")
