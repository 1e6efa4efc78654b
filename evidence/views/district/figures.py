"""The tree of figures: do my numbers add up?"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from areas.models import NotifiedCount
from evidence.domain.figures import (
    Entry,
    entries_of,
    found_and_total,
    problems_of,
    sentences_of,
    warnings_of,
)
from evidence.domain.queries.report import last_figures
from evidence.domain.reporting import save_figures
from evidence.forms.district import FiguresForm
from intranet.access import IntranetPage
from intranet.telling import tell_errors, told

from .base import RoundMixin
from .dropouts import dropouts_of


class FiguresView(RoundMixin, IntranetPage):
    """Everything typed is kept, wrong sums included; what does not add up is said in words."""

    template_name = "evidence/district/figures.html"
    is_read_by_successors = True
    form = None
    overtaken = {}

    def dispatch(self, request, *args, **kwargs):
        self.figures = []
        return super().dispatch(request, *args, **kwargs)

    def get_form(self, data=None):
        self.figures = list(self.round.figures.order_by("order"))
        if not self.figures:
            raise Http404
        return FiguresForm(data, figures=self.figures, entries=entries_of(self.submission))

    def get_context_data(self, **kwargs):
        form = self.form or self.get_form()
        entries = entries_of(self.submission)
        values = {f.key: entries[f.pk].value for f in self.figures if f.pk in entries}
        notified = list(notified_counts(self.district, self.round.indicator.fiscal_year))
        found, total = found_and_total(figures=self.figures, values=values)
        beside, elsewhere = told(self.request, {"offline", "dropouts"})
        return super().get_context_data(
            messages=elsewhere,
            told=beside,
            form=form,
            rows=list(tree_rows(self.figures, form, entries, self.overtaken, self.last())),
            problems=sentences_of(problems_of(figures=self.figures, entries=entries))
            if entries
            else [],
            warnings=warnings_of(figures=self.figures, entries=entries),
            found=found,
            total=total,
            percent=(found, total) if found is not None and total and found <= total else None,
            notified=notified,
            dropouts=dropouts_of(self.submission),
            differs=bool(notified) and total not in (None, sum(c.count for c in notified)),
            **kwargs,
        )

    def last(self):
        """What the office reported in the same round of the year before."""
        return last_figures(self.submission)

    def merged(self, typed):
        """What the form shows after a colleague was faster: typed where that was overtaken or
        could not be read, elsewhere what is stored now."""
        data = typed.copy()
        entries = entries_of(self.submission)
        for figure in self.form.entries:
            if figure.pk not in self.overtaken:
                entry = entries.get(figure.pk, Entry())
                data[f"v{figure.pk}"] = "" if entry.value is None else f"{entry.value}"
                data[f"n{figure.pk}"] = entry.note
                data.pop(f"a{figure.pk}", None)
                if entry.attested:
                    data[f"a{figure.pk}"] = "on"
        return data

    def post(self, request, *args, **kwargs):
        self.form = self.get_form(request.POST)
        valid = self.form.is_valid()
        try:
            overtaken = save_figures(
                submission=self.begun_submission(),
                entries=self.form.entries,
                seen=self.form.seen,
                by=request.user,
                at=self.at,
            )
        except ValidationError as error:
            tell_errors(request, error)
            return self.render_to_response(self.get_context_data())
        del self.submission  # read again what was saved
        if overtaken:
            self.overtaken = {row.figure_id: row for row in overtaken}
            self.form = self.get_form(self.merged(request.POST))
            return self.render_to_response(self.get_context_data())
        if not valid:
            messages.error(
                request, _("Numbers marked in red below were not understood; the others are saved.")
            )
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("The figures are saved."))
        return redirect(self.url("district_figures"))


def tree_rows(figures, form, entries, overtaken, last):
    """Each figure with its depth from 1, its fields, and the numbers of its parts."""
    depth, parts = {}, {}
    for figure in figures:
        depth[figure.pk] = depth.get(figure.parent_id, 0) + 1
        parts.setdefault(figure.parent_id, []).append(figure)
    for figure in figures:
        yield {
            "figure": figure,
            "depth": depth[figure.pk],
            "field": form[f"v{figure.pk}"],
            "note": form[f"n{figure.pk}"] if f"n{figure.pk}" in form.fields else None,
            "attest": form[f"a{figure.pk}"] if f"a{figure.pk}" in form.fields else None,
            "last": last.get(figure.key, {}).get("value"),
            "parts": parts.get(figure.pk, []),
            "stored": entries.get(figure.pk, Entry()),
            "overtaken": overtaken.get(figure.pk),
        }


def notified_counts(district, fiscal_year):
    """The newest count of each source that told the district whom to find."""
    counts = NotifiedCount.objects.filter(district=district, fiscal_year=fiscal_year)
    newest = counts.values("source").annotate(newest=Max("as_of"))
    return counts.filter(as_of__in=newest.values("newest")).order_by("source")
