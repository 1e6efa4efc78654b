"""What central staff do with a round: close and release it."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from areas.models import District
from evidence.domain.closing import close_as_not_reported
from evidence.domain.queries.overview import RowState
from evidence.domain.releasing import release
from evidence.forms.rounds import CloseForm, ReleaseForm

from .rounds import RoundFormView


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
        drafts = [row for row in self.silent if row.has_unsent_draft]
        return super().get_context_data(silent=self.silent, drafts=drafts, **kwargs)


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
