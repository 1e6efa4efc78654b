"""A round at a glance: what is still missing?"""

from evidence.domain.completeness import fill_of, percent_of_all
from evidence.domain.deadlines import days_left
from evidence.domain.explanation import explain
from evidence.domain.facts import best_possible
from evidence.domain.figures import (
    entries_of,
    percent_filled,
    problems_of,
    sentences_of,
    warnings_of,
)
from evidence.domain.queries.district import doings_of, return_reasons_of, unfinished_of
from evidence.enums import Judgement
from intranet.access import IntranetPage

from .base import RoundMixin


class RoundSummaryMixin(RoundMixin):
    """The rows of the criteria and the level that the report could reach at best."""

    def get_context_data(self, **kwargs):
        fills = fill_of(self.submission)
        figures = list(self.round.figures.order_by("order"))
        entries = entries_of(self.submission)
        facts, decision = best_possible(
            submission=self.submission, fills=fills, figures=figures, entries=entries
        )
        explanations = explain(decision=decision, facts=facts)
        language = "en" if self.request.LANGUAGE_CODE == "en" else "th"
        reasons = return_reasons_of(self.submission)
        problems = problems_of(figures=figures, entries=entries)
        of_figures = percent_filled(figures=figures, entries=entries)
        rows = [self.row(fill, reasons, of_figures) for fill in fills]
        return super().get_context_data(
            rows=rows,
            percent=percent_of_all([row["percent"] for row in rows]),
            decision=decision,
            explanation=explanations[language],
            figures=figures,
            figure_problems=sentences_of(problems),
            figure_warnings=warnings_of(figures=figures, entries=entries),
            unfinished=[
                (upload, self.requirement_url(upload.requirement))
                for upload in unfinished_of(self.submission)
            ],
            missing=[r for fill in fills for r in fill.missing],
            **kwargs,
        )

    def row(self, fill, reasons, of_figures):
        """One criterion: its state in a word and in percent, and where it leads."""
        criterion = fill.criterion
        is_figures = criterion.judgement == Judgement.FIGURES
        state, percent = fill.fill, fill.percent
        if is_figures:
            state, percent = "complete" if of_figures == 100 else "partly", of_figures
        if criterion.pk in reasons:
            state = "returned"
        url = (
            self.url("district_figures")
            if is_figures
            else self.url("district_criterion", number=criterion.number)
        )
        return {
            "criterion": criterion,
            "fill": fill,
            "is_figures": is_figures,
            "state": state,
            "percent": percent,
            "reason": reasons.get(criterion.pk),
            "url": url,
        }


class RoundView(RoundSummaryMixin, IntranetPage):
    is_read_by_successors = True
    template_name = "evidence/district/round.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            doings=doings_of([self.submission]),
            days_left=days_left(self.deadline, at=self.at),
            sent_before=self.submission.pk and self.submission.versions.last(),
            **kwargs,
        )
