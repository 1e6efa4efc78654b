"""Marks the words of the glossary where they first stand in a text."""

import re
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from home.blocks.base import anchor_of
from home.models.glossary import GlossaryPage
from home.queries import published

# A word is no link within a link, and headings stay calm.
UNMARKED = frozenset(
    ["a", "button", "dfn", "figcaption", "nav", "script", "style", "summary", "svg", "th", "title"]
) | {f"h{level}" for level in range(1, 7)}


@dataclass(frozen=True)
class Term:
    """A word, how texts write it, and where its definition stands."""

    anchor: str
    forms: tuple[str, ...]
    definition: str
    url: str

    @property
    def tip_id(self):
        return f"tip-{self.anchor}"


class Glossary:
    """The words that texts in one language mark: at most one query, and none without a text."""

    def __init__(self, language, request):
        self._language = language
        self._request = request

    @cached_property
    def terms(self):
        page = published(GlossaryPage.objects.filter(locale__language_code=self._language)).first()
        if page is None:
            return []
        url = page.get_url(self._request)
        return [
            Term(
                anchor_of(block),
                _forms(block.value["term"], block.value["forms"]),
                block.value["definition"],
                f"{url}#{anchor_of(block)}",
            )
            for block in page.terms
            if block.value["is_marked"]
        ]

    def mark(self, html):
        """`html` with a link to the definition at the first place of each word.

        The definitions follow, hidden: each link is described by its own, and a script shows
        them beside the word.
        """
        if not self.terms:
            return html
        marker = _Marker(self.terms)
        marker.feed(html)
        marker.close()
        return mark_safe("".join(marker.parts) + _tips(marker.marked))


class _Marker(HTMLParser):
    """Copies HTML as it is written, apart from the words of `terms` in its texts."""

    def __init__(self, terms):
        super().__init__(convert_charrefs=False)
        self.parts, self.marked = [], []
        self._by_form = {form.lower(): term for term in terms for form in term.forms}
        # The longest first: a word that begins with a shorter one is marked as itself.
        forms = sorted(self._by_form, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_pattern, forms)), re.IGNORECASE)
        self._unmarked = 0

    def handle_starttag(self, tag, attrs):
        self._unmarked += tag in UNMARKED
        self.parts.append(self.get_starttag_text())

    def handle_startendtag(self, tag, attrs):
        self.parts.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self._unmarked -= tag in UNMARKED
        self.parts.append(f"</{tag}>")

    def handle_data(self, data):
        self.parts.append(data if self._unmarked else self._pattern.sub(self._link, data))

    def handle_entityref(self, name):
        self.parts.append(f"&{name};")

    def handle_charref(self, name):
        self.parts.append(f"&#{name};")

    def handle_comment(self, data):
        self.parts.append(f"<!--{data}-->")

    def _link(self, match):
        form = match[0].lower()
        term = self._by_form.get(form) or self._by_form[form.removesuffix("s")]
        if term in self.marked:
            return match[0]
        self.marked.append(term)
        return format_html(
            '<a class="term" href="{}" aria-describedby="{}">{}</a>',
            term.url,
            term.tip_id,
            mark_safe(match[0]),
        )


def _forms(term, others):
    return tuple(form for form in map(str.strip, [term, *others.split(",")]) if form)


def _pattern(form):
    """Latin words end where they end, or with an s; Thai does not part its words."""
    begin = r"\b" if form[0].isascii() else ""
    end = r"s?\b" if form[-1].isascii() else ""
    return f"{begin}{re.escape(form)}{end}"


def _tips(terms):
    if not terms:
        return ""
    tips = format_html_join(
        "", '<p id="{}">{}</p>', ((term.tip_id, term.definition) for term in terms)
    )
    hint = _("Touch the word again to read all definitions.")
    return format_html('<div data-hint="{}" hidden>{}</div>', hint, tips)
