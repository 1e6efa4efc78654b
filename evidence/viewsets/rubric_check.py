"""Whether a rubric can be applied: it gives a level to every report, and no level is idle."""

from itertools import pairwise

from django.utils.translation import gettext as _


def rubric_problems(rules, *, judged):
    """Sentences on what is wrong with `rules` (domain.rubric.Rule); empty if nothing is.

    `judged` is the number of criteria that get a verdict. Each level asks for what the one below
    asks for and for more: otherwise a report could hold a level and fail a lower one.
    """
    problems = []
    by_level = {rule.level: rule for rule in rules}
    if 1 not in by_level:
        problems.append(_("Add level 1: it is given where no other level holds."))
    elif any(_asked(by_level[1])):
        problems.append(_("Level 1 is the remainder: it asks for nothing."))
    levels = sorted(by_level)
    for lower, higher in pairwise(levels):
        below, above = _asked(by_level[lower]), _asked(by_level[higher])
        if any(b > a for b, a in zip(below, above, strict=True)) or below == above:
            problems.append(
                _("Level %(higher)s must ask for all that level %(lower)s asks for, and for more.")
                % {"higher": higher, "lower": lower}
            )
    for rule in rules:
        if (rule.min_clear or 0) > judged:
            values = {"level": rule.level, "asked": rule.min_clear, "judged": judged}
            problems.append(
                _("Level %(level)s asks for %(asked)s clear criteria; only %(judged)s are judged.")
                % values
            )
    return problems


def _asked(rule):
    """The conditions as numbers that grow with what is asked; a practice implies a guideline."""
    return (
        rule.min_clear or 0,
        rule.min_percent or 0,
        int(rule.guideline or rule.district_practice),
        int(rule.district_practice),
        rule.min_school_practices,
    )
