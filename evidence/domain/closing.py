"""A district that sent nothing is closed as not reported, until it reports after all."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import record
from evidence.domain.deadlines import is_open_for
from evidence.domain.errors import Refused, reason_in, refuse_released
from evidence.enums import UNREPORTED
from evidence.models import NonReport, Submission


def close_as_not_reported(*, round, district, by, reason, at=None):
    """Record that the district did not report: no level, counted apart. Raises Refused."""
    reason = reason_in(reason)
    refuse_released(round)
    if is_open_for(round=round, district=district, at=at):
        raise Refused(_("This district can still report."), code="open")
    sent = Submission.objects.filter(round=round, district=district, current_version__isnull=False)
    if sent.exists():
        raise Refused(_("This district has sent a report."), code="sent")
    with transaction.atomic():
        non_report, created = NonReport.objects.get_or_create(
            round=round, district=district, defaults={"closed_by": by, "reason": reason}
        )
        if created:
            record(
                "not_reported",
                round,
                by=by,
                district=district.code,
                name=district.short_th,
                before=_state_of(round, district),
                after=UNREPORTED,
                reason=reason,
            )
    return non_report


def undo_not_reported(*, non_report, by):
    """Take back that a district was closed as not reported. Raises Refused after the release."""
    refuse_released(non_report.round)
    lift_not_reported(round=non_report.round, district=non_report.district, by=by)


def lift_not_reported(*, round, district, by):
    """End it if the district is closed as not reported: its report counts after all."""
    with transaction.atomic():
        deleted, _rows = NonReport.objects.filter(round=round, district=district).delete()
        if deleted:
            record(
                "not_reported_undone",
                round,
                by=by,
                district=district.code,
                name=district.short_th,
                before=UNREPORTED,
                after=_state_of(round, district),
            )


def _state_of(round, district):
    """The state of the district's report, None where it never began one."""
    reports = Submission.objects.filter(round=round, district=district)
    return reports.values_list("state", flat=True).first()
