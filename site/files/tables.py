"""Reading a table that somebody filled in, without letting it into the server's process."""

from areas.worksheets import Worksheet

from . import sandbox
from .inspection import reader
from .rejections import RejectedFile
from .spool import spooled

#: Processor seconds: an honest workbook of the greatest size takes half of it.
SECONDS = 2


def read_worksheet(file, *, rows=2000, columns=40, takes_csv=False):
    """The first sheet of an XLSX, or with `takes_csv` a CSV, as a Worksheet. Raises RejectedFile.

    A million empty rows, macros, a password or a ZIP bomb are refused in words, within SECONDS
    and the memory that `sandbox` allows.
    """
    with spooled(file) as copy:
        limits = {"rows": rows, "columns": columns, "seconds": SECONDS}
        with sandbox.run(_job(copy.file, takes_csv), copy.file, **limits) as (facts, _product):
            return Worksheet(
                name=facts["sheet"],
                others=tuple(facts["others"]),
                merged=tuple(facts["merged"]),
                rows=tuple(tuple(row) for row in facts["rows"]),
                sha256=copy.sha256,
            )


def _job(file, takes_csv):
    """The sandbox job that reads the file as a table. Raises RejectedFile."""
    try:
        job, _options = reader(file, picture_job="images.inspect")
    except RejectedFile as refusal:
        if takes_csv and refusal.code == "unknown_type":
            return "delimited.read"
        if refusal.code == "unknown_type":
            raise RejectedFile("not_xlsx") from refusal
        raise
    if job != "office.inspect":
        raise RejectedFile("not_xlsx")
    return "tables.read"
