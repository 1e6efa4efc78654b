"""A level other than the derived one, decided before the release."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import record
from evidence.domain.conflicts import refuse_partiality
from evidence.domain.errors import Refused, reason_in, refuse_released
from evidence.domain.outcomes import OutcomeState, outcome_of
from evidence.domain.queries.district import submission_of
from evidence.models import Override


def override(*, round, district, level, reason, by, at=None):
    """Give the district `level` (1–5) in place of the derived one; returns the Override.

    Of a district that sent a report it holds for the version sent last; of one that did not, the
    level can only be 1 (design, “Not reported”). Deciding again replaces the decision. Raises
    Refused, also to who scored the report.
    """
    reason = reason_in(reason)
    submission = submission_of(round=round, district=district)
    refuse_partiality(submission=submission, by=by)
    refuse_released(round)
    version = submission.current_version
    if version is None and level != 1:
        raise Refused(
            _("A district that did not report gets no level, or level 1 with a reason."),
            code="not_reported",
        )
    with transaction.atomic():
        before = Override.objects.filter(round=round, district=district).first()
        holds = before is not None and before.version_id == submission.current_version_id
        derived = _derived_level(submission)
        made, _is_new = Override.objects.update_or_create(
            round=round,
            district=district,
            defaults={
                "version": version,
                "level": level,
                "reason": reason,
                "decided_by": by,
                "decided_at": at or timezone.now(),
            },
        )
        record(
            "overridden",
            _logged_on(submission),
            by=by,
            before=before.level if holds else derived,
            derived=derived,
            **_words(made),
        )
    return made


def withdraw_override(*, override, by):
    """Let the derived level stand again. Raises Refused: partiality, the release."""
    submission = submission_of(round=override.round, district=override.district)
    refuse_partiality(submission=submission, by=by)
    refuse_released(override.round)
    with transaction.atomic():
        deleted, _rows = Override.objects.filter(pk=override.pk).delete()
        if deleted:
            record(
                "override_withdrawn",
                _logged_on(submission),
                by=by,
                derived=_derived_level(submission),
                **_words(override),
            )


def overrides_of(round, submissions):
    """{district.pk: Override} of those that hold, given the reports of the round: decided on the
    version that counts now, or on none."""
    counting = {report.district_id: report.current_version_id for report in submissions}
    return {
        row.district_id: row
        for row in round.overrides.select_related("district", "decided_by")
        if row.version_id == counting.get(row.district_id)
    }


def _derived_level(submission):
    """The level that the evaluations give, None while they give none."""
    outcome = outcome_of(submission)
    return outcome.decision.level if outcome.state == OutcomeState.READY else None


def _logged_on(submission):
    """The report if there is one, else the round."""
    return submission if submission.pk else submission.round


def _words(made):
    return {
        "level": made.level,
        "reason": made.reason,
        "district": made.district.code,
        "name": made.district.short_th,
    }
