"""Reading a workbook that somebody filled in, without letting it into the server's process."""

from areas.worksheets import Worksheet

from . import sandbox
from .inspection import reader
from .rejections import RejectedFile
from .spool import spooled

#: Processor seconds: an honest workbook of the greatest size takes half of it.
SECONDS = 2


def read_worksheet(file, *, rows=2000, columns=40):
    """The first sheet of an XLSX as a Worksheet. Raises RejectedFile.

    A million empty rows, macros, a password or a ZIP bomb are refused in words, within SECONDS
    and the memory that `sandbox` allows.
    """
    with spooled(file) as copy:
        job, _options = reader(copy.file, picture_job="images.inspect")
        if job != "office.inspect":
            raise RejectedFile("not_xlsx")
        limits = {"rows": rows, "columns": columns, "seconds": SECONDS}
        with sandbox.run("tables.read", copy.file, **limits) as (facts, _product):
            return Worksheet(
                name=facts["sheet"],
                others=tuple(facts["others"]),
                merged=tuple(facts["merged"]),
                rows=tuple(tuple(row) for row in facts["rows"]),
                sha256=copy.sha256,
            )
