"""Following links from page to page, as somebody does who clicks on everything.

    for page in crawl(client, ["/", "/admin/"]):
        page.url, page.status, page.html

Of each route only some addresses are opened: 245 districts look alike. Fragments that scripts load
(choosers, dashboards, results) are followed as well, since their addresses stand in attributes.
"""

import json
import re
from collections import Counter, deque
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve
from lxml import etree
from lxml import html as lxml_html

# What ends the session, is another language, or is no page.
LEFT_ALONE = re.compile(
    r"^/(?:en|static|media|feed)/|/logout/|/jsi18n/|sprite|/tus/|\.(?:xml|txt|json|ico|png|svg)$"
)

IN_JSON = re.compile(r'"(/[^"\s<>\\]*)"')


class Page(NamedTuple):
    """An answer in HTML; `html` of a fragment in JSON is its "html"."""

    url: str
    status: int
    html: str


def crawl(client, starts, *, of_each_route=3):
    """Yield a Page for everything that can be reached from `starts` by links and fragments.

    `of_each_route` is how many addresses of one route (and one number of query arguments) are
    opened. Redirects are followed.
    """
    waiting, met, opened = deque(starts), set(starts), Counter()
    while waiting:
        url = waiting.popleft()
        response = client.get(url, follow=True)
        html = html_of(response)
        if not html:
            continue
        here = response.redirect_chain[-1][0] if response.redirect_chain else url
        yield Page(url, response.status_code, html)
        for link in sorted(_links(html, here) - met):
            met.add(link)
            kind = _kind(link)
            if kind is not None and opened[kind] < of_each_route:
                opened[kind] += 1
                waiting.append(link)


def html_of(response):
    """Return the page of an answer, or the "html" in an answer of JSON; else an empty text."""
    if response.streaming:
        return ""
    kind = response.get("Content-Type", "")
    if kind.startswith("application/json"):
        answer = json.loads(response.content)
        return str(answer.get("html") or "") if isinstance(answer, dict) else ""
    return response.text if kind.startswith("text/html") else ""


def _links(html, here):
    """Every address of this site that an element names, in whatever attribute."""
    if not html.strip():
        return set()
    found = set()
    for element in lxml_html.document_fromstring(html).iter(etree.Element):
        for name, value in element.attrib.items():
            if name == "action" and element.get("method", "get").lower() == "post":
                continue
            if name in {"href", "action"} or value.startswith("/"):
                found.add(urldefrag(urljoin(here, value.strip())).url)
            elif value.startswith(("{", "[")):
                found.update(IN_JSON.findall(value))
        if element.tag == "script" and element.text:
            found.update(IN_JSON.findall(element.text))
    return {link for link in found if link.startswith("/") and not LEFT_ALONE.search(link)}


def _kind(link):
    """What addresses of one route share; None for what is no address of this site."""
    parts = urlsplit(link)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    # Wagtail's generic views tell their models apart by namespace, not by route; its pages are
    # told apart by their section.
    section = parts.path.split("/")[1:3] if match.view_name == "wagtail_serve" else []
    return match.route, match.view_name, *section, parts.query.count("=")
