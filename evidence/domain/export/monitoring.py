"""The workbook of a monitoring round: a row a district, and how often each answer was given."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook

from evidence.domain.audit import record
from evidence.domain.queries.monitoring import overview_of
from evidence.enums import PairChoice, QuestionKind
from evidence.models import Answer
from thai.dates import date_short

from .cells import LONG_TEXT, SMALL_NUMBER, TEXT, WHOLE_NUMBER, moment
from .sheets import Sheet
from .tables import Column, write_table
from .workbook import demo_mark

WIDTH = 30


def export_monitoring(*, round, regions, by, to, at=None):
    """Write the workbook to the binary file `to`, in the active language, and log it.

    `regions` limits it to their districts; None takes all of the round.
    """
    at = at or timezone.now()
    rows, tallies = overview_of(round, regions, at)
    workbook = Workbook(write_only=True)
    workbook.properties.title = f"{round.form} – {round}"
    workbook.properties.creator = settings.WAGTAIL_SITE_NAME
    sheets = [
        Sheet(workbook, pgettext("sheet", "Answers")),
        Sheet(workbook, pgettext("sheet", "Counts")),
    ]
    for sheet in sheets:
        workbook._add_sheet(sheet)
    questions = [tally.question for tally in tallies]
    mark = demo_mark()
    write_table(
        sheets[0], answer_columns(questions), answer_rows(rows, questions), above=mark, frozen=2
    )
    write_table(sheets[1], count_columns(), count_rows(tallies), above=mark, frozen=2)
    workbook.save(to)
    record("monitoring_exported", round, by=by, districts=len(rows))


def file_name(round, at=None):
    """Such as “แบบติดตาม ระยะที่ 1 (22 พ.ย. 69).xlsx”."""
    name = f"{round.form} {round} ({date_short(at or timezone.now())})"
    return " – ".join(filter(None, [demo_mark(), name])) + ".xlsx"


def answer_columns(questions):
    """The district, how far it is, then each question; links beside those that take them."""
    columns = [
        Column(_("District code"), TEXT, 30),
        Column(_("District"), TEXT, 52),
        Column(_("Inspection region"), TEXT, 22),
        Column(_("State"), TEXT, 18),
        Column(_("Sent"), moment(), 20),
        Column(_("Answered"), SMALL_NUMBER, 12),
    ]
    for question in questions:
        look = WHOLE_NUMBER if question.kind == QuestionKind.NUMBER else LONG_TEXT
        columns.append(Column(f"{question.number} {question.text}", look, WIDTH))
        if question.takes_links:
            columns.append(Column(f"{question.number} {_('Links')}", LONG_TEXT, WIDTH))
    return columns


def answer_rows(rows, questions):
    """The values of `answer_columns` for every DistrictRow, unanswered as an empty cell."""
    responses = [row.response for row in rows if row.response]
    answers = {}
    for answer in Answer.objects.filter(response__in=responses):
        answers[answer.response_id, answer.question_id] = answer
    for row in rows:
        response = row.response
        values = [
            row.district.code,
            row.district.name,
            str(row.district.region),
            response.get_state_display() if response else _("Nothing yet"),
            response.submitted_at if response else None,
            row.answered,
        ]
        for question in questions:
            answer = answers.get((response.pk, question.pk)) if response else None
            values.append(value_of(question, answer))
            if question.takes_links:
                values.append("\n".join(answer.links) if answer else None)
        yield values


def value_of(question, answer):
    """A real number for a number, words for the rest, None where nothing was answered."""
    if answer is None:
        return None
    answer.question = question
    if question.kind == QuestionKind.NUMBER:
        return answer.number
    return answer.in_words or None


def count_columns():
    return [
        Column(_("No."), TEXT, 8),
        Column(_("Question"), LONG_TEXT, 60),
        Column(_("Answer"), TEXT, 24),
        Column(_("Districts"), WHOLE_NUMBER, 12),
    ]


def count_rows(tallies):
    """A row for each answer that could be given, and one for those who gave none."""
    for tally in tallies:
        question = tally.question
        head = (question.number, question.text)
        if question.kind == QuestionKind.PAIR:
            words = {PairChoice.FIRST: question.first, PairChoice.SECOND: question.second}
            yield (*head, words[PairChoice.FIRST], tally.first)
            yield (*head, words[PairChoice.SECOND], tally.second)
            yield (*head, _("Not answered yet"), tally.unanswered)
        elif question.kind == QuestionKind.TICK:
            yield (*head, "✓", tally.ticked)
        elif question.kind == QuestionKind.NUMBER:
            yield (*head, _("Sum (%s)") % question.unit, tally.total)
            yield (*head, _("Not answered yet"), tally.unanswered)
