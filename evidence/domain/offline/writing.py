"""The workbook of figures to fill in where there is no line: prefilled, all but inputs locked."""

from math import ceil

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation

from evidence.domain.export.workbook import demo_mark
from evidence.domain.figures import Entry
from thai.bilingual import is_english
from thai.dates import date_short
from thai.numbers import grouped
from thai.widths import display_width

from .marks import mark_of
from .reading import HEADINGS, MOST, takes_words

WIDTHS = {"number": 9, "text": 52, "value": 14, "words": 34, "sum": 24, "last": 12}
BOLD, SOFT = Font(name="Calibri", bold=True), Font(name="Calibri", color="5A6764")
PAPER = PatternFill("solid", start_color="FFF4DC")
HEAD = PatternFill("solid", start_color="E6EFED")
LINE = Side(style="thin", color="75837F")
WRAPPED = Alignment(wrap_text=True, vertical="top")
#: Not every program makes a row as high as its text needs.
LINE_HEIGHT = 16


def write_workbook(*, round, district, entries, last, notified, to):
    """Write the workbook of a district's figures to the binary file `to`, in the active language.

    `entries` is {figure.pk: Entry} as saved, `last` SubmissionVersion.figures of the year before,
    `notified` the NotifiedCounts that the district was told of.
    """
    figures = list(round.figures.order_by("order"))
    workbook = Workbook()
    workbook.properties.creator = settings.WAGTAIL_SITE_NAME
    sheet = workbook.active
    sheet.title = pgettext("sheet", "Figures")
    mark = mark_of(round=round, district=district, figures=figures, entries=entries)
    for text in _introduction(round, district, notified):
        sheet.append([text])
    sheet["A1"].font = BOLD
    sheet.append([_("Mark of this workbook (leave it as it is):"), None, str(mark)])
    sheet.append([HEADINGS[name][is_english()] for name in WIDTHS])
    top = sheet.max_row
    for column, width in enumerate(WIDTHS.values(), 1):
        cell = sheet.cell(top, column)
        cell.font, cell.fill, cell.alignment = BOLD, HEAD, WRAPPED
        sheet.column_dimensions[cell.column_letter].width = width
    depths = {}
    for figure in figures:
        entry = entries.get(figure.pk, Entry())
        depths[figure.pk] = depths.get(figure.parent_id, -1) + 1
        parts = [part.number for part in figures if part.parent_id == figure.pk]
        row = {
            "number": figure.number,
            "text": f"{figure.text}\n{figure.hint}".strip(),
            "value": entry.value,
            "words": entry.note,
            "sum": " + ".join(parts),
            "last": last.get(figure.key, {}).get("value"),
        }
        inputs = ["value", *(["words"] if takes_words(figure) else [])]
        _append(sheet, row, inputs=inputs, depth=depths[figure.pk])
    _check_numbers(sheet, first=top + 1)
    sheet.freeze_panes = sheet.cell(top + 1, 3)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    workbook.save(to)


def _introduction(round, district, notified):
    """At most six lines: the headings have to stand in the first ten rows."""
    yield " – ".join(filter(None, [demo_mark(), f"{round}", district.name]))
    yield _("Fill in the coloured cells only: whole numbers of children, 0 where there are none.")
    yield _("A number that has parts equals the sum of those named in “Must equal the sum of”.")
    yield _("Then upload this file on the page of the figures; you confirm before it is saved.")
    if notified:
        said = [
            _("%(source)s: %(number)s as of %(day)s")
            % {
                "source": count.get_source_display(),
                "number": grouped(count.count),
                "day": date_short(count.as_of),
            }
            for count in notified
        ]
        yield f"{_('Notified count')} – {', '.join(said)}"


def _append(sheet, row, *, inputs, depth):
    """Write the row of a figure, set in by `depth` levels; `inputs` are open to be filled in."""
    at = sheet.max_row + 1
    for column, (name, value) in enumerate(row.items(), 1):
        cell = sheet.cell(at, column, None if value == "" else value)
        if value and isinstance(value, str):
            cell.data_type = "s"  # a text that begins with = stays a text
        cell.alignment = WRAPPED
        if name == "text":
            cell.alignment = Alignment(
                horizontal="left", vertical="top", wrap_text=True, indent=2 * depth
            )
        if name in inputs:
            cell.protection = Protection(locked=False)
            cell.fill = PAPER
            cell.border = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
        elif name in ("sum", "last"):
            cell.font = SOFT
        if name in ("value", "last"):
            cell.number_format = "#,##0"
    sheet.row_dimensions[at].height = LINE_HEIGHT * max(
        _lines(row["text"], WIDTHS["text"] - 4 * depth), _lines(row["words"], WIDTHS["words"])
    )


def _lines(text, width):
    """How many lines `text` takes in a column of so many digits."""
    return sum(max(1, ceil(display_width(line) / (width - 2))) for line in text.split("\n"))


def _check_numbers(sheet, *, first):
    """Excel itself refuses what is no whole number while somebody types it."""
    rule = DataValidation("whole", operator="between", formula1="0", formula2=str(MOST))
    rule.errorTitle = _("Not a whole number")
    rule.error = _("Enter a whole number of children, such as 0 or 125.")
    rule.showErrorMessage = True
    rule.add(f"C{first}:C{sheet.max_row}")
    sheet.add_data_validation(rule)
