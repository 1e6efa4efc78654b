"""Assignments from a sheet: districts and evaluators judged cell by cell before any is made."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from areas.district_names import DistrictNames
from areas.worksheets import BadCell, SheetPlan, rows_below
from evidence.domain.queries.evaluation import conflicting_pairs
from evidence.domain.queries.overview import evaluators
from evidence.models import Assignment, Submission

#: name: the headings it may bear, the first of which the workbook to fill in shows.
HEADINGS = {
    "district": ("เขต", "รหัสเขต", "สำนักงานเขตพื้นที่การศึกษา", "district", "district_code"),
    "evaluator": ("ผู้ประเมิน", "ชื่อผู้ใช้", "evaluator", "username"),
}
LABELS = {
    "district": gettext_lazy("District"),
    "evaluator": gettext_lazy("Evaluator"),
}
MAX_ROWS = 2000


@dataclass(frozen=True)
class Wish:
    """What a row asks for; `skipped` says why there is nothing to do, empty where there is."""

    submission: object = None
    evaluator: object = None
    skipped: str = ""


@dataclass(frozen=True)
class AssignmentPlan(SheetPlan):
    @property
    def outcomes(self):
        """The Wishes that make an assignment."""
        return [wish for wish in super().outcomes if not wish.skipped]

    @property
    def assignments(self):
        """[(Submission, evaluator)]."""
        return [(wish.submission, wish.evaluator) for wish in self.outcomes]


def plan_assignments(*, sheet, round, at=None):
    """Read a Worksheet into an AssignmentPlan; nothing is saved. Raises RefusedSheet.

    A row without an evaluator, of a report that is not begun or of what is assigned already is
    left out and said; anything else that cannot be is a problem of its cell.
    """
    rows = rows_below(sheet, HEADINGS, required=("district", "evaluator"))
    districts, people = DistrictNames(), _People()
    read = [
        (row, row.read("district", districts.read), row.read("evaluator", people.read))
        for row in rows
    ]
    reports = {report.district_id: report for report in _reports(round)}
    assigned = set(
        Assignment.objects.filter(submission__round=round).values_list("submission", "evaluator")
    )
    barred = conflicting_pairs(
        Submission.objects.filter(round=round), {person for _r, _d, person in read if person}, at
    )
    seen, pairs = {}, []
    for row, district, evaluator in read:
        report = reports.get(district.pk) if district else None
        wish = _wish(row, district, report, evaluator, assigned=assigned, barred=barred, seen=seen)
        pairs.append((row, None if row.problems else wish))
    return AssignmentPlan(pairs)


class _People:
    """Evaluators by user name: two queries for any number of rows."""

    def __init__(self):
        self.evaluators = {person.username.casefold(): person for person in evaluators()}
        names = get_user_model().objects.values_list("username", flat=True)
        self.others = {name.casefold() for name in names}

    def read(self, cell):
        name = cell.text()
        if not name:
            return None
        if evaluator := self.evaluators.get(name.casefold()):
            return evaluator
        if name.casefold() in self.others:
            raise BadCell(_("“%s” is not an evaluator, or their account is closed.") % name)
        raise BadCell(_("There is no user “%s”. Use the name they sign in with.") % name)


def _reports(round):
    return Submission.objects.filter(round=round).select_related(
        "district__region", "round__indicator"
    )


def _wish(row, district, report, evaluator, *, assigned, barred, seen):
    """The Wish of a row; what is wrong stays with the row."""
    if row.problems:
        return None
    if district is None:
        row.problems["district"] = _("This cell is empty. Fill it in.")
        return None
    if evaluator is None:
        return Wish(skipped=_("No evaluator: left out."))
    if first := seen.get((district.pk, evaluator.pk)):
        row.problems["evaluator"] = _("The same stands in row %s.") % first
        return None
    seen[district.pk, evaluator.pk] = row.number
    if report is None:
        return Wish(skipped=_("Has not begun a report: left out."))
    if (report.pk, evaluator.pk) in assigned:
        return Wish(skipped=_("Assigned already."))
    if (report.pk, evaluator.pk) in barred:
        row.problems["evaluator"] = _("Conflict of interest: choose another evaluator.")
        return None
    return Wish(report, evaluator)
