"""Who evaluates what in a round: spread evenly, read from a sheet, handed over."""

from collections import Counter

from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages

from areas.views.worksheets import SheetConfirmView, SheetImportView, workbook_to_fill
from evidence.domain.assigning import assign_all, plan, plan_calibration
from evidence.domain.assignment_sheet import HEADINGS, LABELS, MAX_ROWS, plan_assignments
from evidence.domain.queries.evaluation import conflicting_pairs
from evidence.domain.queries.overview import workload
from evidence.domain.reassigning import plan_moves, reassign_all, unfinished
from evidence.forms.rounds import AssignForm, ReassignForm
from evidence.models import Assignment, Submission

from .rounds import RoundFormView, RoundMixin


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
        pairs = self.plan(form)
        if "apply" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, pairs=pairs))
        assigned, refused = assign_all(pairs=pairs, by=self.request.user)
        tell(self.request, assigned, refused)
        return redirect(self.get_success_url())

    def plan(self, form):
        """[(Submission, evaluator)] of what the form asks for."""
        people = {person.pk: person for person in form.cleaned_data["evaluators"]}
        by_pk = {row.submission.pk: row.submission for row in self.reports}
        size, seed = form.cleaned_data["calibration"], form.cleaned_data["seed"]
        barred = {
            (by_pk[pk], evaluator)
            for pk, evaluator in conflicting_pairs(
                Submission.objects.filter(pk__in=by_pk), people.values(), self.at
            )
        }
        given = {"evaluators": list(people), "seed": seed}
        assigned = {
            (by_pk[row.submission_id], row.evaluator_id)
            for row in Assignment.objects.filter(submission__in=by_pk)
        }
        if size:
            sent = [row.submission for row in self.reports if row.submission.current_version_id]
            pairs = plan_calibration(reports=sent, size=size, barred=barred, **given)
            pairs = [pair for pair in pairs if pair not in assigned]
        else:
            load = {pk: number for pk, (number, _submitted) in self.loads.items()}
            pairs = plan(wanted=self.wanted(), load=load, barred=barred | assigned, **given)
        return [(submission, people[pk]) for submission, pk in pairs]

    def wanted(self):
        """{Submission: how many more evaluators the round asks for}."""
        each = self.round.evaluators_per_submission
        return {row.submission: each - row.assigned for row in self.reports if row.assigned < each}

    def get_context_data(self, *, pairs=None, **kwargs):
        each = self.round.evaluators_per_submission
        return super().get_context_data(
            reports=self.reports,
            sheet_url=self.url_of("evaluation_assign_sheet"),
            reassign_url=self.url_of("evaluation_round_reassign"),
            lacking=sum(row.assigned < each for row in self.reports),
            pairs=pairs,
            loads=Counter(evaluator for _submission, evaluator in pairs or []).most_common(),
            **kwargs,
        )


class AssignSheetMixin(RoundMixin):
    page_title = gettext_lazy("Assign evaluators from a sheet")
    header_icon = "upload"
    headings = HEADINGS
    labels = LABELS
    max_rows = MAX_ROWS
    takes_csv = True

    def salt(self):
        return f"evidence.assignments.{self.round.pk}"

    def upload_url(self):
        return self.url_of("evaluation_assign_sheet")

    def plan(self, sheet):
        return plan_assignments(sheet=sheet, round=self.round, at=self.at)


class AssignSheetView(AssignSheetMixin, SheetImportView):
    template_name = "evidence/admin/rounds/assign_sheet.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(round=self.round, **kwargs)


class AssignSheetConfirmView(AssignSheetMixin, SheetConfirmView):
    def carry_out(self, plan):
        tell(self.request, *assign_all(pairs=plan.assignments, by=self.request.user))
        return redirect(self.url_of("evaluation_round"))


class AssignWorkbookView(RoundMixin, View):
    """A workbook with every district of the round, to write evaluators beside them."""

    http_method_names = ["get"]

    def get(self, request, pk):
        return workbook_to_fill(
            title=_("Assignments"),
            name=_("assignments"),
            headings=[
                HEADINGS["district"][1],
                HEADINGS["evaluator"][0],
                _("District"),
                _("Inspection region"),
            ],
            rows=[
                [row.district.code, None, row.district.short_th, str(row.district.region)]
                for row in self.overview.rows
            ],
        )


class ReassignView(RoundFormView):
    """Somebody drops out: what they have not evaluated goes to others, previewed first."""

    template_name = "evidence/admin/rounds/reassign.html"
    page_title = gettext_lazy("Hand over an evaluator’s reports")
    header_icon = "resubmit"
    form_class = ReassignForm

    def get_form_kwargs(self):
        left = Counter(row.evaluator for row in unfinished(self.round))
        return super().get_form_kwargs() | {
            "left": left,
            "loads": {person.pk: load for person, *load in workload(self.round)},
        }

    def form_valid(self, form):
        moves = plan_moves(
            round=self.round,
            leaver=form.cleaned_data["leaver"],
            evaluators=form.cleaned_data["evaluators"],
            seed=form.cleaned_data["seed"],
            at=self.at,
        )
        if "apply" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, moves=moves))
        tell(self.request, *reassign_all(moves=moves, by=self.request.user))
        return redirect(self.get_success_url())

    def get_context_data(self, *, moves=None, **kwargs):
        taken = Counter(move.evaluator for move in moves or [] if move.evaluator)
        return super().get_context_data(moves=moves, loads=taken.most_common(), **kwargs)


def tell(request, made, refused):
    """Say how many assignments were made, and how many were refused."""
    messages.success(
        request,
        ngettext("%(number)s assignment made.", "%(number)s assignments made.", made)
        % {"number": made},
    )
    if refused:
        messages.warning(
            request,
            _("%(number)s were refused: something changed meanwhile.") % {"number": refused},
        )
