"""The workbook of a round, from its sheets to its file name."""

from collections import Counter

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook

from evidence.domain.audit import record_each
from thai.bilingual import is_english
from thai.dates import date_short, to_buddhist

from . import figures, matrix, register, summary, verdicts
from .reports import reports_of
from .sheets import Sheet
from .tables import write_table


def export_round(*, round, by, to, at=None):
    """Write the round's workbook to the binary file `to`, in the active language, and log it.

    The register of evidence is read first and counted on the way, so that the other sheets know
    how much each report holds without asking the database again.
    """
    at = at or timezone.now()
    reports = reports_of(round, at)
    workbook = Workbook(write_only=True)
    _describe(workbook, round)
    sheets = _sheets(workbook, has_figures=bool(reports.figures))
    mark, items = demo_mark(), Counter()

    filed = write_table(
        sheets["register"], register.columns(), register.rows(reports, items), above=mark
    )
    write_table(
        sheets["summary"], summary.columns(reports), summary.rows(reports, items), above=mark
    )
    districts = write_table(
        sheets["matrix"], matrix.columns(reports), matrix.rows(reports), above=mark
    )
    matrix.colour(sheets["matrix"], reports, last=districts + 2)
    if reports.figures:
        write_table(sheets["figures"], figures.columns(reports), figures.rows(reports), above=mark)
    write_table(sheets["verdicts"], verdicts.columns(), verdicts.rows(reports), above=mark)

    workbook.save(to)
    sheets["register"].save_links(to)
    exported = {"districts": districts, "evidence": filed, "released": reports.is_released}
    record_each("exported", [(round, exported)], by=by)  # in one query


def file_name(round, at=None):
    """Such as “พาน้องกลับมาเรียน รอบ 6 เดือน 2570 (22 พ.ย. 69).xlsx”."""
    name = f"{title_of(round)} ({date_short(at or timezone.now())})"
    return " – ".join(filter(None, [demo_mark(), name])) + ".xlsx"


def title_of(round):
    """Such as “พาน้องกลับมาเรียน รอบ 6 เดือน 2570”."""
    year = round.indicator.fiscal_year
    shown = year if is_english() else to_buddhist(year)
    return f"{settings.WAGTAIL_SITE_NAME} {round.name} {shown}"


def demo_mark():
    """What the demo says on everything it gives out; empty elsewhere."""
    return _("Invented data for demonstration") if settings.DEMO else ""


def _describe(workbook, round):
    workbook.properties.title = title_of(round)
    workbook.properties.creator = settings.WAGTAIL_SITE_NAME
    workbook.properties.subject = round.indicator.title
    workbook.properties.description = demo_mark()
    workbook.properties.language = "en" if is_english() else "th"


def _sheets(workbook, *, has_figures):
    """The sheets in the order of their tabs; one for figures only if the round asks for some."""
    titles = {
        "summary": pgettext("sheet", "Summary"),
        "matrix": pgettext("sheet", "Criteria × districts"),
        "figures": pgettext("sheet", "Figures") if has_figures else None,
        "verdicts": pgettext("sheet", "Verdicts"),
        "register": pgettext("sheet", "Evidence"),
    }
    sheets = {name: Sheet(workbook, title) for name, title in titles.items() if title}
    for sheet in sheets.values():
        workbook._add_sheet(sheet)
    return sheets
