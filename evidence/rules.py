"""Who may do what, each named as a sentence. Predicates only: they read and never change."""

from django.utils import timezone

from accounts.roles import Role
from areas.queries import districts_of, districts_readable_by, memberships_overlapping, regions_of
from evidence.enums import ConflictScope


def may_file_for(user, district, at=None):
    """A district officer files for the districts they belong to today."""
    return user.has_role(Role.DISTRICT_OFFICER) and (
        districts_of(user, at).filter(pk=district.pk).exists()
    )


def may_read_submission(user, submission, at=None):
    """Whether any page may tell `user` of the submission; what it tells is decided there.

    Its district's officers (and those of the offices that succeeded it), the supervisors of its
    region, the evaluators assigned to it, and programme admins.
    """
    return (
        user.has_role(Role.PROGRAMME_ADMIN)
        or _is_officer_of(user, submission, at)
        or _is_supervisor_of(user, submission, at)
        or may_score(user, submission)
    )


def may_read_evidence(user, evidence, at=None):
    """Whether `user` may open this link or file.

    The PA part is for the district itself, personnel viewers and programme admins: evaluators
    and supervisors never see it, and personnel viewers see nothing else and only of districts
    that chose the indicator as their challenge.
    """
    submission = evidence.submission
    if user.has_role(Role.PROGRAMME_ADMIN) or _is_officer_of(user, submission, at):
        return True
    if evidence.requirement.is_pa:
        return (
            user.has_role(Role.PERSONNEL_VIEWER) and submission.is_challenge and _was_sent(evidence)
        )
    if _is_supervisor_of(user, submission, at):
        return True
    return may_score(user, submission) and _was_sent(evidence)


def may_comment(user, submission, at=None):
    """Its district's officers, its region's supervisors and central staff talk about a report.

    Evaluators do not: what they have to say is a verdict or a return.
    """
    return (
        user.has_role(Role.PROGRAMME_ADMIN)
        or _is_officer_of(user, submission, at)
        or _is_supervisor_of(user, submission, at)
    )


def may_read_challenge(user, submission, at=None):
    """Whether `user` may know of the PA part: its district and programme admins."""
    return user.has_role(Role.PROGRAMME_ADMIN) or _is_officer_of(user, submission, at)


def may_score(user, submission):
    """An evaluator scores what is assigned to them, never where their interests conflict."""
    return is_assigned(user, submission) and not has_conflict(user, submission)


def is_assigned(user, submission):
    """The report has been given to them, as an evaluator."""
    return user.has_role(Role.EVALUATOR) and submission.assignments.filter(evaluator=user).exists()


def has_scored(user, submission):
    """They began an evaluation of the report, of any version: they no longer decide above it."""
    return submission.pk is not None and (
        submission.versions.filter(evaluations__evaluator=user).exists()
    )


def has_conflict(user, submission, at=None):
    """Whether the evaluator belonged, at any time of the round, to a district in its scope.

    The round lasts from its opening to the release; until then, to `at` (now) at least. The scope
    is the district itself; a round can widen it to the provinces and the inspection regions of
    the evaluator's districts (design, “Conflicts of interest”).
    """
    round = submission.round
    end = round.released_at or max(round.closes_at, at or timezone.now())
    own = memberships_overlapping(user, round.opens_at, end)
    district = submission.district
    if own.filter(district=district).exists():
        return True
    if round.conflict_scope == ConflictScope.DISTRICT:
        return False
    if own.filter(district__provinces__in=district.provinces.all()).exists():
        return True
    return (
        round.conflict_scope == ConflictScope.REGION
        and own.filter(district__region=district.region_id).exists()
    )


def _is_officer_of(user, submission, at):
    return user.has_role(Role.DISTRICT_OFFICER) and (
        districts_readable_by(user, at).filter(pk=submission.district_id).exists()
    )


def _is_supervisor_of(user, submission, at):
    return user.has_role(Role.REGION_SUPERVISOR) and (
        regions_of(user, at).filter(districts=submission.district_id).exists()
    )


def _was_sent(evidence):
    """Readers outside the district see what was sent, not the working copy."""
    return evidence.versions.exists()
