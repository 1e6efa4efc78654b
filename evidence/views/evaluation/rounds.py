"""A round as central staff follow it: who is late, where is it weak?"""

from itertools import groupby

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.roles import Role
from evidence.domain.agreement import agreement_of
from evidence.domain.queries.central import rounds_counted
from evidence.domain.queries.overview import RowState, overview_of, workload
from evidence.domain.queries.standing import SENT, by_region
from evidence.enums import RoundPhase
from evidence.forms.rounds import OverviewFilterForm
from evidence.models import Round
from thai.dates import until_short

from .access import RoleMixin


class CentralMixin(RoleMixin):
    """A page for programme admins."""

    roles = frozenset({Role.PROGRAMME_ADMIN})


class RoundsView(CentralMixin, BaseListingView):
    """Every round with its phase and how many districts have sent."""

    header_icon = "table"
    page_title = gettext_lazy("Rounds at a glance")
    index_url_name = "evaluation_rounds"
    table_classname = "listing"
    columns = [
        TitleColumn(
            "round",
            label=gettext_lazy("Round"),
            accessor=str,
            get_url=lambda round: reverse("evaluation_round", args=[round.pk]),
        ),
        Column("phase", label=gettext_lazy("Phase"), accessor=lambda round: round.phase().label),
        Column(
            "closes_at",
            label=gettext_lazy("Closes at"),
            accessor=lambda round: until_short(round.closes_at),
        ),
        Column("sent", label=gettext_lazy("Sent")),
        Column("closed", label=gettext_lazy("Not reported")),
    ]

    def get_base_queryset(self):
        return rounds_counted()


class RoundMixin(CentralMixin, WagtailAdminTemplateMixin):
    """A page of the round named in the URL, with the districts that the filter shows."""

    header_icon = "table"

    @cached_property
    def round(self):
        return get_object_or_404(Round.objects.select_related("indicator"), pk=self.kwargs["pk"])

    @cached_property
    def at(self):
        return timezone.now()

    @cached_property
    def overview(self):
        return overview_of(self.round, self.at)

    @cached_property
    def filter_form(self):
        return OverviewFilterForm(self.request.GET, rows=self.overview.rows)

    @cached_property
    def rows(self):
        """The overview's rows that match the filter of the URL."""
        return self.filter_form.matching()

    def url_of(self, name):
        """Another page of this round, with the same filter."""
        query = self.request.GET.urlencode()
        return reverse(name, args=[self.round.pk]) + (f"?{query}" if query else "")

    def get_breadcrumbs_items(self):
        items = [{"url": reverse("evaluation_rounds"), "label": _("Rounds at a glance")}]
        if self.page_title:
            items.append({"url": self.url_of("evaluation_round"), "label": str(self.round)})
        return [
            *self.breadcrumbs_items,
            *items,
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_page_title(self):
        return self.page_title or self.where

    def get_page_subtitle(self):
        return self.where if self.page_title else ""

    @property
    def where(self):
        """What the page is about, where its header has no room to say so."""
        return str(self.round)


class RoundFormView(RoundMixin, FormView):
    """A form of the round; done or cancelled it leads back to the matrix."""

    def get_success_url(self):
        return self.url_of("evaluation_round")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            round=self.round, cancel_url=self.get_success_url(), **kwargs
        )


class RoundView(RoundMixin, TemplateView):
    """The matrix districts × criteria."""

    template_name = "evidence/admin/rounds/round.html"

    def get_header_buttons(self):
        pk = self.round.pk
        export = reverse("evidence_round_export", args=[pk])
        standing = reverse("evaluation_round_standing", args=[pk])
        buttons = [
            HeaderButton(_("Figures of the round"), url=standing, icon_name="snippet"),
            HeaderButton(_("Export to Excel"), url=export, icon_name="download"),
        ]
        if self.round.phase(self.at) == RoundPhase.RELEASED:
            reviews = reverse("evaluation_round_reviews", args=[pk])
            first = HeaderButton(_("Requests for review"), url=reviews)
        else:
            assign = self.url_of("evaluation_round_assign")
            first = HeaderButton(_("Assign"), url=assign, icon_name="user")
        return [first, *buttons, *super().get_header_buttons()]

    def get_header_more_buttons(self):
        archives = reverse("evaluation_round_archives", args=[self.round.pk])
        files = Button(_("All files of the round"), url=archives, icon_name="download")
        match self.round.phase(self.at):
            case RoundPhase.UPCOMING:
                return []
            case RoundPhase.RELEASED:
                return [files]
        return [
            files,
            Button(
                _("Remind those who have not sent"),
                url=self.url_of("evaluation_round_remind"),
                icon_name="mail",
            ),
            Button(
                _("Close as not reported"),
                url=self.url_of("evaluation_round_close"),
                icon_name="circle-xmark",
            ),
            Button(
                _("Release the results"),
                url=reverse("evaluation_round_release", args=[self.round.pk]),
                icon_name="view",
            ),
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            round=self.round,
            phase=self.round.phase(self.at),
            overview=self.overview,
            filter_form=self.filter_form,
            shown=len(self.rows),
            regions=[
                {
                    "region": region,
                    "number": len(rows),
                    "sent": sum(row.state in SENT for row in rows),
                    "html": format_html_join(
                        "", "{}", ((row_html(row, self.round),) for row in rows)
                    ),
                }
                for region, group in groupby(self.rows, lambda row: row.district.region)
                for rows in [list(group)]
            ],
            **kwargs,
        )


class StandingView(RoundMixin, TemplateView):
    """On time, levels by region, how evaluators agree and how much each has done."""

    template_name = "evidence/admin/rounds/standing.html"
    page_title = gettext_lazy("Figures of the round")
    header_icon = "snippet"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            round=self.round,
            regions=by_region(self.overview),
            agreement=agreement_of(self.overview),
            workload=workload(self.round),
            **kwargs,
        )


def row_html(row, round):
    """A row of the matrix, as short as can be: there are 245 of them with ten cells each."""
    name = str(row.district)
    if row.state in SENT:
        url = reverse("evaluation_report", args=[row.submission.pk])
        name = format_html('<a href="{}">{}</a>', url, name)
    elif row.state == RowState.NOT_REPORTED:
        decide = "correction" if round.released_at else "override"
        url = reverse(f"evaluation_round_{decide}", args=[round.pk, row.district.code])
        name = format_html('<a href="{}">{}</a>', url, name)
    state = _state_html(row)
    if row.has_unsent_draft and not round.released_at:
        url = reverse("evaluation_round_accept", args=[round.pk, row.district.code])
        state = format_html('{} <a href="{}">{}</a>', state, url, _("see the draft"))
    return format_html(
        '<tr><th scope="row">{}</th><td>{}</td><td>{}</td>{}<td>{}</td></tr>',
        name,
        state,
        "–" if row.level is None else row.level,
        format_html_join("", '<td class="{}">{}</td>', (cell_parts(cell) for cell in row.cells)),
        f"{row.evaluated}/{row.assigned}" if row.state in SENT else "–",
    )


def cell_parts(cell):
    """(class, text) of a cell: how full it is, and the verdict's sign."""
    text = f"{cell.filed}/{cell.asked}" if cell.asked else "·"
    return cell.fill[0], f"{text} {cell.sign}" if cell.sign else text


def _state_html(row):
    tag = ""
    if row.is_overdue:
        tag = _("overdue")
    elif row.is_late:
        tag = _("late")
    return format_html("{} <b>{}</b>", row.state.label, tag) if tag else row.state.label
