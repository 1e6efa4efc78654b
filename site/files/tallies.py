"""Counting a workbook that names children, without letting it into the server's process."""

from typing import NamedTuple

from . import sandbox
from .inspection import reader
from .rejections import RejectedFile
from .spool import spooled

ROWS, COLUMNS = 10_000, 40
#: Processor seconds for an honest workbook of that size; a hostile one is refused in two.
SECONDS = 12


class Tally(NamedTuple):
    """`counts` in the order of the statuses asked for; `problems` is {code: places}."""

    counts: list
    total: int
    problems: dict
    sha256: str


def tally(file, *, status, district, number, statuses, own):
    """Count an XLSX by status, see `readers.tally.count`. Raises RejectedFile."""
    with spooled(file, in_memory=True) as copy:
        job, _options = reader(copy.file, picture_job="images.inspect")
        if job != "office.inspect":
            raise RejectedFile("not_xlsx")
        asked = {
            "rows": ROWS,
            "columns": COLUMNS,
            "status": status,
            "district": district,
            "number": number,
            "statuses": statuses,
            "own": own,
        }
        with sandbox.run("tally.count", copy.file, seconds=SECONDS, **asked) as (facts, _product):
            return Tally(
                facts.get("counts", []), facts.get("total", 0), facts["problems"], copy.sha256
            )
