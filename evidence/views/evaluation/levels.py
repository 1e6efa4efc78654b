"""An admin decides on one district's level: an override before the release, a correction after."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from areas.models import District
from evidence.domain.correcting import correct, corrected, uphold
from evidence.domain.outcomes import outcome_of
from evidence.domain.overriding import override, withdraw_override
from evidence.domain.queries.results import results_of
from evidence.forms.levels import CorrectionForm, OverrideForm
from evidence.models import NonReport, Override, ReviewRequest, Submission

from .rounds import RoundMixin


class LevelMixin(RoundMixin):
    """The district named in the URL, in the round named there."""

    is_released = False

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.user.has_role(*self.roles):
            self.require_phase()
        return super().dispatch(request, *args, **kwargs)

    def require_phase(self):
        if (self.round.released_at is not None) != self.is_released:
            raise Http404

    @cached_property
    def district(self):
        return get_object_or_404(District, code=self.kwargs["code"])

    @cached_property
    def submission(self):
        reports = Submission.objects.select_related("current_version", "round__indicator")
        return reports.filter(round=self.round, district=self.district).first()

    @property
    def where(self):
        return f"{self.district} · {self.round}"

    def get_success_url(self):
        return self.url_of("evaluation_round")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            round=self.round,
            district=self.district,
            submission=self.submission,
            cancel_url=self.get_success_url(),
            **kwargs,
        )


class OverrideView(LevelMixin, FormView):
    """A level other than the derived one, for a report or for a district that sent none."""

    template_name = "evidence/admin/rounds/override.html"
    page_title = gettext_lazy("Override the level")
    header_icon = "edit"
    form_class = OverrideForm

    @property
    def is_reported(self):
        return bool(self.submission and self.submission.current_version_id)

    def require_phase(self):
        super().require_phase()
        closed = NonReport.objects.filter(round=self.round, district=self.district)
        if not self.is_reported and not closed.exists():
            raise Http404

    @cached_property
    def standing(self):
        return Override.objects.filter(round=self.round, district=self.district).first()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"is_reported": self.is_reported}

    def get_initial(self):
        made = self.standing
        return {"level": made.level, "reason": made.reason} if made else {}

    def post(self, request, *args, **kwargs):
        if "withdraw" not in request.POST:
            return super().post(request, *args, **kwargs)
        if self.standing:
            try:
                withdraw_override(override=self.standing, by=request.user)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            else:
                messages.success(request, _("The derived level stands again."))
        return redirect(self.get_success_url())

    def form_valid(self, form):
        try:
            made = override(
                round=self.round, district=self.district, by=self.request.user, **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("%(district)s: level %(level)s.") % {"district": made.district, "level": made.level},
        )
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        outcome = outcome_of(self.submission) if self.is_reported else None
        draft = None if self.is_reported else self.submission
        return super().get_context_data(
            outcome=outcome, draft=draft, standing=self.standing, **kwargs
        )


class CorrectionView(LevelMixin, FormView):
    """Looked at first, then corrected or upheld; a request for review is answered by either."""

    is_released = True
    template_name = "evidence/admin/rounds/correction.html"
    page_title = gettext_lazy("Review the result")
    header_icon = "edit"
    form_class = CorrectionForm

    @cached_property
    def results(self):
        results = results_of(self.submission) if self.submission else []
        if not results:
            raise Http404
        for result in results:
            result.submission = self.submission
        return results

    @property
    def review_request(self):
        """The open ReviewRequest of the result that stands, if there is one."""
        return ReviewRequest.objects.filter(
            result=self.results[0], decision=ReviewRequest.Decision.OPEN
        ).first()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"result": self.results[0]}

    def form_valid(self, form):
        reason = form.cleaned_data["reason"]
        given = {"facts": form.corrected_facts, "level": form.cleaned_data["level"]}
        try:
            if "uphold" in self.request.POST and self.review_request:
                uphold(request=self.review_request, answer=reason, by=self.request.user)
                messages.success(self.request, _("The result stands; the district is told."))
            elif "correct" in self.request.POST:
                made = correct(
                    submission=self.submission, reason=reason, by=self.request.user, **given
                )
                messages.success(
                    self.request,
                    _("Corrected to level %(level)s; the district is told.")
                    % {"level": made.level or "–"},
                )
            else:
                preview = corrected(self.results[0], reason=reason, **given)
                return self.render_to_response(self.get_context_data(form=form, preview=preview))
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        return redirect(self.url_of("evaluation_round_reviews"))

    def get_context_data(self, *, preview=None, **kwargs):
        return super().get_context_data(
            result=self.results[0],
            review_request=self.review_request,
            preview=preview,
            **kwargs,
        )


class ReviewsView(RoundMixin, TemplateView):
    """The requests for review of a round, the open ones first."""

    template_name = "evidence/admin/rounds/reviews.html"
    page_title = gettext_lazy("Requests for review")
    header_icon = "help"

    def get_context_data(self, **kwargs):
        requests = ReviewRequest.objects.filter(result__submission__round=self.round)
        requests = requests.select_related(
            "result__submission__district", "requested_by", "decided_by", "correction__result"
        ).order_by("decision", "requested_at")
        return super().get_context_data(round=self.round, requests=requests, **kwargs)
