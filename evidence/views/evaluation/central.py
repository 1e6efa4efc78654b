"""What central staff do with a round: assign, close, release."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages

from areas.models import District
from evidence.domain.assigning import assign, plan
from evidence.domain.queries.evaluation import conflicting
from evidence.domain.queries.overview import RowState, workload
from evidence.domain.releasing import close_as_not_reported, release
from evidence.forms.rounds import AssignForm, CloseForm, ReleaseForm
from evidence.models import Assignment, Submission

from .rounds import RoundMixin


class RoundFormView(RoundMixin, FormView):
    def get_success_url(self):
        return self.url_of("evaluation_round")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            round=self.round, cancel_url=self.get_success_url(), **kwargs
        )


class AssignView(RoundFormView):
    """Spreads the reports that the filter shows over evaluators; previewed before it is applied."""

    template_name = "evidence/admin/rounds/assign.html"
    page_title = gettext_lazy("Assign evaluators")
    header_icon = "user"
    form_class = AssignForm

    @cached_property
    def reports(self):
        """The rows shown that have a report, whatever its state: a draft will be sent some day."""
        return [row for row in self.rows if row.submission]

    @cached_property
    def loads(self):
        """{evaluator.pk: (assigned, submitted)} in this round."""
        return {person.pk: load for person, *load in workload(self.round)}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"loads": self.loads}

    def form_valid(self, form):
        pairs = self.plan(form.cleaned_data["evaluators"], form.cleaned_data["seed"])
        if "apply" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, pairs=pairs))
        assigned, refused = 0, 0
        for submission, evaluator in pairs:
            try:
                assign(submission=submission, evaluator=evaluator, by=self.request.user)
            except ValidationError:
                refused += 1
            else:
                assigned += 1
        messages.success(
            self.request,
            ngettext("%(number)s assignment made.", "%(number)s assignments made.", assigned)
            % {"number": assigned},
        )
        if refused:
            messages.warning(
                self.request,
                _("%(number)s were refused: something changed meanwhile.") % {"number": refused},
            )
        return redirect(self.get_success_url())

    def plan(self, evaluators, seed):
        evaluators = list(evaluators)
        each = self.round.evaluators_per_submission
        by_pk = {row.submission.pk: row.submission for row in self.reports}
        wanted = {
            row.submission: each - row.assigned for row in self.reports if row.assigned < each
        }
        barred = {
            (by_pk[row.submission_id], row.evaluator_id)
            for row in Assignment.objects.filter(submission__in=by_pk)
        }
        reports = Submission.objects.filter(pk__in=by_pk)
        for evaluator in evaluators:
            for pk in conflicting(reports, evaluator, self.at).values_list("pk", flat=True):
                barred.add((by_pk[pk], evaluator.pk))
        people = {evaluator.pk: evaluator for evaluator in evaluators}
        load = {pk: assigned for pk, (assigned, _submitted) in self.loads.items()}
        pairs = plan(wanted=wanted, evaluators=list(people), load=load, barred=barred, seed=seed)
        return [(submission, people[pk]) for submission, pk in pairs]

    def get_context_data(self, *, pairs=None, **kwargs):
        each = self.round.evaluators_per_submission
        return super().get_context_data(
            reports=self.reports,
            lacking=sum(row.assigned < each for row in self.reports),
            pairs=pairs,
            loads=Counter(evaluator for _submission, evaluator in pairs or []).most_common(),
            **kwargs,
        )


class CloseView(RoundFormView):
    """Closes districts that have sent nothing and whose deadline has passed."""

    template_name = "evidence/admin/rounds/close.html"
    page_title = gettext_lazy("Close as not reported")
    header_icon = "circle-xmark"
    form_class = CloseForm

    @cached_property
    def silent(self):
        states = {RowState.NONE, RowState.DRAFT}
        return [row for row in self.rows if row.state in states and row.is_overdue]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"rows": self.silent}

    def form_valid(self, form):
        chosen = District.objects.filter(pk__in=form.cleaned_data["districts"])
        for district in chosen:
            try:
                close_as_not_reported(
                    round=self.round,
                    district=district,
                    by=self.request.user,
                    reason=form.cleaned_data["reason"],
                )
            except ValidationError as error:
                form.add_error(None, [f"{district}: {message}" for message in error.messages])
        if form.errors:
            return self.form_invalid(form)
        messages.success(
            self.request,
            ngettext("%(number)s district closed.", "%(number)s districts closed.", len(chosen))
            % {"number": len(chosen)},
        )
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(silent=self.silent, **kwargs)


class ReleaseView(RoundFormView):
    """What will the districts see? One button, typed confirmation."""

    template_name = "evidence/admin/rounds/release.html"
    page_title = gettext_lazy("Release the results")
    header_icon = "view"
    form_class = ReleaseForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"name": str(self.round)}

    def form_valid(self, form):
        try:
            number = release(round=self.round, by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("Results of %(number)s districts released.") % {"number": number},
        )
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        waiting = {}
        for row in self.overview.unready:
            waiting.setdefault(row.state.label, []).append(row.district)
        return super().get_context_data(
            overview=self.overview,
            waiting=waiting,
            is_closed=self.round.closes_at <= self.at,
            **kwargs,
        )
