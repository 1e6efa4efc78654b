"""Sheet 2: districts × criteria, to be seen at a glance."""

from django.utils.translation import gettext as _
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from evidence.enums import Judgement

from .cells import SMALL_NUMBER, TEXT
from .marks import BAD, DIFFERENT, GOOD, mark_of
from .tables import Column

#: sign: (ink, paper), as on the site
COLOURS = {
    GOOD: ("1A653A", "E6F4EA"),
    BAD: ("A4201C", "FDEEEC"),
    DIFFERENT: ("7A4800", "FFF4DC"),
}
BEFORE = 3


def columns(round_reports):
    criteria = round_reports.criteria
    counted = [Column(_("Criteria clear"), SMALL_NUMBER)] if _has_verdicts(criteria) else []
    return [
        Column(_("District code"), TEXT),
        Column(_("District"), TEXT),
        Column(_("Inspection region"), TEXT),
        *(Column(str(criterion), TEXT) for criterion in criteria),
        *counted,
        Column(_("Level"), SMALL_NUMBER),
        Column(_("State of the result"), TEXT),
    ]


def rows(round_reports):
    criteria, enough = round_reports.criteria, round_reports.enough
    for report in round_reports.reports:
        evaluations, settled = report.evaluations, report.settled
        yield [
            report.district.code,
            report.name,
            report.region.name,
            *(
                str(mark_of(c, evaluations=evaluations, enough=enough, settled=settled))
                for c in criteria
            ),
            *([report.facts.get("clear")] if _has_verdicts(criteria) else []),
            report.level,
            report.standing,
        ]


def colour(sheet, round_reports, *, last):
    """Colour the marks down to row `last`. The colour follows the sign when rows are sorted."""
    first = get_column_letter(BEFORE + 1)
    area = f"{first}1:{get_column_letter(BEFORE + len(round_reports.criteria))}{last}"
    for sign, (ink, paper) in COLOURS.items():
        style = DifferentialStyle(font=Font(color=ink), fill=PatternFill(bgColor=paper))
        rule = Rule(type="beginsWith", operator="beginsWith", text=sign, dxf=style)
        rule.formula = [f'LEFT({first}1,1)="{sign}"']
        sheet.conditional_formatting.add(area, rule)


def _has_verdicts(criteria):
    return any(criterion.judgement == Judgement.VERDICT for criterion in criteria)
