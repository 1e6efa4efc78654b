"""After the release: districts ask for a review, and a result changes only by a correction."""

from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import record
from evidence.domain.conflicts import refuse_partiality
from evidence.domain.errors import Refused, reason_in
from evidence.domain.explanation import explain
from evidence.domain.facts import facts_behind
from evidence.domain.rubric import Rule, decide
from evidence.models import Correction, Result, ReviewRequest, Submission
from evidence.tasks import tell_of_review


def review_until(result):
    """The moment until which the district may ask for a review of this result."""
    return result.released_at + timedelta(days=result.submission.round.review_days)


def may_ask_for_review(result, at=None):
    """Whether a review of `result`, the newest, can be asked for: once, and within the window."""
    return _review_barred(result, at or timezone.now()) is None


def request_review(*, result, reason, by, at=None):
    """Ask central staff to look at a result again; returns the ReviewRequest. Raises Refused."""
    at = at or timezone.now()
    reason = reason_in(reason)
    with transaction.atomic():
        newest = _newest(result.submission)
        if result != newest:
            raise Refused(_("The result has been corrected meanwhile: read it again."), code="old")
        if refusal := _review_barred(result, at):
            raise refusal
        made = ReviewRequest.objects.create(
            result=result, reason=reason, requested_by=by, requested_at=at
        )
        record("review_requested", result.submission, by=by, reason=reason)
    return made


def uphold(*, request, answer, by, at=None):
    """Answer a request for review: the result stands. Raises Refused."""
    answer = reason_in(answer)
    refuse_partiality(submission=request.result.submission, by=by)
    with transaction.atomic():
        _newest(request.result.submission)
        _decide(request, ReviewRequest.Decision.UPHELD, answer, by, at or timezone.now())
        record("review_upheld", request.result.submission, by=by, reason=answer)
        tell_of_review.enqueue(request.result.submission_id)


def correct(*, submission, reason, by, facts=None, level=None, at=None):
    """Add a Result that takes the place of the newest; returns it. Raises Refused.

    `facts` (rubric.Facts) are those that should have counted; the level follows from them by the
    rubric as it was released, unless `level` says another. A district that did not report has no
    facts: its level can only become 1, or none again. An open request for review is answered by
    it. Whoever scored the report, or has a conflict of interest, decides nothing here.
    """
    at = at or timezone.now()
    reason = reason_in(reason)
    refuse_partiality(submission=submission, by=by)
    with transaction.atomic():
        previous = _newest(submission)
        made = corrected(previous, facts=facts, level=level, reason=reason)
        if made.level == previous.level and facts_behind(made) == facts_behind(previous):
            raise Refused(_("Nothing would change: uphold the result instead."), code="same")
        made.released_at, made.released_by = at, by
        made.save()
        request = ReviewRequest.objects.filter(result=previous, decision="").first()
        if request:
            _decide(request, ReviewRequest.Decision.CORRECTED, reason, by, at)
        Correction.objects.create(result=made, request=request, reason=reason)
        record(
            "corrected",
            submission,
            by=by,
            before=previous.level,
            level=made.level,
            derived=made.derived_level,
            reason=reason,
        )
        tell_of_review.enqueue(submission.pk)
    return made


def corrected(previous, *, facts=None, level=None, reason=""):
    """The Result that would follow `previous`, not saved: to be looked at first. Raises Refused."""
    made = Result(
        submission=previous.submission,
        sequence=previous.sequence + 1,
        rubric=previous.rubric,
        explanation_th=previous.explanation_th,
        explanation_en=previous.explanation_en,
    )
    if previous.inputs:
        facts = facts or facts_behind(previous)
        decision = decide(facts=facts, rules=[Rule(**rule) for rule in previous.rubric])
        explanations = explain(decision=decision, facts=facts)
        made.inputs = asdict(facts)
        made.derived_level = decision.level
        made.explanation_th = explanations["th"].text
        made.explanation_en = explanations["en"].text
        made.level = level or decision.level
    elif level not in {None, 1}:
        raise Refused(
            _("A district that did not report gets no level, or level 1 with a reason."),
            code="not_reported",
        )
    else:
        made.level = level
    if made.level != made.derived_level:
        made.override_reason = reason
    return made


def _newest(submission):
    """The Result that stands, its submission locked until the transaction ends."""
    submission = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("round")
        .get(pk=submission.pk)
    )
    result = submission.results.first()
    if result is None:
        raise Refused(_("The results have not been released."), code="unreleased")
    result.submission = submission
    return result


def _review_barred(result, at):
    """The Refused that answers a request for review of the newest result, or None."""
    if at >= review_until(result):
        return Refused(_("The time to ask for a review is over."), code="over")
    if ReviewRequest.objects.filter(result=result).exists():
        return Refused(_("A review of this result has been asked for already."), code="asked")
    return None


def _decide(request, decision, answer, by, at):
    changed = ReviewRequest.objects.filter(pk=request.pk, decision="").update(
        decision=decision, answer=answer, decided_by=by, decided_at=at
    )
    if not changed:
        raise Refused(_("This request has been decided meanwhile."), code="decided")
