"""The released result: which level, why, and whether to ask for a review of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from evidence.domain.correcting import may_ask_for_review, request_review, review_until
from evidence.domain.queries.results import judgements_shown, results_of
from evidence.forms.district import ReviewForm
from intranet.access import IntranetPage
from intranet.telling import tell_mistakes

from .base import RoundMixin


class ResultView(RoundMixin, IntranetPage):
    """Level, reasons and verdicts after the release; 404 before. A post asks for a review."""

    template_name = "evidence/district/result.html"
    is_read_by_successors = True
    form = None

    @cached_property
    def results(self):
        if self.round.released_at is None or self.submission.pk is None:
            raise Http404
        results = results_of(self.submission)
        if not results:
            raise Http404
        for result in results:
            result.submission = self.submission
        return results

    def get_context_data(self, **kwargs):
        newest, *earlier = self.results
        return super().get_context_data(
            result=newest,
            earlier=earlier,
            judgements=judgements_shown(self.submission),
            may_ask=not self.is_predecessor and may_ask_for_review(newest, self.at),
            review_until=review_until(newest),
            form=self.form or ReviewForm(initial={"result": newest.pk}),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        self.form = ReviewForm(request.POST)
        if not self.form.is_valid():
            tell_mistakes(request)
            return self.render_to_response(self.get_context_data())
        asked_of = self.form.cleaned_data["result"]
        result = next((row for row in self.results if row.pk == asked_of), self.results[0])
        try:
            request_review(
                result=result,
                reason=self.form.cleaned_data["reason"],
                by=request.user,
                at=self.at,
            )
        except ValidationError as error:
            self.form.add_error(None, error)
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("Your request for review has arrived."))
        return redirect(self.url("district_result"))
