"""Counting the dropout system's workbook by status. What is in its cells names children: nothing
of them leaves this process but how often each status that we know stands there."""

import re
import unicodedata

from .tables import read

_BLANKS = re.compile(r"\s+")
_WHOLE = re.compile(r"\d{1,7}")
HEADING_ROWS = 10
MOST_NAMED = 5


def count(source, product, *, rows, columns, status, district, number, statuses, own):
    """Sandbox job: how many children bear each status.

    `status`, `district` and `number` are the headings of these columns ("" for none), `statuses`
    the values to count, `own` the names of the district that the rows may bear. Returns {"counts":
    a number for each of `statuses`, "unknown": rows with another status or none, "total", and the
    places of what is wrong: {"problems": {code: cells or names of sheets}}}. The codes: "merged",
    "sheets", "headings", "formula", "text", "negative", "district", "status".
    """
    sheet = read(source, product, rows=rows, columns=columns)
    problems = {}
    if sheet["merged"]:
        problems["merged"] = sheet["merged"][:MOST_NAMED]
    if sheet["others"]:
        problems["sheets"] = [f"{len(sheet['others'])}"]
    wanted = {
        name: key(text)
        for name, text in [("status", status), ("district", district), ("number", number)]
        if text
    }
    top, places = _headings(sheet["rows"], wanted)
    if missing := [
        text
        for name, text in [("status", status), ("district", district), ("number", number)]
        if text and name not in places
    ]:
        return {"problems": {**problems, "headings": missing}}
    tally = _Tally([key(text) for text in statuses], {key(text) for text in own}, places)
    for index, cells in enumerate(sheet["rows"][top + 1 :], top + 2):
        if any(cells):
            tally.add(index, cells)
    return {
        "counts": tally.counts,
        "unknown": tally.unknown,
        "total": sum(tally.counts),
        "problems": problems | tally.named(),
    }


def key(text):
    """A text as it is compared: without blanks, case or Thai digits."""
    text = unicodedata.normalize("NFKC", str(text))
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    return _BLANKS.sub("", digits).casefold()


def _headings(rows, wanted):
    best = (0, {})
    for index, cells in enumerate(rows[:HEADING_ROWS]):
        found = {}
        for place, cell in enumerate(cells):
            for name, text in wanted.items():
                if cell and cell[0] == "s" and key(cell[1]) == text:
                    found.setdefault(name, place)
        if len(found) > len(best[1]):
            best = (index, found)
    return best


class _Tally:
    def __init__(self, statuses, own, places):
        self.statuses, self.own, self.places = statuses, own, places
        self.counts, self.unknown, self.problems = [0] * len(statuses), 0, {}

    def add(self, row, cells):
        found = {name: cells[at] if at < len(cells) else None for name, at in self.places.items()}
        formulas = [name for name, cell in found.items() if cell and cell[0] in ("f", "e")]
        for name in formulas:
            self.blame("formula", row, name)
        if formulas:
            return
        if "district" in found and key(_text(found["district"])) not in self.own:
            self.blame("district", row, "district")
        many = self.number(row, found) if "number" in found else 1
        status = key(_text(found["status"]))
        if status in self.statuses:
            self.counts[self.statuses.index(status)] += many
        else:
            self.unknown += many
            self.blame("status", row, "status")

    def number(self, row, found):
        cell = found["number"]
        text = key(_text(cell)).replace(",", "").removesuffix(".0")
        if text.startswith("-"):
            self.blame("negative", row, "number")
        elif not _WHOLE.fullmatch(text):
            self.blame("text", row, "number")
        else:
            return int(text)
        return 0

    def blame(self, code, row, name):
        self.problems.setdefault(code, []).append(f"{_letters(self.places[name])}{row}")

    def named(self):
        """The first places of each kind, and how many more there are."""
        return {
            code: cells[:MOST_NAMED]
            + ([f"+{len(cells) - MOST_NAMED}"] if len(cells) > MOST_NAMED else [])
            for code, cells in self.problems.items()
        }


def _text(cell):
    return "" if cell is None else cell[1]


def _letters(column):
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
