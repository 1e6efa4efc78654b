"""What evaluators said of a criterion, in a word and a sign."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evidence.enums import Judgement, VerdictValue

GOOD, BAD, DIFFERENT, NONE = "✓", "✗", "≠", "–"


@dataclass(frozen=True)
class Mark:
    """A word, and a sign that tells it without colour."""

    sign: str
    word: str

    def __str__(self):
        return f"{self.sign} {self.word}".strip() if self.word != self.sign else self.sign


def mark_of(criterion, *, evaluations, enough, settled=None):
    """The Mark of a criterion: a dash until `enough` evaluations have been submitted.

    `settled` {point (`domain.judgements`): Evaluation} tells whose judgement stands where they
    differ.
    """
    if criterion.judgement == Judgement.COMPLETENESS or len(evaluations) < enough:
        return Mark(NONE, NONE)
    judgements = {judgement_of(criterion, evaluation) for evaluation in evaluations}
    if len(judgements) > 1:
        stands = _standing(criterion, evaluations, settled or {})
        return in_words(criterion, stands) if stands else Mark(DIFFERENT, _("Evaluators differ"))
    return in_words(criterion, judgements.pop()) if judgements else Mark(NONE, NONE)


def _standing(criterion, evaluations, settled):
    """What stands of a criterion that is judged differently, as `judgement_of` would tell it;
    None while a point of it is not settled."""
    if criterion.judgement != Judgement.PRACTICES:
        source = settled.get((criterion.pk, None))
        return source and judgement_of(criterion, source)
    said = {
        evaluation.pk: dict(judgement_of(criterion, evaluation) or ()) for evaluation in evaluations
    }
    stands = {}
    for evidence in {point: None for each in said.values() for point in each}:
        words = {each.get(evidence, False) for each in said.values()}
        source = settled.get((criterion.pk, evidence))
        if len(words) > 1 and source is None:
            return None
        stands[evidence] = said[source.pk].get(evidence, False) if source else words.pop()
    return frozenset(stands.items())


def judgement_of(criterion, evaluation):
    """What one evaluation says of a criterion, without the reason; None if it says nothing."""
    match criterion.judgement:
        case Judgement.VERDICT:
            given = {row.criterion_id: row.value for row in evaluation.verdicts.all()}
            return given.get(criterion.pk)
        case Judgement.FIGURES if evaluation.figures_supported is not None:
            borne = frozenset((row.figure_id, row.value) for row in evaluation.figures.all())
            return evaluation.figures_supported, borne
        case Judgement.PRACTICES:
            rows = evaluation.acceptances.all()
            return frozenset((row.evidence_id, row.accepted) for row in rows) or None


def in_words(criterion, judgement):
    """The Mark of what `judgement_of` gave."""
    if judgement is None:
        return Mark(NONE, NONE)
    match criterion.judgement:
        case Judgement.VERDICT if judgement == VerdictValue.CLEAR:
            return Mark(GOOD, pgettext("verdict", "Clear"))
        case Judgement.VERDICT:
            return Mark(BAD, _("Not clear"))
        case Judgement.FIGURES if judgement[0]:
            return Mark(GOOD, _("Figures supported by the evidence"))
        case Judgement.FIGURES:
            return Mark(BAD, _("Figures not supported by the evidence"))
        case Judgement.PRACTICES:
            accepted = sum(is_accepted for _evidence, is_accepted in judgement)
            words = _("%(accepted)s of %(all)s accepted")
            return Mark("", words % {"accepted": accepted, "all": len(judgement)})
