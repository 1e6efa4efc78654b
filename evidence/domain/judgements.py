"""What evaluations say, point by point, and which of them stands where they differ.

A point is (criterion.pk, evidence.pk or None): a verdict, the figures, the guideline (the
criterion of practices without evidence) or one practice.
"""

from evidence.domain.figures import found_and_total
from evidence.domain.rubric import Facts
from evidence.enums import Judgement, PracticeLevel, VerdictValue


def judgements_of(evaluation):
    """{point: what was judged} of one evaluation, without the reasons."""
    said = {(row.criterion_id, None): row.value for row in evaluation.verdicts.all()}
    for criterion in _criteria(evaluation):
        match criterion.judgement:
            case Judgement.FIGURES:
                said[criterion.pk, None] = frozenset(borne_figures(evaluation).items())
            case Judgement.PRACTICES:
                for row in evaluation.acceptances.all():
                    said[criterion.pk, row.evidence_id] = row.accepted
    return said


def differing(evaluations):
    """The points that the evaluations judge differently, in order; unsaid is not accepted."""
    said = [judgements_of(evaluation) for evaluation in evaluations]
    points = {point: None for each in said for point in each}
    return [point for point in points if len({each.get(point, False) for each in said}) > 1]


def facts_of(evaluation, standing=None):
    """The Facts that an evaluation gives; `standing` {point: Evaluation} names the points where
    another's judgement stands.

    The level uses the figures that the evidence bears where the evaluator recorded them, else
    the reported ones. Only accepted practices count, schools by School.
    """
    standing = standing or {}
    verdicts, accepted, figures = {}, {}, evaluation
    for criterion in _criteria(evaluation):
        source = standing.get((criterion.pk, None), evaluation)
        match criterion.judgement:
            case Judgement.VERDICT:
                verdicts[criterion.number] = _verdict(source, criterion)
            case Judgement.FIGURES:
                figures = source
            case Judgement.PRACTICES:
                accepted = _accepted(evaluation, standing, criterion)
    found, total = found_and_total(
        figures=list(evaluation.version.submission.round.figures.all()),
        values=borne_figures(figures),
    )
    unclear = tuple(n for n, value in verdicts.items() if value != VerdictValue.CLEAR)
    practices = [row.evidence for row in accepted.values() if row.evidence_id]
    levels = [item.practice_level for item in practices]
    return Facts(
        criteria=len(verdicts),
        clear=len(verdicts) - len(unclear),
        unclear=unclear,
        found=found,
        total=total,
        guideline=None in accepted,
        district_practice=PracticeLevel.DISTRICT in levels,
        schools=len(
            {item.school_id for item in practices if item.practice_level == PracticeLevel.SCHOOL}
        ),
    )


def borne_figures(evaluation):
    """{key: int}: the reported figures, replaced by those that the evidence bears."""
    values = {key: sent["value"] for key, sent in evaluation.version.figures.items()}
    if evaluation.figures_supported is False:
        values |= {row.figure.key: row.value for row in evaluation.figures.all()}
    return values


def _criteria(evaluation):
    return evaluation.version.submission.round.criteria.all()


def _verdict(evaluation, criterion):
    rows = evaluation.verdicts.all()
    return next((row.value for row in rows if row.criterion_id == criterion.pk), None)


def _accepted(evaluation, standing, criterion):
    """{evidence.pk or None: Acceptance} of what is accepted, each from whoever stands for it."""
    rows = {row.evidence_id: row for row in evaluation.acceptances.all()}
    for (pk, evidence), source in standing.items():
        if pk == criterion.pk:
            rows.pop(evidence, None)
            for row in source.acceptances.all():
                if row.evidence_id == evidence:
                    rows[evidence] = row
    return {key: row for key, row in rows.items() if row.accepted}
