"""The dropout system's workbook: counted by status, compared with the typed figures, not kept."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evidence.domain.counting import count, mapping_of, write_down
from evidence.domain.deadlines import ensure_editable
from evidence.domain.errors import Refused
from evidence.domain.figures import entries_of
from evidence.domain.filing import add_file, replace
from evidence.models import Evidence, EvidenceRequirement, Submission
from files.spool import spooled


def count_workbook(*, submission, file, name, by, at=None):
    """Count an uploaded workbook; returns the DropoutCount.

    Where the round asks for this workbook as evidence, it is filed there at the same time, in the
    place of the one before. Nothing is saved if any cell is wrong. Raises RejectedFile or Refused,
    with every problem.
    """
    at = at or timezone.now()
    ensure_editable(submission=submission, at=at)
    if mapping_of(submission.round) is None:
        raise Refused(_("Central staff have not set up this workbook yet."), code="mapping")
    requirement = EvidenceRequirement.objects.filter(
        criterion__round=submission.round, counted_only=True
    ).first()
    if requirement is None:
        return _count_alone(submission, file, name, by, at)
    filed = Evidence.objects.live().filter(submission=submission, requirement=requirement).last()
    if filed:
        replace(evidence=filed, file=file, name=name, by=by, at=at)
    else:
        add_file(submission=submission, requirement=requirement, file=file, name=name, by=by, at=at)
    return submission.dropout_counts.first()


def _count_alone(submission, file, name, by, at):
    with spooled(file, in_memory=True) as copy:
        counts = count(copy.file, submission=submission)
    with transaction.atomic():
        submission = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
        ensure_editable(submission=submission, at=at)
        return write_down(
            counts["statuses"], submission=submission, name=name, sha256=copy.sha256, by=by, at=at
        )


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
