"""Who may be here: 404 for everybody else, and a log entry where interests conflict."""

from django.http import Http404
from django.utils.functional import cached_property

from accounts.roles import Role
from evidence.domain.conflicts import Conflicted, refuse_conflict
from evidence.domain.evaluating import is_scorable
from evidence.domain.queries.report import submission_to_read
from evidence.rules import is_assigned, may_score


def refuse_conflicted_evaluator(user, submission):
    """404 for an evaluator with a conflict of interest in the report, and a log entry of it."""
    if user.has_role(Role.EVALUATOR):
        try:
            refuse_conflict(submission=submission, evaluator=user, by=user)
        except Conflicted:
            raise Http404 from None


class RoleMixin:
    """A page of the admin for some roles."""

    roles = frozenset()

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_role(*self.roles):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class EvaluationMixin(RoleMixin):
    """A page for evaluators, and for programme admins who look on."""

    roles = frozenset({Role.EVALUATOR, Role.PROGRAMME_ADMIN})

    @cached_property
    def is_admin(self):
        return self.request.user.has_role(Role.PROGRAMME_ADMIN)


class ReportMixin(EvaluationMixin):
    """A page of the report named in the URL.

    Evaluators reach what is assigned to them; programme admins read all. A conflict of interest
    is answered like anything else that is not there, and the attempt is logged: whatever page of
    the report it was, and whatever the verb.
    """

    def dispatch(self, request, *args, **kwargs):
        if request.user.has_role(*EvaluationMixin.roles):
            self.submission  # noqa: B018 – refuses before the page's own rules are asked
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def submission(self):
        submission = submission_to_read(self.kwargs["pk"])
        if submission is None:
            raise Http404
        if not self.is_admin:
            self.refuse_strangers(submission)
        return submission

    @property
    def where(self):
        """What the page is about, where its header has no room to say so."""
        return f"{self.submission.district} · {self.submission.round}"

    def get_page_subtitle(self):
        return self.where

    @cached_property
    def is_evaluator(self):
        """The report is the user's to score: assigned, without a conflict."""
        if self.is_admin:
            return may_score(self.request.user, self.submission)
        return bool(self.submission)  # anyone else would not have got here

    @cached_property
    def can_score(self):
        return self.is_evaluator and is_scorable(self.submission)

    def refuse_strangers(self, submission):
        """404 for whoever may not score the report; a conflict of interest is logged as well."""
        user = self.request.user
        refuse_conflicted_evaluator(user, submission)
        if not is_assigned(user, submission):
            raise Http404


class ScoringMixin(ReportMixin):
    """A verb of the report's evaluators: nobody else has anything to find here."""

    http_method_names = ["post"]

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_role(Role.EVALUATOR):
            raise Http404
        if self.is_admin:  # reading is open to them, scoring is not
            self.refuse_strangers(self.submission)
        return super().dispatch(request, *args, **kwargs)
