"""Sheet 3: the figures as the districts sent them, a column for each."""

from django.utils.translation import gettext as _

from .cells import LONG_TEXT, TEXT, WHOLE_NUMBER
from .tables import Column


def columns(round_reports):
    """Beside a figure that asks for words stands a column with these."""
    return [
        Column(_("District code"), TEXT),
        Column(_("District"), TEXT),
        Column(_("Inspection region"), TEXT),
        *_figure_columns(round_reports.figures),
    ]


def rows(round_reports):
    """Figures of the version that counts; all blank where nothing was sent, never zero."""
    for report in round_reports.reports:
        sent = report.version.figures if report.version else {}
        yield [
            report.district.code,
            report.name,
            report.region.name,
            *_values(round_reports.figures, sent),
        ]


def _figure_columns(figures):
    for figure in figures:
        yield Column(str(figure), WHOLE_NUMBER)
        if figure.needs_text:
            yield Column(_("%(figure)s: in words") % {"figure": figure}, LONG_TEXT)


def _values(figures, sent):
    for figure in figures:
        entry = sent.get(figure.key, {})
        yield entry.get("value")
        if figure.needs_text:
            yield entry.get("note")
