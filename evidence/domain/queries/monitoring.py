"""What is asked of monitoring rounds: by a district, by a region, by central staff."""

from collections import Counter
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from areas.models import District
from areas.queries import districts_existing
from evidence.enums import PairChoice, QuestionKind
from evidence.models import Answer, MonitoringRound, Question, Response


class Progress(models.TextChoices):
    """How far a section or a district is."""

    NONE = "none", _("Nothing yet")
    PARTLY = "partly", _("In part")
    COMPLETE = "complete", _("Complete")


@dataclass(frozen=True)
class Step:
    """A section, which of its questions are unanswered, and how many it has."""

    section: object
    missing: list
    asked: int

    @property
    def answered(self):
        return self.asked - len(self.missing)

    @property
    def state(self):
        if not self.missing:
            return Progress.COMPLETE
        return Progress.PARTLY if self.answered else Progress.NONE


def rounds_for(district, at=None):
    """The monitoring rounds that have opened for the district's region, the newest first."""
    at = at or timezone.now()
    return (
        MonitoringRound.objects.filter(opens_at__lte=at, regions=district.region_id)
        .select_related("form")
        .order_by("-opens_at", "-pk")
    )


def response_of(round, district):
    """The district's Response, or an unsaved one while nothing was answered."""
    found = Response.objects.filter(round=round, district=district)
    return found.select_related("submitted_by").first() or Response(round=round, district=district)


def answers_of(response):
    """{question.pk: Answer}."""
    if response.pk is None:
        return {}
    answers = response.answers.select_related("question", "updated_by")
    return {answer.question_id: answer for answer in answers}


def steps_of(form, answers):
    """A Step for every section, in order; `answers` as `answers_of` gives them."""
    asked = _questions_by_section(form)
    steps = []
    for section in form.sections.order_by("number"):
        questions = asked.get(section.pk, [])
        missing = [q for q in questions if q.pk not in answers or not answers[q.pk].is_complete]
        steps.append(Step(section, missing, len(questions)))
    return steps


def _questions_by_section(form):
    found = {}
    for question in Question.objects.filter(section__form=form).order_by("order"):
        found.setdefault(question.section_id, []).append(question)
    return found


@dataclass(frozen=True)
class DistrictRow:
    """A district in the overview of a round."""

    district: District
    response: Response | None
    answered: int
    asked: int

    @property
    def percent(self):
        return self.answered * 100 // self.asked if self.asked else 0


@dataclass(frozen=True)
class Tally:
    """How often each answer to a question was given by the districts shown."""

    question: Question
    first: int
    second: int
    ticked: int
    total: int
    unanswered: int


def districts_of_round(round, regions=None, at=None):
    """The districts that the form is put to, of these regions only if any are given."""
    districts = districts_existing(at).filter(region__in=round.regions.all())
    if regions is not None:
        districts = districts.filter(region__in=regions)
    return districts.select_related("region").order_by("region__number", "sort_key")


def overview_of(round, regions=None, at=None):
    """(DistrictRows, Tallies) of a round: five queries for any number of districts."""
    districts = list(districts_of_round(round, regions, at))
    responses = {
        response.district_id: response
        for response in Response.objects.filter(round=round, district__in=districts)
    }
    questions = list(
        Question.objects.filter(section__form=round.form_id)
        .select_related("section")
        .order_by("section__number", "order")
    )
    by_pk = {question.pk: question for question in questions}
    done, tallies = Counter(), {question.pk: Counter() for question in questions}
    for answer in Answer.objects.filter(response__in=responses.values()):
        answer.question = by_pk[answer.question_id]
        done[answer.response_id] += answer.is_complete
        _count(tallies[answer.question_id], answer)
    rows = []
    for district in districts:
        response = responses.get(district.pk)
        rows.append(
            DistrictRow(district, response, done[response.pk] if response else 0, len(questions))
        )
    return rows, [
        Tally(
            question,
            first=tallies[question.pk]["first"],
            second=tallies[question.pk]["second"],
            ticked=tallies[question.pk]["ticked"],
            total=tallies[question.pk]["total"],
            unanswered=len(districts) - tallies[question.pk]["answered"],
        )
        for question in questions
    ]


def _count(tally, answer):
    tally["answered"] += answer.is_complete
    match answer.question.kind:
        case QuestionKind.PAIR if answer.choice:
            tally["first" if answer.choice == PairChoice.FIRST else "second"] += 1
        case QuestionKind.TICK:
            tally["ticked"] += answer.ticked
        case QuestionKind.NUMBER:
            tally["total"] += answer.number or 0


def unsent_districts(round, at=None):
    """The districts of the round that have not sent their answers."""
    sent = Response.objects.filter(~Q(submitted_at=None), round=round)
    return districts_of_round(round, at=at).exclude(pk__in=sent.values("district"))
