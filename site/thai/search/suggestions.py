"""Suggestions while one types."""

SHORTEST = 2


def suggest(queryset, text, limit=8):
    """Return up to `limit` objects of an indexed model to which `text` may be leading.

    `queryset` is already narrowed to what the reader may see; its AutocompleteFields are
    searched, and the last word may be unfinished. A single character suggests nothing.
    """
    text = text.strip()
    return list(queryset.autocomplete(text)[:limit]) if len(text) >= SHORTEST else []
