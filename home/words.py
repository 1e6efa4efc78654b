"""The words of a page as search has read them, from its own row alone.

Wagtail's way to them fetches every picture and file that the blocks of a page point to, page by
page; none of these adds a word.
"""

from django.core.exceptions import FieldDoesNotExist
from wagtail import blocks
from wagtail.fields import StreamField

#: Fields of the index that a result shows in another place.
ELSEWHERE = {"title", "attached_texts"}


def text_of(page):
    """The text of `page` that search has read, its title and its files left out."""
    fields = [
        field for field in page.get_searchable_search_fields() if field.field_name not in ELSEWHERE
    ]
    return " ".join(word for field in fields for word in _words(field, page))


def _words(field, page):
    try:
        column = field.get_field(type(page))
    except FieldDoesNotExist:
        column = None
    if isinstance(column, StreamField):
        return words_in(column.stream_block, column.value_from_object(page).raw_data)
    return _flat(field.get_value(page))


def words_in(block, raw):
    """The searchable texts of a block's value as the database has it: a list."""
    match block:
        case blocks.ChooserBlock():
            return []
        case blocks.BaseStreamBlock():
            parts = [(block.child_blocks.get(item["type"]), item["value"]) for item in raw]
        case blocks.ListBlock():
            parts = [(block.child_block, item["value"]) for item in raw]
        case blocks.BaseStructBlock():
            parts = [(block.child_blocks.get(name), value) for name, value in raw.items()]
        case _:
            return block.get_searchable_content(block.to_python(raw))
    return [word for child, value in parts if child for word in words_in(child, value)]


def _flat(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _flat(part)
