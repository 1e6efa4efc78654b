"""Every URL pattern of the site, each as one readable line."""

import itertools
import re

from django.urls import URLPattern, get_resolver

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
INNERMOST_GROUP = re.compile(r"\((?:\?P<(?P<name>\w+)>|(?P<unnamed>(?!\?))|\?:)[^()]*\)[*+?]?")


def all_routes():
    """Return the patterns below ROOT_URLCONF, includes flattened, language prefix left out."""
    return sorted(set(_walk(get_resolver(), "")))


def _walk(resolver, prefix):
    for entry in resolver.url_patterns:
        text = prefix + readable(entry.pattern)
        if isinstance(entry, URLPattern):
            yield text
        else:
            yield from _walk(entry, text)


def readable(pattern):
    """Return a pattern's text; a regular expression is simplified.

    `^(?P<path>images/.*)$` becomes `<path>`, groups without a name `<var1>`, `<var2>`.
    """
    text = str(pattern)
    if not hasattr(pattern, "_regex"):
        return text
    numbers = itertools.count(1)

    def name(match):
        if match["name"]:
            return f"<{match['name']}>"
        return "" if match["unnamed"] is None else f"<var{next(numbers)}>"

    while text != (simpler := INNERMOST_GROUP.sub(name, text)):
        text = simpler
    return text.strip("^$").replace("\\.", ".")


def path_of(route, arguments):
    """Put `arguments` into `route`. Raises KeyError for one that is missing."""
    return "/" + ARGUMENT.sub(lambda match: str(arguments[match[1]]), route)
