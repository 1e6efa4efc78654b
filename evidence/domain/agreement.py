"""How far evaluators agree, criterion by criterion, counted from a round's Overview."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from evidence.domain.judgements import judgements_of
from evidence.enums import Judgement


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Of `reports` that several evaluated, how many they judged alike under a criterion.

    `kappa` is Cohen's (1960): agreement beyond what chance would bring, 1 at most, 0 for chance;
    None where it cannot be told, because everybody said the same of everything.
    """

    criterion: object
    reports: int
    alike: int
    kappa: Fraction | None

    @property
    def rate(self):
        return Fraction(self.alike, self.reports) if self.reports else None


def agreement_of(overview):
    """[Agreement] of each criterion that is judged; empty where no report has two evaluations."""
    shared = [row.submission.evaluations for row in overview.rows if row.evaluated > 1]
    alike, judged = Counter(), set()
    for said in ([judgements_of(each) for each in evaluations] for evaluations in shared):
        points = {point for each in said for point in each}
        judged |= {criterion for criterion, _evidence in points}
        differing = {
            criterion
            for criterion, evidence in points
            if len({each.get((criterion, evidence), False) for each in said}) > 1
        }
        alike.update({criterion for criterion, _evidence in points} - differing)
    return [
        Agreement(
            criterion=criterion,
            reports=len(shared),
            alike=alike[criterion.pk],
            kappa=kappa_of(_pairs(criterion, shared)),
        )
        for criterion in overview.criteria
        if criterion.pk in judged
    ]


def kappa_of(pairs):
    """Cohen's kappa of [(what one said, what the other said)]; None where it cannot be told."""
    pairs = list(pairs)
    if not pairs:
        return None
    observed = Fraction(sum(one == other for one, other in pairs), len(pairs))
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = Fraction(sum(first[word] * second[word] for word in first), len(pairs) ** 2)
    return None if chance == 1 else (observed - chance) / (1 - chance)


def _pairs(criterion, shared):
    """What two people said of the same point, as yes or no, for every two who judged a report.

    With two evaluators in a round these are Cohen's pairs; with more, those of every two are put
    together, each ordered by person.
    """
    for evaluations in shared:
        ordered = sorted(evaluations, key=lambda evaluation: evaluation.evaluator_id)
        said = [_yes_or_no(criterion, evaluation) for evaluation in ordered]
        for one, other in combinations(said, 2):
            yield from ((one.get(p, False), other.get(p, False)) for p in one.keys() | other.keys())


def _yes_or_no(criterion, evaluation):
    """{evidence.pk or None: what is said}; of figures whether they are supported."""
    match criterion.judgement:
        case Judgement.FIGURES:
            return {None: evaluation.figures_supported}
        case _:
            said = judgements_of(evaluation)
            return {evidence: value for (pk, evidence), value in said.items() if pk == criterion.pk}
