"""The public figures: how many, where, on what day, by whose account."""

import json

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from evidence.domain.statistics.chart import bars
from evidence.domain.statistics.download import csv_file, json_data, xlsx_file
from evidence.domain.statistics.published import statistics_of
from evidence.domain.statistics.tiles import tile_map
from evidence.domain.statistics.totals import rounds_published
from evidence.domain.statistics.words import COUNTED, LABELS, explanation, hidden_mark, round_name
from home.models import ReferenceFigure
from thai.numbers import grouped

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOBODY = "–"


class RoundChoiceMixin:
    """The round that `?round=` names, else the newest; 404 for one that is not released."""

    http_method_names = ["get", "head", "options"]

    @cached_property
    def rounds(self):
        return list(rounds_published())

    @cached_property
    def round(self):
        """A Round, or None while there is none to show."""
        wanted = self.request.GET.get("round")
        if wanted is None:
            return self.rounds[0] if self.rounds else None
        for round in self.rounds:
            if str(round.pk) == wanted:
                return round
        raise Http404


class StatisticsView(RoundChoiceMixin, TemplateView):
    """The page; without a released round it has the reference figures alone."""

    template_name = "evidence/statistics/index.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | _reference_figures()
        if self.round is None:
            return context
        statistics = statistics_of(self.round)
        context |= {
            "statistics": statistics,
            "round_name": round_name(self.round),
            "round_tabs": [(round_name(r), self._url(r), r == self.round) for r in self.rounds],
            "labels": {figure.name.lower(): label for figure, label in LABELS.items()},
            "hidden_mark": hidden_mark(),
            "hidden_explanation": explanation(),
        }
        if statistics.country:
            provinces = [row for region in statistics.regions for row in region.provinces]
            context |= {
                "bars": bars(statistics.regions),
                "bars_hide": any(None in row.values for row in statistics.regions),
                "tile_map": tile_map(provinces),
                "tables": _tables(statistics),
                "downloads": self._downloads(),
            }
        return context

    def _url(self, round):
        return f"{reverse('statistics')}?round={round.pk}"

    def _downloads(self):
        query = f"?round={self.round.pk}"
        return [
            (_("Figures of this page"), reverse("statistics_xlsx") + query, "xlsx"),
            (_("Figures of this page"), reverse("statistics_csv") + query, "csv"),
            (_("Figures of this page"), reverse("statistics_json") + query, "json"),
        ]


class DownloadView(RoundChoiceMixin, View):
    """One file of the chosen round; 404 while there is none with figures."""

    extension = content_type = ""

    def get(self, request):
        statistics = statistics_of(self.round) if self.round else None
        if statistics is None or statistics.country is None:
            raise Http404
        year, months = self.round.indicator.fiscal_year + 543, self.round.months
        name = f"statistics-{year}-{months}.{self.extension}"
        return HttpResponse(
            self.content(statistics),
            content_type=self.content_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class CsvView(DownloadView):
    extension, content_type = "csv", "text/csv; charset=utf-8"

    def content(self, statistics):
        return csv_file(statistics)


class JsonView(DownloadView):
    extension, content_type = "json", "application/json"

    def content(self, statistics):
        return json.dumps(json_data(statistics), ensure_ascii=False)


class XlsxView(DownloadView):
    extension, content_type = "xlsx", XLSX

    def content(self, statistics):
        return xlsx_file(statistics)


def _reference_figures():
    """All of them, and the one sum that the sources themselves give: never a quotient."""
    figures = list(ReferenceFigure.objects.all())
    values = {figure.key: figure.value for figure in figures}
    parts = [values.get("to_find_eef"), values.get("to_find_dmc")]
    is_sum = None not in parts and values.get("to_find") == sum(parts)
    return {
        "reference_figures": figures,
        "reference_sum": [grouped(n) for n in (values["to_find"], *parts)] if is_sum else None,
    }


def _tables(statistics):
    """The regions, and for each region its provinces, as components/table.html takes them."""
    columns = [*(str(label) for label in LABELS.values()), str(COUNTED)]
    return {
        "regions": {
            "headings": [_("Inspection region"), *columns],
            "rows": [_cells(row) for row in statistics.regions],
            "foot": _cells(statistics.country),
        },
        "provinces": [
            {
                "region": region,
                "headings": [_("Province"), *columns],
                "rows": [_cells(row) for row in region.provinces],
            }
            for region in statistics.regions
        ],
        "numeric": range(2, 3 + len(LABELS)),
    }


def _cells(row):
    name = row.area.name if row.area else _("Whole country")
    if not row.counted:
        return [name, *[NOBODY] * len(row.values), "0"]
    values = [hidden_mark() if value is None else grouped(value) for value in row.values]
    return [name, *values, grouped(row.counted)]
