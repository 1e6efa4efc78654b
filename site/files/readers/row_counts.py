"""Counting the filled rows of a workbook in one pass, whatever size its sheets claim."""

import posixpath
from xml.sax.handler import ContentHandler

from .office import opened
from .office_text import parsed

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def count(source, product):
    """Sandbox job: [{"name": sheet, "rows": number of rows that hold a value}]."""
    with opened(source) as package:
        return [
            {"name": name, "rows": _filled_rows(package, part)}
            for name, part in sheet_parts(package)
        ]


def sheet_parts(package):
    """[(name of a sheet, its part of the package)], in the order of the tabs."""
    names = _attributes(package, _WORKBOOK, "sheet", "r:id", "name")
    targets = _attributes(package, _RELATIONS, "Relationship", "Id", "Target")
    parts = set(package.namelist())
    found = [
        (name, posixpath.join("/xl", targets.get(key, "")).removeprefix("/"))
        for key, name in names.items()
    ]
    return [(name, part) for name, part in found if part in parts]


def _attributes(package, part, element, key, value):
    """{key: value} of two attributes of the elements called `element`."""
    found = _Attributes(element, key, value)
    _parse(package, part, found)
    return found.pairs


def _filled_rows(package, part):
    rows = _Rows()
    _parse(package, part, rows)
    return rows.filled


def _parse(package, part, handler):
    with package.open(part) as file:
        for _size in parsed(file, handler):
            pass


class _Attributes(ContentHandler):
    def __init__(self, element, key, value):
        self._element, self._key, self._value = element, key, value
        self.pairs = {}

    def startElement(self, name, attrs):
        if name.rpartition(":")[2] == self._element and self._key in attrs:
            self.pairs[attrs[self._key]] = attrs.get(self._value, "")


class _Rows(ContentHandler):
    """Counts the rows in which any cell has a value (v) or a text of its own (t)."""

    def __init__(self):
        self.filled, self._inside, self._seen = 0, False, False

    def startElement(self, name, attrs):
        self._inside = name.rpartition(":")[2] in ("v", "t")

    def characters(self, content):
        self._seen = self._seen or self._inside

    def endElement(self, name):
        self._inside = False
        if name.rpartition(":")[2] == "row":
            self.filled += self._seen
            self._seen = False
