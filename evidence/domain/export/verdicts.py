"""Sheet 4: every verdict with its reason, by evaluation and criterion.

Only submitted evaluations of the version that counts; an evaluator's private note is never here.
"""

from django.utils.translation import gettext as _

from evidence.enums import Judgement

from .cells import LONG_TEXT, SMALL_NUMBER, TEXT, moment
from .marks import in_words, judgement_of
from .tables import Column


def columns():
    return [
        Column(_("District code"), TEXT),
        Column(_("District"), TEXT),
        Column(_("Inspection region"), TEXT),
        Column(_("Version"), SMALL_NUMBER),
        Column(_("Evaluator"), TEXT),
        Column(_("Evaluated at"), moment()),
        Column(_("Criterion no."), SMALL_NUMBER),
        Column(_("Criterion"), TEXT),
        Column(_("Verdict"), TEXT),
        Column(_("What it is about"), LONG_TEXT),
        Column(_("Reason"), LONG_TEXT),
        Column(_("Where evaluators differ"), TEXT),
        Column(_("Reason for the settlement"), LONG_TEXT),
        Column(_("Settled by"), TEXT),
    ]


def rows(round_reports):
    """One an evaluation and criterion; of best practices one each, and one for the guideline."""
    for report in round_reports.reports:
        district = [report.district.code, report.name, report.region.name]
        settled = {row.point: row for row in report.settlements}
        for evaluation in report.evaluations:
            by = [report.version.number, str(evaluation.evaluator), evaluation.submitted_at]
            for criterion in round_reports.criteria:
                for evidence, *said in _said(criterion, evaluation):
                    decided = settled.get((criterion.pk, evidence))
                    yield [
                        *[*district, *by, criterion.number, criterion.short, *said],
                        *_settlement(decided, evaluation),
                    ]


def _said(criterion, evaluation):
    """[evidence.pk or None, verdict, what it is about, reason] of a criterion, once or more."""
    word = in_words(criterion, judgement_of(criterion, evaluation)).word
    match criterion.judgement:
        case Judgement.VERDICT:
            reasons = {row.criterion_id: row.reason for row in evaluation.verdicts.all()}
            return [[None, word, None, reasons.get(criterion.pk)]]
        case Judgement.FIGURES:
            return [[None, word, _borne(evaluation), evaluation.figures_reason]]
        case Judgement.PRACTICES:
            # The guideline, which is no piece of evidence, comes first.
            rows = sorted(evaluation.acceptances.all(), key=lambda row: row.evidence_id or 0)
            return [_acceptance(row) for row in rows] or [[None, word, None, None]]
        case Judgement.COMPLETENESS:
            return [[None, criterion.get_judgement_display(), None, None]]


def _borne(evaluation):
    """The figures that the evidence bears, where the evaluator recorded others than those sent."""
    if evaluation.figures_supported is not False:
        return None
    rows = sorted(evaluation.figures.all(), key=lambda row: row.figure.order)
    return "\n".join(f"{row.figure}: {row.value:,}" for row in rows)


def _acceptance(row):
    word = _("Accepted") if row.accepted else _("Not accepted")
    about = row.evidence.title if row.evidence else _("Guideline of the office")
    return [row.evidence_id, word, about, row.reason]


def _settlement(decided, evaluation):
    """[whether it stands, why, who decided] where evaluators differ and it was settled."""
    if decided is None:
        return [None] * 3
    stands = decided.evaluation_id == evaluation.pk
    return [_("Stands") if stands else _("Does not stand"), decided.reason, str(decided.settled_by)]
