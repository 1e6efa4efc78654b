"""Take in how many children the districts were told to find: all rows of a file, or none."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thai.dates import FIRST_BUDDHIST, from_buddhist, parse_date
from thai.digits import to_arabic

from .models import District, NotifiedCount

#: The columns of a file, each under its English or its Thai heading, in any order.
COLUMNS = {
    "district": {"district", "district_code", "code", "รหัสเขต"},
    "fiscal_year": {"fiscal_year", "ปีงบประมาณ"},
    "source": {"source", "แหล่งข้อมูล"},
    "as_of": {"as_of", "ข้อมูล ณ วันที่"},
    "count": {"count", "จำนวน"},
}
SOURCES = {
    "eef": NotifiedCount.Source.EEF,
    "กสศ": NotifiedCount.Source.EEF,
    "กสศ.": NotifiedCount.Source.EEF,
    "dmc": NotifiedCount.Source.DMC,
}
WHOLE = re.compile(r"\d{1,9}")


class RefusedImport(ValueError):
    """Nothing was saved. `problems` has one sentence for each, with its row where it has one."""

    def __init__(self, problems):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Imported:
    created: int
    updated: int
    unchanged: int


def read_rows(path):
    """Yield (row number in the file, values by COLUMNS) of a CSV (UTF-8) or an XLSX file.

    The first row has the headings; empty rows are left out. Raises RefusedImport if a heading
    is missing, for any other kind of file and for one that cannot be read.
    """
    rows = _lines(Path(path))
    headings = [str(cell or "").strip().casefold() for cell in next(rows, [])]
    places = {
        name: place
        for name, known in COLUMNS.items()
        for place, heading in enumerate(headings)
        if heading in known
    }
    if missing := COLUMNS.keys() - places.keys():
        columns = ", ".join(sorted(missing))
        raise RefusedImport([_("The first row lacks these columns: %s") % columns])
    for number, cells in enumerate(rows, start=2):
        if any(str(cell).strip() for cell in cells if cell is not None):
            # A row may end before its last empty cells.
            cells = [*cells, *[None] * (len(headings) - len(cells))]
            yield number, {name: cells[place] for name, place in places.items()}


@transaction.atomic
def import_counts(*, rows, at=None):
    """Save `rows` as `read_rows` gives them; a count that is there already is corrected.

    Returns an `Imported`. Raises RefusedImport with every problem of every row.
    """
    districts = District.objects.in_bulk(field_name="code")
    latest = timezone.localdate(at, timezone.get_default_timezone())
    readers = {
        "district": lambda value: _district(value, districts),
        "fiscal_year": _year,
        "source": _source,
        "as_of": lambda value: _day(value, latest),
        "count": lambda value: _whole(value, _("the count")),
    }
    problems, counts = [], {}
    for number, row in rows:
        values, wrong = {}, []
        for name, read in readers.items():
            try:
                values[name] = read(row[name])
            except ValueError as error:
                wrong.append(str(error))
        if not wrong:
            count = values.pop("count")
            key = tuple(values.values())
            if key in counts:
                wrong.append(_("the same count stands in an earlier row."))
            counts[key] = count
        problems += [_("Row %(row)d: %(problem)s") % {"row": number, "problem": w} for w in wrong]
    if problems:
        raise RefusedImport(problems)
    done = [_put(key, count) for key, count in counts.items()]
    return Imported(*(done.count(outcome) for outcome in ("created", "updated", "unchanged")))


def _lines(path):
    if path.suffix.lower() == ".csv":
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise RefusedImport([_("The file is not in UTF-8. Save it as CSV UTF-8.")]) from None
        return csv.reader(io.StringIO(text, newline=""))
    if path.suffix.lower() == ".xlsx":
        try:
            workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        except (BadZipFile, KeyError):
            raise RefusedImport([_("The file cannot be read as an Excel workbook.")]) from None
        return workbook.worksheets[0].iter_rows(values_only=True)
    raise RefusedImport([_("Only CSV and XLSX files can be imported.")])


def _put(key, count):
    district, fiscal_year, source, as_of = key
    found, created = NotifiedCount.objects.get_or_create(
        district=district,
        fiscal_year=fiscal_year,
        source=source,
        as_of=as_of,
        defaults={"count": count},
    )
    if created:
        return "created"
    if found.count == count:
        return "unchanged"
    found.count = count
    found.save(update_fields=["count"])
    return "updated"


def _text(value):
    return to_arabic("" if value is None else str(value)).strip()


def _district(value, districts):
    code = _text(value)
    if code not in districts:
        raise ValueError(_("there is no district with the code “%s”.") % code)
    return districts[code]


def _year(value):
    year = _whole(value, _("the fiscal year"))
    year = from_buddhist(year) if year >= FIRST_BUDDHIST else year
    if not 2000 <= year <= 2200:
        raise ValueError(_("“%s” is no fiscal year. Write 2565 or 2022.") % value)
    return year


def _source(value):
    source = SOURCES.get(_text(value).casefold())
    if source is None:
        raise ValueError(_("the source “%s” is neither EEF nor DMC.") % _text(value))
    return source


def _day(value, latest):
    if isinstance(value, datetime):
        day = value.date()
    elif isinstance(value, date):
        day = value
    else:
        day = parse_date(_text(value))
    if day > latest:
        raise ValueError(_("the as-of date lies in the future."))
    return day


def _whole(value, what):
    """A whole number ≥ 0, from a cell's number or from text such as “1,234”."""
    text = _text(value).replace(",", "")
    if isinstance(value, float) and value.is_integer():
        text = str(int(value))
    if not WHOLE.fullmatch(text):
        raise ValueError(_("%s must be a whole number from 0 up.") % what)
    return int(text)
