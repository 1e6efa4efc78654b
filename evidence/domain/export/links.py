"""A sheet with many links in little memory.

openpyxl keeps every link of a sheet as objects until the end, some 2 kB each: 100,000 of them
take 240 MB. Here they wait in a file on disk. The sheet names them by relationship, and the
relationships are added to the finished workbook as a part of its own.
"""

from tempfile import TemporaryFile
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.packaging.relationship import get_rels_path
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.constants import PKG_REL_NS, REL_NS
from openpyxl.xml.functions import Element, xmlfile

#: Excel refuses a sheet with more; the addresses beyond are plain text.
MOST_LINKS = 65_530

# Characters of an address that stand for themselves; any other would break the workbook.
_SAFE = "/#%:=@&?~+!$,;'()*-._"


class LinkedSheet(WriteOnlyWorksheet):
    """A write-only sheet whose links are given by `link`."""

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

    def _get_writer(self):
        if self._writer is None:
            self._writer = _LinkedWriter(self)
            self._writer.write_top()


class _LinkedWriter(WorksheetWriter):
    def write_hyperlinks(self):
        if not self.ws.link_count:
            return
        xml = self.xf.send(True)
        with xml.element("hyperlinks"):
            for name, coordinate, _address in self.ws.links():
                xml.write(Element("hyperlink", {"ref": coordinate, f"{{{REL_NS}}}id": name}))
        self.xf.send(None)
