"""The mark in a workbook of figures: whose it is, of which round, and what was saved then."""

import hashlib
import json
import re
from typing import NamedTuple

from areas.worksheets import HEADING_ROWS

_MARK = re.compile(r"([\w-]+)/(\d{4}-\d{1,2})/([0-9a-f]{12})")


class Mark(NamedTuple):
    """`round` is the fiscal year and the months, `state` a fingerprint of the saved figures."""

    district: str
    round: str
    state: str

    def __str__(self):
        return "/".join(self)


def mark_of(*, round, district, figures, entries):
    """The Mark of a workbook that is filled with `entries` ({figure.pk: Entry})."""
    saved = [
        [figure.key, entry.value, entry.note, entry.attested]
        for figure in figures
        if (entry := entries.get(figure.pk))
    ]
    text = json.dumps(saved, ensure_ascii=False, separators=(",", ":"))
    state = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Mark(district.code, f"{round.indicator.fiscal_year}-{round.months}", state)


def mark_in(sheet):
    """The Mark above the headings of a Worksheet, or None."""
    for row in sheet.rows[:HEADING_ROWS]:
        for cell in row:
            if cell and cell[0] == "s" and (found := _MARK.fullmatch(cell[1].strip())):
                return Mark(*found.groups())
    return None
