"""What an evaluator posts: judgements, a note, the whole evaluation.

With `Accept: application/json` it is answered in JSON, for `js/evaluation/`; else with a redirect
to what comes next, or with the screen again and what was typed.
"""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from evidence.domain.evaluating import (
    Overtaken,
    record_acceptance,
    record_figures,
    record_note,
    record_verdict,
    reopen_evaluation,
    start,
    submit_evaluation,
)
from evidence.domain.outcomes import ready
from evidence.domain.queries.report import evaluations_of
from evidence.enums import Judgement
from evidence.forms.evaluation import AcceptanceForm, FiguresForm, NoteForm, VerdictForm
from intranet.telling import errors_of, tell_errors
from thai.dates import time_text

from .access import ScoringMixin
from .cards import GUIDELINE, open_tasks
from .report import ReportView


class SavingView(ScoringMixin, ReportView):
    """Saves one form of the scoring screen and tells how the evaluation stands then."""

    def make_form(self, data):
        raise NotImplementedError

    def save(self, evaluation, data):
        """Call the domain's verb with the form's cleaned data; it may raise ValidationError."""
        raise NotImplementedError

    def post(self, request, *args, **kwargs):
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.refused(errors_of(form), status=400)
        try:
            evaluation = self.evaluation or start(
                submission=self.submission, evaluator=request.user
            )
            self.save(evaluation, form.cleaned_data)
        except Overtaken as error:
            return self.refused(error.messages, status=409)
        except ValidationError as error:
            return self.refused(error.messages, status=400)
        self.reload()
        return self.saved()

    def reload(self):
        self.evaluations = evaluations_of(self.submission)

    def saved(self):
        if not self.wants_json:
            return redirect(f"{self.here}#{self.next_anchor}")
        cards = self.cards()
        return JsonResponse(
            {
                "revision": self.evaluation.revision,
                "marks": {
                    card.criterion.number: [card.mark, str(card.mark_label)] for card in cards
                },
                "level": render_to_string(
                    "evidence/admin/report/_level.html",
                    {"outcome": ready(self.evaluation), "open_tasks": open_tasks(cards)},
                    request=self.request,
                ),
                "message": _("Saved %(time)s") % {"time": time_text(timezone.now())},
            }
        )

    def refused(self, errors, *, status):
        """Nothing was saved: say why, give the revision to go on from and what stands there."""
        self.reload()
        cards = self.cards()
        task = next(
            (task for card in cards for task in card.tasks if task.url == self.request.path), None
        )
        if self.wants_json:
            answer = {"message": " ".join(map(str, errors))}
            if status == 409:
                answer |= {"revision": self.evaluation.revision, "saved": _shown(task)}
            return JsonResponse(answer, status=status)
        for error in errors:
            messages.error(self.request, error)
        if task is None or not self.is_editable:
            return redirect(self.here)
        context = self.get_context_data(cards=self.with_typed(cards, task))
        return self.render_to_response(context, status=status)

    def with_typed(self, cards, task):
        """The cards with what was typed, ready to be saved over what stands there now."""
        data = self.request.POST.copy()
        data["revision"] = self.evaluation.revision
        typed = self.make_form(data)
        typed.auto_id = task.form.auto_id
        typed.is_valid()
        return [
            replace(
                card,
                tasks=[replace(t, form=typed) if t.key == task.key else t for t in card.tasks],
            )
            for card in cards
        ]

    @property
    def wants_json(self):
        return self.request.headers.get("Accept") == "application/json"

    @property
    def here(self):
        return reverse("evaluation_report", args=[self.submission.pk])

    @property
    def next_anchor(self):
        return "report"


class JudgementView(SavingView):
    """The verdict on a criterion, or the judgement of the figures."""

    @cached_property
    def criterion(self):
        row = self.report.criterion(self.kwargs["number"])
        if row is None or row.criterion.judgement not in {Judgement.VERDICT, Judgement.FIGURES}:
            raise Http404
        return row.criterion

    @property
    def is_figures(self):
        return self.criterion.judgement == Judgement.FIGURES

    def make_form(self, data):
        if self.is_figures:
            return FiguresForm(data, figures=[row.figure for row in self.report.figures])
        return VerdictForm(data)

    def save(self, evaluation, data):
        given = {
            "evaluation": evaluation,
            "reason": data["reason"],
            "by": self.request.user,
            "revision": data["revision"],
        }
        if self.is_figures:
            record_figures(supported=data["value"], values=data["borne"], **given)
        else:
            record_verdict(criterion=self.criterion, value=data["value"], **given)

    @property
    def next_anchor(self):
        return f"c{self.criterion.number + 1}"


class AcceptanceView(SavingView):
    """Whether a practice, or the guideline, is accepted."""

    @cached_property
    def item(self):
        """The practice; None for the guideline. 404 for anything else."""
        wanted = self.kwargs["what"]
        rows = self.report.criteria
        if wanted == GUIDELINE and any(row.has_guideline for row in rows):
            return None
        for item in (item for row in rows for item in row.practices):
            if str(item.uid) == wanted:
                return item
        raise Http404

    def make_form(self, data):
        return AcceptanceForm(data)

    def save(self, evaluation, data):
        record_acceptance(
            evaluation=evaluation,
            evidence=self.item,
            accepted=data["value"],
            reason=data["reason"],
            by=self.request.user,
            revision=data["revision"],
        )

    def post(self, request, *args, **kwargs):
        self.item  # noqa: B018 – 404 before anything is read
        return super().post(request, *args, **kwargs)


class NoteView(SavingView):
    """The evaluator's private note."""

    def make_form(self, data):
        return NoteForm(data)

    def save(self, evaluation, data):
        record_note(
            evaluation=evaluation,
            note=data["note"],
            by=self.request.user,
            revision=data["revision"],
        )


class SubmitEvaluationView(SavingView):
    """Sends the evaluation: every judgement has its reason."""

    def post(self, request, *args, **kwargs):
        try:
            if self.evaluation is None:
                start(submission=self.submission, evaluator=request.user)
            submit_evaluation(
                evaluation=self.evaluation, by=request.user, revision=self.seen_revision()
            )
        except ValidationError as error:
            tell_errors(request, error)
            return redirect(self.here)
        self.reload()
        level = ready(self.evaluation).decision.level
        messages.success(
            request,
            _("%(district)s: evaluation submitted, level %(level)s.")
            % {"district": self.submission.district, "level": level},
        )
        return redirect("evaluation_queue")

    def seen_revision(self):
        try:
            return int(self.request.POST["revision"])
        except (KeyError, ValueError):
            raise Overtaken from None


class ReopenView(SavingView):
    """Takes the evaluator's own evaluation back, until the release."""

    def post(self, request, *args, **kwargs):
        if self.evaluation is None:
            raise Http404
        try:
            reopen_evaluation(evaluation=self.evaluation, by=request.user)
        except ValidationError as error:
            tell_errors(request, error)
        return redirect(self.here)


def _shown(task):
    """What is saved of a task now, in words: {"value", "reason"}; None where there is nothing."""
    if task is None:
        return None
    choices = dict(task.form.fields["value"].choices)
    value = task.form.initial["value"]
    return {"value": str(choices.get(value, "")), "reason": task.form.initial["reason"]}
