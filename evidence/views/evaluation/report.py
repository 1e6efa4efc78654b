"""The scoring screen: everything of a report, criterion by criterion."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from evidence.domain.evaluating import start
from evidence.domain.outcomes import outcome_of, ready
from evidence.domain.queries.report import (
    comparable,
    disputes_in,
    evaluations_of,
    given_up,
    own,
    phrases_of,
    report_of,
    said_by,
)
from evidence.enums import EvaluationState
from evidence.forms.evaluation import NoteForm
from evidence.rules import has_scored
from thai.bilingual import is_english

from .access import ReportMixin
from .cards import cards_of, open_tasks


class ReportView(ReportMixin, WagtailAdminTemplateMixin, TemplateView):
    """Opening it begins the evaluation of those who may score; admins read."""

    template_name = "evidence/admin/report/report.html"
    header_icon = "tasks"

    def get_page_title(self):
        return str(self.submission.district)

    def get_page_subtitle(self):
        return str(self.submission.round)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("evaluation_queue"), "label": _("Reports to evaluate")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_header_buttons(self):
        pk = self.submission.pk
        buttons = []
        if self.can_score:
            url = reverse("evaluation_return", args=[pk])
            buttons.append(HeaderButton(_("Return for revision"), url=url, icon_name="resubmit"))
        url = reverse("evaluation_dossier", args=[pk])
        buttons.append(HeaderButton(_("All files"), url=url, icon_name="download"))
        if self.is_admin:
            url = reverse("evaluation_history", args=[pk])
            buttons.append(HeaderButton(_("History"), url=url, icon_name="history"))
            buttons.append(self.level_button())
        return buttons

    def get_header_more_buttons(self):
        if is_english():
            return []
        url = reverse("evaluation_dossier", args=[self.submission.pk])
        label = _("All files, the summary with Thai digits")
        return [Button(label, url=f"{url}?digits=thai", icon_name="download")]

    def level_button(self):
        """Where an admin decides on the level: otherwise before the release, anew after it."""
        round, district = self.submission.round, self.submission.district
        if round.released_at is None:
            name, label = "evaluation_round_override", _("Override the level")
        else:
            name, label = "evaluation_round_correction", _("Review the result")
        return HeaderButton(label, url=reverse(name, args=[round.pk, district.code]))

    @cached_property
    def evaluations(self):
        """Those of the current version; the reader's own is begun if they may score."""
        evaluations = evaluations_of(self.submission)
        user = self.request.user
        if self.can_score and own(evaluations, user) is None:
            start(submission=self.submission, evaluator=user)
            evaluations = evaluations_of(self.submission)
        return evaluations

    @property
    def evaluation(self):
        """The reader's own evaluation of the current version; None for those who only read."""
        return own(self.evaluations, self.request.user) if self.is_evaluator else None

    @cached_property
    def report(self):
        return report_of(self.submission, evaluation=self.evaluation)

    @property
    def is_editable(self):
        return bool(
            self.can_score and self.evaluation and self.evaluation.state == EvaluationState.DRAFT
        )

    def cards(self, compared=None, disputes=None, kept=None):
        round = self.submission.round
        return cards_of(
            self.report,
            submission=self.submission,
            evaluation=self.evaluation,
            phrases=phrases_of(self.request.user, round) if self.is_editable else {},
            compared=compared,
            disputes=disputes,
            kept=kept,
        )

    def get_context_data(self, *, cards=None, **kwargs):
        reads_all = self.is_admin and not self.is_editable
        others = comparable(self.evaluations, self.request.user, as_admin=reads_all)
        compared = said_by(others) if self.is_admin or len(others) > 1 else {}
        disputes = disputes_in(self.submission, others) if self.is_admin else {}
        kept = said_by(given_up(self.submission, self.evaluations)) if self.is_admin else {}
        cards = cards or self.cards(compared, disputes, kept)
        return super().get_context_data(
            submission=self.submission,
            version=self.submission.current_version,
            round=self.submission.round,
            report=self.report,
            cards=cards,
            evaluation=self.evaluation,
            evaluations=others,
            is_editable=self.is_editable,
            can_score=self.can_score,
            can_reopen=self.can_score and others in ([], [self.evaluation]),
            is_admin=self.is_admin,
            can_settle=self.is_admin and self.submission.round.released_at is None,
            has_scored=self.is_admin and has_scored(self.request.user, self.submission),
            outcome=self.outcome(others),
            open_tasks=open_tasks(cards),
            note_form=self.note_form(),
            rubric=self.submission.round.rubric.all(),
            **kwargs,
        )

    def outcome(self, evaluations):
        """What the reader's own evaluation gives so far; for an admin, what all of them do."""
        if self.evaluation:
            return ready(self.evaluation)
        return outcome_of(self.submission, evaluations)

    def note_form(self):
        if not self.is_editable:
            return None
        return NoteForm(
            auto_id="note-%s",
            initial={
                "note": self.evaluation.private_note,
                "revision": self.evaluation.revision,
            },
        )
