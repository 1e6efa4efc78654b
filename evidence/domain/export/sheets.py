"""openpyxl's write-only sheet, with rows and links of our own.

Its rows are written as text, seven times as fast as element by element; a text in them is a text
whatever it looks like, because nothing here writes a formula. And openpyxl keeps every link of a
sheet as objects until the end, some 2 kB each: 100,000 of them take 240 MB. Here they wait in a
file on disk. The sheet names them by relationship, and the relationships are added to the finished
workbook as a part of its own.
"""

from datetime import datetime
from decimal import Decimal
from tempfile import TemporaryFile
from urllib.parse import quote
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.packaging.relationship import get_rels_path
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.constants import PKG_REL_NS, REL_NS
from openpyxl.xml.functions import Element, xmlfile

#: Excel refuses a sheet with more; the addresses beyond are plain text.
MOST_LINKS = 65_530

# Characters of an address that stand for themselves; any other would break the workbook.
_SAFE = "/#%:=@&?~+!$,;'()*-._"


class Sheet(WriteOnlyWorksheet):
    """A write-only sheet. A row is a list of (style, value), the style an id of the workbook.

    Values are texts, whole numbers, Decimals, datetimes without a time zone, or None.
    """

    def __init__(self, workbook, title):
        super().__init__(workbook, title)
        self.link_count = 0
        # Lives as long as the sheet; `save_links` closes it.
        self._links = TemporaryFile("w+", encoding="ascii")  # noqa: SIM115

    def link(self, coordinate, address):
        """Let the cell at `coordinate` (such as M2) lead to `address`."""
        if self.link_count < MOST_LINKS:
            self.link_count += 1
            self._links.write(f"{coordinate} {quote(address, safe=_SAFE)}\n")

    def links(self):
        """(relationship, coordinate, address) of every link, in order."""
        self._links.seek(0)
        for number, line in enumerate(self._links, 1):
            yield f"rId{number}", *line.split()

    def save_links(self, file):
        """Add the addresses to the workbook saved in `file`."""
        if self.link_count:
            part = get_rels_path(self.path)[1:]
            with (
                ZipFile(file, "a", ZIP_DEFLATED) as archive,
                archive.open(part, "w") as out,
                xmlfile(out, encoding="utf-8") as xml,
                xml.element("Relationships", xmlns=PKG_REL_NS),
            ):
                for name, _coordinate, address in self.links():
                    attributes = {"Id": name, "Type": f"{REL_NS}/hyperlink", "Target": address}
                    xml.write(Element("Relationship", attributes, TargetMode="External"))
        self._links.close()

    def _values_to_row(self, values, row_idx):
        return values

    def _get_writer(self):
        if self._writer is None:
            self._writer = _Writer(self)
            self._writer.write_top()


class _Writer(WorksheetWriter):
    def get_stream(self):
        """openpyxl's stream of elements, into a file that rows can be written to as well."""
        path = self.out
        try:
            with open(path, "wb") as self.out:
                yield from super().get_stream()
        finally:
            self.out = path

    def write_row(self, xf, row, row_idx):
        if row_idx == 1:
            xf.flush()  # what openpyxl wrote goes before
        height = self.ws.row_dimensions[row_idx].height if row_idx in self.ws.row_dimensions else 0
        attributes = f' ht="{height}" customHeight="1"' if height else ""
        cells = "".join(
            _cell(f"{get_column_letter(column)}{row_idx}", style, value)
            for column, (style, value) in enumerate(row, 1)
            if value is not None
        )
        self.out.write(f'<row r="{row_idx}"{attributes}>{cells}</row>'.encode())

    def write_hyperlinks(self):
        if not self.ws.link_count:
            return
        xml = self.xf.send(True)
        with xml.element("hyperlinks"):
            for name, coordinate, _address in self.ws.links():
                xml.write(Element("hyperlink", {"ref": coordinate, f"{{{REL_NS}}}id": name}))
        self.xf.send(None)


def _cell(coordinate, style, value):
    """The XML of a cell. Raises TypeError for what is neither text, moment nor number."""
    if isinstance(value, str):
        space = ' xml:space="preserve"' if value != value.strip() else ""
        text = f"<is><t{space}>{escape(value)}</t></is>"
        return f'<c r="{coordinate}" s="{style}" t="inlineStr">{text}</c>'
    if isinstance(value, datetime):
        value = to_excel(value)
    if not isinstance(value, int | float | Decimal):
        raise TypeError(f"a cell cannot hold {value!r}")
    return f'<c r="{coordinate}" s="{style}"><v>{value}</v></c>'
