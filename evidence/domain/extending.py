"""Giving one district more time."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import record
from evidence.domain.closing import lift_not_reported
from evidence.domain.deadlines import deadline_of
from evidence.domain.errors import Refused, reason_in, refuse_released
from evidence.models import Extension


def extend(*, round, district, until, reason, by, at=None):
    """Let the district file until a later moment; returns the Extension. Raises Refused.

    A district that was closed as not reported is no longer closed.
    """
    at = at or timezone.now()
    reason = reason_in(reason)
    refuse_released(round)
    before = deadline_of(round=round, district=district)
    if until <= max(at, before):
        raise Refused(
            _("The new deadline must lie in the future and after the present one."), code="until"
        )
    with transaction.atomic():
        lift_not_reported(round=round, district=district, by=by)
        extension = Extension.objects.create(
            round=round, district=district, until=until, reason=reason, granted_by=by
        )
        record(
            "extended",
            round,
            by=by,
            district=district.code,
            name=district.short_th,
            before=before.isoformat(),
            until=until.isoformat(),
            reason=reason,
        )
    return extension
