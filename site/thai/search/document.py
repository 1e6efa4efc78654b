"""The texts of an object that the index holds, whatever the database."""

from typing import NamedTuple

from django.db.models import Manager
from django.utils.encoding import force_str
from modelsearch.index import AutocompleteField, RelatedFields, SearchField

from .tokens import BREAK, tokens


class Document(NamedTuple):
    """Texts of one object, each list in the order of its `search_fields`.

    `title` and `body` hold pairs of a text and the boost of its field (or None).
    """

    title: list
    body: list
    autocomplete: list


def document(obj):
    """Return the `Document` of an indexed object."""
    found = Document([], [], [])
    for field, text in _texts(obj, obj.get_search_fields()):
        if isinstance(field, AutocompleteField):
            found.autocomplete.append(text)
        else:
            column = found.title if field.field_name == "title" else found.body
            column.append((text, field.boost))
    return found


def joined_tokens(texts):
    """Return the tokens of several texts, with a BREAK after each."""
    return [token for text in texts for token in [*tokens(text), BREAK]]


def _texts(obj, fields):
    for field in fields:
        if isinstance(field, SearchField | AutocompleteField):
            yield field, _as_text(field.get_value(obj))
        elif isinstance(field, RelatedFields):
            for related in _related(field.get_value(obj)):
                yield from _texts(related, field.fields)


def _related(value):
    if isinstance(value, Manager):
        return value.all()
    if callable(value):
        value = value()
    return [] if value is None else [value]


def _as_text(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return ", ".join(map(_as_text, value))
    return force_str(value)
