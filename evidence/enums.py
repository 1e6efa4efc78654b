"""The states and kinds of the evidence floor, with the groups that queries speak of."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EvidenceKind(models.TextChoices):
    """What a requirement asks for. A hint: any permitted file or link may be filed."""

    DOCUMENT = "document", _("Document")
    PHOTO = "photo", _("Photo")
    LINK = "link", _("Link")
    SPREADSHEET = "spreadsheet", _("Excel file")


class Judgement(models.TextChoices):
    """How an evaluator judges a criterion."""

    VERDICT = "verdict", _("Clear or not clear, with a reason")
    FIGURES = "figures", _("Whether the evidence supports the figures")
    COMPLETENESS = "completeness", _("Completeness only, no verdict")
    PRACTICES = "practices", _("Which practices and guideline are accepted")


class FigureRole(models.TextChoices):
    """What a figure means to the percentage and to the public totals."""

    AT_RISK = "at_risk", _("At risk of dropping out")
    TOTAL = "total", _("Dropouts in all: the denominator")
    FOUND = "found", _("Found and helped: the numerator")
    RETURNED = "returned", _("Returned to study")
    NOT_RETURNED = "not_returned", _("Did not return to study")
    NOT_FOUND = "not_found", _("Not found")


class RoundPhase(models.TextChoices):
    """Where a round stands: the first three follow the clock, the last the release alone."""

    UPCOMING = "upcoming", _("Not yet open")
    OPEN = "open", _("Open for reports")
    EVALUATION = "evaluation", _("Being evaluated")
    RELEASED = "released", _("Results released")


class ConflictScope(models.TextChoices):
    """Whose submissions an evaluator never scores; each scope holds those before it."""

    DISTRICT = "district", _("Districts they belong to")
    PROVINCE = "province", _("Districts in the provinces of those")
    REGION = "region", _("Districts in the inspection regions of those")


class SubmissionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned for revision")
    FINALISED = "finalised", _("Finalised")


#: Beside the states, in the log: closed as not reported (a NonReport, which may have no report).
UNREPORTED = "not_reported"

#: The district may change its evidence and figures.
EDITABLE_STATES = frozenset({SubmissionState.DRAFT, SubmissionState.RETURNED})


class PracticeLevel(models.TextChoices):
    """Whose best practice a piece of evidence is."""

    DISTRICT = "district", _("The office’s practice")
    SCHOOL = "school", _("A school’s practice")


class EvaluationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")


class VerdictValue(models.TextChoices):
    # With a context: the admin’s own “Clear” empties a field.
    CLEAR = "clear", pgettext_lazy("verdict", "Clear")
    NOT_CLEAR = "not_clear", _("Not clear")


class QuestionKind(models.TextChoices):
    """How a question of a monitoring form is answered."""

    PAIR = "pair", _("One of two: yes or no in the form’s own words")
    TICK = "tick", _("Tick of a list")
    NUMBER = "number", _("Whole number")
    TEXT = "text", _("A line of text")
    LONG_TEXT = "long_text", _("Several lines of text")


#: Left alone they are unanswered; a tick or a text left alone is an answer.
NEEDED_KINDS = frozenset({QuestionKind.PAIR, QuestionKind.NUMBER})


class PairChoice(models.TextChoices):
    """Which of the two; unanswered is NULL."""

    FIRST = "first", _("The first")
    SECOND = "second", _("The second")


class ResponseState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
