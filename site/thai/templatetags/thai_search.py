"""Marks and excerpts in lists of search results."""

from django import template

from thai.search import snippets

register = template.Library()


@register.filter
def highlight(text, query):
    """The whole text, escaped, with <mark> around what the query finds."""
    return snippets.highlight(str(text), query)


@register.filter
def snippet(text, query):
    """An excerpt of plain text around the best match, escaped, with marks."""
    return snippets.snippet(str(text), query)
