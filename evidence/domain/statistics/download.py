"""The same figures as CSV, Excel and JSON files, small counts left out as on the page."""

import csv
from io import BytesIO, StringIO

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from evidence.domain.export.workbook import demo_mark
from thai.dates import date_long
from thai.widths import column_width

from .published import is_province
from .table import FIGURES
from .words import COUNTED, LABELS, explanation, hidden_mark, round_name

# A text that begins so would be computed by a spreadsheet.
_RISKY = tuple("=+-@\t\r")


def headings():
    """A column says of every row what it is, so that rows can be sorted and joined."""
    return [
        _("Inspection region"),
        _("Province"),
        str(COUNTED),
        *(str(label) for label in LABELS.values()),
        _("Round"),
        _("As of"),
        *([_("Note")] if settings.DEMO else []),
    ]


def rows(statistics):
    """Country, regions and provinces. An empty cell: nobody in that area reported."""
    same = [round_name(statistics.round), date_long(statistics.as_of)]
    if settings.DEMO:
        same.append(demo_mark())
    for row in statistics.rows:
        values = [hidden_mark() if value is None else value for value in row.values]
        if not row.counted:
            values = [None] * len(values)
        yield [*_names(row), row.counted, *values, *same]


def csv_file(statistics):
    """UTF-8 with a byte order mark, by which Excel knows Thai."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(headings())
    writer.writerows([_guarded(value) for value in row] for row in rows(statistics))
    return file.getvalue().encode("utf-8-sig")


def xlsx_file(statistics):
    """One sheet of texts and numbers; no cell computes anything."""
    workbook = Workbook(write_only=True)
    workbook.properties.creator = settings.WAGTAIL_SITE_NAME
    workbook.properties.description = demo_mark()
    sheet = workbook.create_sheet(_("Statistics"))
    names = headings()
    lines = list(rows(statistics))
    for number, values in enumerate(zip(names, *lines, strict=True), 1):
        texts = [str(value) for value in values if value is not None]
        sheet.column_dimensions[get_column_letter(number)].width = column_width(texts)
    sheet.freeze_panes = "C3" if demo_mark() else "C2"
    if demo_mark():
        sheet.append([_cell(sheet, demo_mark(), bold=True)])
    sheet.append([_cell(sheet, name, bold=True) for name in names])
    for row in lines:
        sheet.append([_cell(sheet, value) for value in row])
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def json_data(statistics):
    """For programs: a dict of texts, numbers and lists. A count that is not shown is null, as are
    the counts of an area of which nobody reported (`districts` 0)."""
    return {
        "round": round_name(statistics.round),
        "months": statistics.round.months,
        "fiscal_year": statistics.round.indicator.fiscal_year,
        "as_of": timezone.localdate(statistics.as_of).isoformat(),
        "notes": [note for note in (explanation(), demo_mark()) if note],
        "areas": [_json_row(row) for row in statistics.rows],
    }


def _json_row(row):
    region, province = _names(row)
    figures = {figure.value: row.figures[figure] if row.counted else None for figure in FIGURES}
    return {
        "region": None if row.area is None else region,
        "province": province,
        "districts": row.counted,
        **figures,
    }


def _names(row):
    if row.area is None:
        return [_("Whole country"), None]
    if is_province(row.area):
        return [row.area.region.name, row.area.name]
    return [row.area.name, None]


def _guarded(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def _cell(sheet, value, *, bold=False):
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif value is not None:
        cell.number_format = "#,##0"
    cell.font = Font(name="Calibri", size=11, bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=bold)
    return cell
