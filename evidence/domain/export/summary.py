"""Sheet 1: a line for every district."""

from django.utils.translation import gettext as _

from .cells import LONG_TEXT, PERCENTAGE, SMALL_NUMBER, TEXT, WHOLE_NUMBER, moment
from .marks import mark_of
from .reports import percentage
from .tables import Column


def columns(round_reports):
    """The headings in the active language; figures only in a round that asks for some."""
    return [
        Column(_("District code"), TEXT),
        Column(_("District"), TEXT),
        Column(_("Kind of district"), TEXT),
        Column(_("Province of the office"), TEXT),
        Column(_("Inspection region"), TEXT),
        Column(_("State of the report"), TEXT),
        Column(_("Sent at"), moment()),
        Column(_("On time or late"), TEXT),
        Column(_("Version"), SMALL_NUMBER),
        *_criterion_columns(round_reports.criteria),
        *(_figure_columns() if round_reports.figures else []),
        Column(_("Not reported"), TEXT),
        Column(_("Level"), SMALL_NUMBER),
        Column(_("State of the result"), TEXT),
        Column(_("Level before the override"), SMALL_NUMBER),
        Column(_("Reason for the override"), LONG_TEXT),
        Column(_("Level before the correction"), SMALL_NUMBER),
        Column(_("Reason for the correction"), LONG_TEXT),
        Column(_("Explanation of the result"), LONG_TEXT),
        Column(_("Evaluators"), LONG_TEXT),
    ]


def rows(round_reports, items):
    """`items` is {(submission.pk, criterion.pk): how many are filed in the version that counts}."""
    for report in round_reports.reports:
        yield [
            report.district.code,
            report.name,
            report.district.get_kind_display(),
            report.district.seat.name,
            report.region.name,
            report.state,
            *_sending(report.version),
            *_criteria(report, round_reports, items),
            *(_figures(report, round_reports.figures) if round_reports.figures else []),
            _("Not reported") if report.not_reported else None,
            report.level,
            report.standing,
            *_override(report),
            *_correction(report),
            report.explanation,
            ", ".join(str(evaluation.evaluator) for evaluation in report.evaluations),
        ]


def _criterion_columns(criteria):
    for criterion in criteria:
        names = {"number": criterion.number, "title": criterion.short}
        yield Column(_("%(number)s. %(title)s: pieces of evidence") % names, SMALL_NUMBER)
        yield Column(_("%(number)s. %(title)s: verdict") % names, TEXT)


def _figure_columns():
    return [
        Column(_("Dropouts found and helped"), WHOLE_NUMBER),
        Column(_("Dropouts in all"), WHOLE_NUMBER),
        Column(_("Percentage found and helped"), PERCENTAGE),
        Column(_("No dropouts"), TEXT),
    ]


def _sending(version):
    if version is None:
        return [None] * 3
    return [version.submitted_at, _("Late") if version.is_late else _("On time"), version.number]


def _criteria(report, round_reports, items):
    for criterion in round_reports.criteria:
        yield items[report.submission.pk, criterion.pk] if report.version else None
        yield mark_of(
            criterion,
            evaluations=report.evaluations,
            enough=round_reports.enough,
            settled=report.settled,
        ).word


def _figures(report, figures):
    found, total = report.found_and_total(figures)
    return [found, total, percentage(found, total), _("No dropouts") if total == 0 else None]


def _override(report):
    if report.override is None:
        return [None] * 2
    _level, reason = report.override
    return [report.derived_level, reason]


def _correction(report):
    if report.correction is None:
        return [None] * 2
    return [report.previous.level, report.correction.reason]
