"""A column that sorts Thai names the same way on every database."""

from django.db import models


class SortKeyField(models.CharField):
    """The `thai.collation.sort_key` of a name, compared by code point.

    SQLite compares so by itself; PostgreSQL follows the database's locale unless told otherwise.
    """

    def __init__(self, **kwargs):
        kwargs = {"max_length": 500, "editable": False, "db_index": True, **kwargs}
        super().__init__(**kwargs)

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
