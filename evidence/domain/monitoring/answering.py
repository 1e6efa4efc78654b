"""A district answers: section by section, several colleagues at once, then sends."""

import hashlib
import json
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import record
from evidence.domain.errors import NotYetOpen, Refused, RoundClosed
from evidence.enums import ResponseState
from evidence.models import Answer, MonitoringRound, Question, Response


@dataclass(frozen=True)
class Given:
    """What somebody typed for a question: {field of Answer: value}, the revision they saw (0 for
    none) and the fingerprint of the values that they saw."""

    values: dict
    revision: int = 0
    seen: str = ""


@dataclass
class Saved:
    """What saving a section did: Answers by question, those a colleague had changed meanwhile."""

    answers: dict = field(default_factory=dict)
    conflicts: dict = field(default_factory=dict)


def fingerprint(values):
    """A short mark of some values, to see whether they were touched."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


EMPTY = {"choice": None, "ticked": False, "number": None, "text": "", "links": []}


def takes_part(*, round, district):
    """Whether the form is put to the district in this round."""
    return round.regions.filter(pk=district.region_id).exists()


def ensure_open(*, round, district, at):
    """Raise Refused unless the district may answer at that moment."""
    if at < round.opens_at:
        raise NotYetOpen
    if not round.is_open(at):
        raise RoundClosed
    if not takes_part(round=round, district=district):
        raise Refused(_("This round is not for your inspection region."), code="region")


def save_answers(*, round, district, given, by, at=None):
    """Keep what was typed: `given` is {Question: Given}; returns a Saved.

    Only what the writer touched is written, and not over what a colleague changed since the
    writer saw it: that is a conflict, which leaves the colleague's answer. Raises Refused.
    """
    at = at or timezone.now()
    with transaction.atomic():
        response = _opened(round, district, at)
        if response.is_submitted:
            raise Refused(
                _("The answers have been sent. Take them back first to change them."),
                code="submitted",
            )
        _check_form(round, given)
        there = {
            answer.question_id: answer
            for answer in response.answers.select_related("question", "updated_by")
        }
        saved = Saved()
        for question, typed in given.items():
            answer = there.get(question.pk)
            if answer is None:
                answer = Answer(response=response, question=question, revision=0)
            elif fingerprint(typed.values) == typed.seen or typed.values == answer.values:
                saved.answers[question] = answer
                continue
            elif answer.revision != typed.revision:
                saved.conflicts[question] = answer
                continue
            _write(answer, typed.values, by, at)
            saved.answers[question] = answer
    return saved


def submit_response(*, round, district, by, confirm_missing=False, at=None):
    """Send the answers; returns the Response. What is missing must be confirmed once."""
    at = at or timezone.now()
    with transaction.atomic():
        response = _opened(round, district, at)
        if response.is_submitted:
            raise Refused(_("The answers have been sent already."), code="submitted")
        if missing_from(response) and not confirm_missing:
            raise Refused(
                _("Some questions are unanswered. Confirm that you want to send without them."),
                code="missing",
            )
        response.state = ResponseState.SUBMITTED
        response.submitted_at, response.submitted_by = at, by
        response.save()
        record("monitoring_sent", response, by=by)
    return response


def reopen_response(*, round, district, by, at=None):
    """Take sent answers back before the round closes."""
    at = at or timezone.now()
    with transaction.atomic():
        response = _opened(round, district, at)
        if not response.is_submitted:
            raise Refused(_("Only answers that have been sent can be taken back."), code="state")
        response.state = ResponseState.DRAFT
        response.submitted_at = response.submitted_by = None
        response.save()
        record("monitoring_withdrawn", response, by=by)
    return response


def missing_from(response):
    """The Questions without an answer, in the form's order."""
    answers = response.answers.select_related("question")
    done = {answer.question_id for answer in answers if answer.is_complete}
    questions = Question.objects.filter(section__form=response.round.form_id)
    return [
        question
        for question in questions.select_related("section").order_by("section__number", "order")
        if question.pk not in done
    ]


def _opened(round, district, at):
    """The district's one Response, made on first use and locked. Raises Refused."""
    round = MonitoringRound.objects.get(pk=round.pk)
    ensure_open(round=round, district=district, at=at)
    response, _created = Response.objects.get_or_create(round=round, district=district)
    return Response.objects.select_for_update(of=("self",)).get(pk=response.pk)


def _check_form(round, given):
    if any(question.section.form_id != round.form_id for question in given):
        raise Refused(_("This question belongs to another form."), code="form")


def _write(answer, values, by, at):
    for name in Answer.VALUES:
        setattr(answer, name, values.get(name, EMPTY[name]))
    answer.revision += 1
    answer.updated_by, answer.updated_at = by, at
    answer.full_clean(
        exclude=["response", "question", "updated_by"],
        validate_unique=False,
        validate_constraints=False,
    )
    answer.save()
