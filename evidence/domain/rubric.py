"""The rubric: facts in, level out. Pure: no database, no language.

Source of the rules: KPI document, rubrics of the six- and the twelve-month round. A level asks
for some conditions; the level given is the highest whose conditions all hold.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a condition is about."""

    CLEAR = "clear"
    PERCENT = "percent"
    GUIDELINE = "guideline"
    DISTRICT_PRACTICE = "district_practice"
    SCHOOL_PRACTICES = "school_practices"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What evaluators found, or what a district could reach at best.

    `unclear` holds the numbers of the criteria that are not judged clear, or nothing where only
    their count is known. `found` and `total` are whole numbers of children, None while they are
    not known; `schools` counts distinct schools with an accepted practice.
    """

    criteria: int = 0
    clear: int = 0
    unclear: tuple[int, ...] = ()
    found: int | None = None
    total: int | None = None
    guideline: bool = False
    district_practice: bool = False
    schools: int = 0

    def __post_init__(self):
        # Facts kept as JSON come back with a list.
        object.__setattr__(self, "unclear", tuple(self.unclear))

    @property
    def no_dropouts(self):
        return self.total == 0


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rubric level as data; a condition that is None, False or 0 asks for nothing."""

    level: int
    min_clear: int | None = None
    min_percent: int | None = None
    guideline: bool = False
    district_practice: bool = False
    min_school_practices: int = 0

    def conditions(self, facts):
        """Each condition the level asks for, held against `facts`, in the document's order."""
        if self.min_clear:
            yield Condition(Kind.CLEAR, self.min_clear, facts.clear >= self.min_clear)
        if self.min_percent is not None:
            yield Condition(Kind.PERCENT, self.min_percent, _percent(facts, self.min_percent))
        if self.guideline:
            # A district's practice implies a guideline; a school's does not: it is the office's.
            yield Condition(Kind.GUIDELINE, 1, facts.guideline or facts.district_practice)
        if self.district_practice:
            yield Condition(Kind.DISTRICT_PRACTICE, 1, facts.district_practice)
        if self.min_school_practices:
            yield Condition(
                Kind.SCHOOL_PRACTICES,
                self.min_school_practices,
                facts.schools >= self.min_school_practices,
            )


@dataclass(frozen=True)
class Condition:
    """A condition of a level: what it is about, how much it asks for, whether it holds."""

    kind: Kind
    needed: int
    holds: bool


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The level given, and what the next one (None at the top) still lacks."""

    level: int
    conditions: tuple[Condition, ...]
    next_level: int | None
    next_conditions: tuple[Condition, ...]

    @property
    def lacking(self):
        return tuple(condition for condition in self.next_conditions if not condition.holds)


class NoLevel(Exception):
    """The rubric has no level that holds: it lacks a level 1, which asks for nothing."""


def decide(*, facts, rules):
    """The Decision for `facts` under `rules` (any order). Raises NoLevel on a broken rubric."""
    from_top = sorted(rules, key=lambda rule: -rule.level)
    above, above_conditions = None, ()
    for rule in from_top:
        conditions = tuple(rule.conditions(facts))
        if all(condition.holds for condition in conditions):
            return Decision(
                level=rule.level,
                conditions=conditions,
                next_level=above,
                next_conditions=above_conditions,
            )
        above, above_conditions = rule.level, conditions
    raise NoLevel("no level of the rubric holds")


def _percent(facts, min_percent):
    """Whether found/total reaches the threshold: on whole numbers, never rounded."""
    if facts.found is None or facts.total is None:
        return False
    return facts.no_dropouts or 100 * facts.found >= min_percent * facts.total
