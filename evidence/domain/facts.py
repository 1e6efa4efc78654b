"""From rows to the facts that the rubric weighs."""

from evidence.domain.figures import found_and_total
from evidence.domain.rubric import Facts, Rule, decide
from evidence.enums import Judgement, PracticeLevel
from evidence.models import Evidence


def rules_of(round):
    """The rubric of a round as it stands, as rubric.Rule rows."""
    return [rule_of(level) for level in round.rubric.all()]


def rule_of(level):
    return Rule(
        level=level.level,
        min_clear=level.min_clear,
        min_percent=level.min_percent,
        guideline=level.guideline,
        district_practice=level.district_practice,
        min_school_practices=level.min_school_practices,
    )


def facts_behind(result):
    """The Facts that a Result rests on; None of a district that did not report."""
    return Facts(**result.inputs) if result.inputs else None


def best_possible(*, submission, fills, figures, entries):
    """(Facts, Decision) of a working copy if evaluators found everything filed to be clear.

    What the district sees as its self-assessment: a criterion counts with any item filed, since
    completeness only advises. Arguments: completeness.fill_of, the round's figures and
    figures.entries_of.
    """
    live = Evidence.objects.live().filter(submission=submission.pk)
    live = list(live.select_related("requirement"))
    judged = [fill for fill in fills if fill.criterion.judgement == Judgement.VERDICT]
    values = {figure.key: entries[figure.pk].value for figure in figures if figure.pk in entries}
    found, total = found_and_total(figures=figures, values=values)
    facts = Facts(
        criteria=len(judged),
        clear=sum(fill.items > 0 for fill in judged),
        unclear=tuple(fill.criterion.number for fill in judged if not fill.items),
        found=found,
        total=total,
        guideline=any(item.requirement.is_guideline for item in live),
        **_practices(live),
    )
    return facts, decide(facts=facts, rules=rules_of(submission.round))


def _practices(evidence):
    levels = [item.practice_level for item in evidence]
    schools = {item.school_id for item in evidence if item.practice_level == PracticeLevel.SCHOOL}
    return {"district_practice": PracticeLevel.DISTRICT in levels, "schools": len(schools)}
