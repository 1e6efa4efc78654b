"""A district answers the monitoring form: one section a step."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from evidence.domain.deadlines import days_left
from evidence.domain.monitoring.answering import (
    fingerprint,
    reopen_response,
    save_answers,
    submit_response,
)
from evidence.domain.queries.monitoring import answers_of, response_of, rounds_for, steps_of
from evidence.forms.monitoring import SectionForm
from intranet.access import DistrictMixin, IntranetPage
from intranet.telling import tell_errors


class MonitoringMixin(DistrictMixin):
    """The monitoring round of the URL, as the district of the URL sees it."""

    @cached_property
    def at(self):
        return timezone.now()

    @cached_property
    def round(self):
        return get_object_or_404(rounds_for(self.district, self.at), pk=self.kwargs["round"])

    @cached_property
    def response(self):
        return response_of(self.round, self.district)

    @cached_property
    def answers(self):
        return answers_of(self.response)

    @cached_property
    def steps(self):
        return steps_of(self.round.form, self.answers)

    @property
    def can_edit(self):
        return self.round.is_open(self.at) and not self.response.is_submitted

    @property
    def place(self):
        return {"round": self.round, "district": self.district}

    def url(self, name, **kwargs):
        return reverse(
            name, kwargs={"district": self.district.code, "round": self.round.pk, **kwargs}
        )

    def get_context_data(self, **kwargs):
        steps = self.steps
        return super().get_context_data(
            round=self.round,
            response=self.response,
            steps=steps,
            can_edit=self.can_edit,
            is_open=self.round.is_open(self.at),
            answered=sum(step.answered for step in steps),
            asked=sum(step.asked for step in steps),
            **kwargs,
        )


class MonitoringView(MonitoringMixin, IntranetPage):
    """Where do we stand? The sections with how far each is; sending."""

    template_name = "evidence/monitoring/form.html"

    def get_context_data(self, **kwargs):
        missing = [(step.section, q) for step in self.steps for q in step.missing]
        days = days_left(self.round.closes_at, at=self.at)
        return super().get_context_data(missing=missing, days=days, **kwargs)


class SectionView(MonitoringMixin, IntranetPage):
    """One section. `monitoring.js` posts it while it is filled in and asks for JSON."""

    template_name = "evidence/monitoring/section.html"
    form = None
    conflicts = None

    @cached_property
    def section(self):
        return get_object_or_404(self.round.form.sections, number=self.kwargs["number"])

    @cached_property
    def questions(self):
        return list(self.section.questions.select_related("section").order_by("order"))

    def get_form(self, data=None):
        return SectionForm(data, questions=self.questions, answers=self.answers)

    def get_context_data(self, **kwargs):
        numbers = [step.section.number for step in self.steps]
        at = numbers.index(self.section.number)
        return super().get_context_data(
            section=self.section,
            rows=(self.form or self.get_form()).rows(self.conflicts),
            previous=numbers[at - 1] if at else None,
            next=numbers[at + 1] if at + 1 < len(numbers) else None,
            position=at + 1,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        form = self.get_form(request.POST)
        form.is_valid()
        wants_json = request.headers.get("Accept") == "application/json"
        try:
            saved = save_answers(given=form.given(), by=request.user, at=self.at, **self.place)
        except ValidationError as error:
            if wants_json:
                return JsonResponse({"errors": error.messages}, status=422)
            tell_errors(request, error)
            self.form = form
            return self.render_to_response(self.get_context_data())
        self.forget()
        if wants_json:
            return self.answer(form, saved)
        if form.errors or saved.conflicts:
            self.conflicts = saved.conflicts
            self.form = self.get_form(_with_revisions(request.POST, saved))
            self.form.is_valid()
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("The answers are saved."))
        return redirect(self.after())

    def forget(self):
        """Read again what was saved."""
        for name in ("response", "answers", "steps"):
            self.__dict__.pop(name, None)

    def after(self):
        """The next section for “Save and continue”, else the overview."""
        following = [s.section.number for s in self.steps if s.section.number > self.section.number]
        if "next" in self.request.POST and following:
            return self.url("monitoring_section", number=following[0])
        return self.url("monitoring_form")

    def answer(self, form, saved):
        """For `monitoring.js`: what each answer's marks are now, and what could not be saved."""
        steps = self.steps
        return JsonResponse(
            {
                "saved": {
                    question.pk: [answer.revision, fingerprint(answer.values)]
                    for question, answer in saved.answers.items()
                },
                "conflicts": {
                    question.pk: [conflict_words(theirs), theirs.revision]
                    for question, theirs in saved.conflicts.items()
                },
                "errors": {name: list(errors) for name, errors in form.errors.items()},
                "answered": sum(step.answered for step in steps),
            }
        )


class SendView(MonitoringMixin, View):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            submit_response(
                by=request.user,
                confirm_missing="confirm_missing" in request.POST,
                at=self.at,
                **self.place,
            )
        except ValidationError as error:
            tell_errors(request, error)
        else:
            messages.success(request, _("The answers have arrived. Thank you."))
        return redirect(self.url("monitoring_form"))


class ReopenView(MonitoringMixin, View):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            reopen_response(by=request.user, at=self.at, **self.place)
        except ValidationError as error:
            tell_errors(request, error)
        else:
            messages.info(request, _("The answers can be changed again. Send them once more."))
        return redirect(self.url("monitoring_form"))


def conflict_words(theirs):
    """The sentence that tells what a colleague saved meanwhile."""
    return _("%(name)s saved “%(answer)s” meanwhile. Save again to replace it with yours.") % {
        "name": theirs.updated_by,
        "answer": theirs.in_words or _("Not answered yet"),
    }


def _with_revisions(data, saved):
    """The form as sent, but knowing the revisions that stand now: saved again, it replaces them."""
    data = data.copy()
    for question, answer in saved.conflicts.items():
        data[f"r{question.pk}"] = answer.revision
    for question, answer in saved.answers.items():
        data[f"r{question.pk}"] = answer.revision
        data[f"s{question.pk}"] = fingerprint(answer.values)
    return data
