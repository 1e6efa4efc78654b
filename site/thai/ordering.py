"""Thai order inside the database, for columns that keep no `sort_key` of their own.

    people.order_by(ThaiOrder("first_name"), "pk")
    class Meta:
        ordering = [ThaiOrder("name")]

PostgreSQL sorts by ICU's Thai collation, SQLite by `thai.collation.sort_key`, which agrees with
it. Long tables that are sorted often do better with a column that keeps the key.
"""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Func, SlugField, TextField
from django.db.models.constants import LOOKUP_SEP

from .collation import sort_key


class ThaiOrder(Func):
    """The place of a text among others in Thai order. Takes one text expression."""

    arity = 1
    function = "THAI_SORT_KEY"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **extra_context):
        template = '%(expressions)s COLLATE "th-x-icu"'
        return super().as_sql(compiler, connection, template=template, **extra_context)


def teach_sqlite(connection, **kwargs):
    """Give a new connection to SQLite the function that `ThaiOrder` calls there."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            ThaiOrder.function, 1, _sort_key_or_null, deterministic=True
        )


def sort_in_thai(queryset):
    """Return `queryset` in its own order, its texts in Thai order where it names columns."""
    names = queryset.query.order_by
    if not all(isinstance(name, str) for name in names):
        return queryset
    return queryset.order_by(*in_thai_order(queryset.model, *names))


def in_thai_order(model, *names):
    """Return `names`, as `order_by` takes them, with the texts that people write in Thai order.

    Of `model` or, by `__`, of what it points to. Names of other columns, of slugs, choices and of
    annotations come back as they are.
    """
    return [_thai(name) if _is_written(model, name.lstrip("-")) else name for name in names]


def _thai(name):
    expression = ThaiOrder(name.lstrip("-"))
    return expression.desc() if name.startswith("-") else expression.asc()


def _is_written(model, path):
    try:
        for name in path.split(LOOKUP_SEP):
            if model is None:
                return False
            field = model._meta.get_field(name)
            model = field.related_model
    except FieldDoesNotExist:
        return False
    return (
        isinstance(field, CharField | TextField)
        and not isinstance(field, SlugField)
        and field.editable
        and not field.choices
    )


def _sort_key_or_null(text):
    return None if text is None else sort_key(text)
