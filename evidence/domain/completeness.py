"""What is filed and what is still missing. It advises: it never decides a level, never blocks."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from evidence.enums import Judgement
from evidence.models import Evidence, EvidenceRequirement


class Fill(StrEnum):
    NONE = "none"
    PARTLY = "partly"
    COMPLETE = "complete"


@dataclass(frozen=True)
class CriterionFill:
    """A criterion with its requirements and how many items each has; one item makes it filed."""

    criterion: object
    requirements: tuple
    counts: dict

    @property
    def items(self):
        return sum(self.counts.get(r.pk, 0) for r in self.requirements)

    @property
    def missing(self):
        return [r for r in self.requirements if not self.counts.get(r.pk)]

    @property
    def fill(self):
        if not self.missing:
            return Fill.COMPLETE
        return Fill.PARTLY if self.items else Fill.NONE

    @property
    def percent(self):
        if not self.requirements:
            return 100
        return 100 * (len(self.requirements) - len(self.missing)) // len(self.requirements)


def fill_of(submission):
    """A CriterionFill for each criterion of the submission's round, in order: 3 queries.

    A submission that is not saved yet has nothing filed.
    """
    counts = Counter()
    if submission.pk:
        live = Evidence.objects.live().filter(submission=submission)
        counts.update(live.values_list("requirement_id", flat=True))
    by_criterion = {}
    requirements = EvidenceRequirement.objects.filter(criterion__round=submission.round_id)
    for requirement in requirements.order_by("criterion__number", "order"):
        by_criterion.setdefault(requirement.criterion_id, []).append(requirement)
    return [
        CriterionFill(criterion, tuple(by_criterion.get(criterion.pk, ())), counts)
        for criterion in submission.round.criteria.order_by("number")
    ]


def percent_of_all(percents):
    """How far a whole report is: every criterion weighs the same, cut to whole percent."""
    return sum(percents) // len(percents) if percents else 100


def missing_from(fills):
    """The requirements without any item, over all criteria; figures are asked for elsewhere."""
    return [
        requirement
        for fill in fills
        if fill.criterion.judgement != Judgement.FIGURES
        for requirement in fill.missing
    ]
