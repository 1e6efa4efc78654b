"""A draft that was never sent is accepted as filed, after a look at what is there."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages

from evidence.domain.accepting import accept_as_filed, refusals_of
from evidence.domain.completeness import fill_of
from evidence.enums import SubmissionState
from evidence.forms.levels import AcceptDraftForm

from .levels import LevelMixin


class AcceptDraftView(LevelMixin, FormView):
    template_name = "evidence/admin/rounds/accept_draft.html"
    page_title = gettext_lazy("Accept the draft as filed")
    header_icon = "check"
    form_class = AcceptDraftForm

    def require_phase(self):
        super().require_phase()
        draft = self.submission
        if draft is None or draft.state != SubmissionState.DRAFT or draft.current_version_id:
            raise Http404

    @cached_property
    def refusals(self):
        return refusals_of(self.submission, self.at)

    def form_valid(self, form):
        try:
            version = accept_as_filed(
                submission=self.submission, by=self.request.user, **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("%(district)s: accepted as filed, receipt %(receipt)s.")
            % {"district": self.district, "receipt": version.receipt_number},
        )
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            fills=fill_of(self.submission), refusals=self.refusals, **kwargs
        )
