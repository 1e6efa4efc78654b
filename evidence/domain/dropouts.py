"""The dropout system's workbook: counted by status, compared with the typed figures, not kept."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.domain.audit import record
from evidence.domain.deadlines import ensure_editable
from evidence.domain.errors import Refused
from evidence.domain.figures import entries_of
from evidence.models import DropoutCount, DropoutMapping, Submission
from files.tallies import tally

#: What is wrong with a workbook, with what to do; %s are its places.
PROBLEMS = {
    "merged": gettext_lazy(
        "Cells are merged: %s. Select them, choose Unmerge Cells, and fill each cell."
    ),
    "sheets": gettext_lazy("%s further sheets hold data. Keep the one with the list only."),
    "headings": gettext_lazy("These headings are missing: %s"),
    "formula": gettext_lazy("There are formulas in %s. Copy the cells and paste their values."),
    "text": gettext_lazy("There is no whole number in %s. Enter digits only, such as 125."),
    "negative": gettext_lazy("The number is negative in %s. Enter a whole number from 0 up."),
    "district": gettext_lazy(
        "Another district, or none, stands in %s. Keep the rows of your own district only."
    ),
    "status": gettext_lazy(
        "The status in %s is not known. Correct it, or ask central staff to add it."
    ),
}


def mapping_of(round):
    """The round's DropoutMapping, or None while central staff have set none."""
    return DropoutMapping.objects.filter(round=round).first()


def count_workbook(*, submission, file, name, by, at=None):
    """Count an uploaded workbook; returns the DropoutCount.

    Nothing is saved if any cell is wrong. Raises RejectedFile or Refused, with every problem.
    """
    at = at or timezone.now()
    ensure_editable(submission=submission, at=at)
    mapping = mapping_of(submission.round)
    if mapping is None:
        raise Refused(_("Central staff have not set up this workbook yet."), code="mapping")
    statuses = [row.status for row in mapping.statuses.all()]
    district = submission.district
    found = tally(
        file,
        status=mapping.status_heading,
        district=mapping.district_heading,
        number=mapping.number_heading,
        statuses=statuses,
        own=[
            name
            for name in (district.code, district.name_th, district.short_th, district.name_en)
            if name
        ],
    )
    if found.problems:
        raise Refused(
            [PROBLEMS[code] % ", ".join(places) for code, places in found.problems.items()]
        )
    if not found.total:
        raise Refused(_("No child is listed below the headings."), code="empty")
    with transaction.atomic():
        submission = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
        ensure_editable(submission=submission, at=at)
        counted = DropoutCount.objects.create(
            submission=submission,
            name=name[-200:],
            sha256=found.sha256,
            counts=dict(zip(statuses, found.counts, strict=True)),
            counted_by=by,
            counted_at=at,
        )
        record("dropouts_counted", submission, by=by, sha256=found.sha256, total=found.total)
    return counted


@dataclass(frozen=True)
class Compared:
    """A figure as typed and as counted; `typed` is None while it is blank."""

    figure: object
    typed: int | None
    counted: int

    @property
    def difference(self):
        """How many more were typed than counted; None while nothing is typed."""
        return None if self.typed is None else self.typed - self.counted

    @property
    def shortfall(self):
        """How many fewer were typed than counted."""
        return -self.difference


def compare(*, submission, count):
    """A Compared for every figure to which a counted status belongs, parents as sums."""
    mapping = mapping_of(submission.round)
    figures = list(submission.round.figures.order_by("order"))
    counted = {}
    for row in mapping.statuses.all():
        if row.status in count.counts:
            counted[row.figure_id] = counted.get(row.figure_id, 0) + count.counts[row.status]
    for figure in reversed(figures):  # parts come after what they are part of
        if figure.pk in counted and figure.parent_id:
            counted[figure.parent_id] = counted.get(figure.parent_id, 0) + counted[figure.pk]
    entries = entries_of(submission)
    return [
        Compared(
            figure, entries[figure.pk].value if figure.pk in entries else None, counted[figure.pk]
        )
        for figure in figures
        if figure.pk in counted
    ]
