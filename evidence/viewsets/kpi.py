"""The KPI as data: a new year's indicator, rounds, criteria and rubric need no code."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import BooleanColumn, Column

from evidence.models import EvidenceRequirement, Figure, Indicator, Round

from .base import KpiViewSet, moment_column
from .copying import CopyYearView
from .filters import FigureFilterSet, RequirementFilterSet
from .forms import FigureForm, IndicatorForm, RequirementForm, RoundForm
from .numbered import NumberedPanel


def pair(name):
    return FieldRowPanel([FieldPanel(f"{name}_th"), FieldPanel(f"{name}_en")])


class IndicatorViewSet(KpiViewSet):
    model = Indicator
    name = "indicators"
    url_prefix = "kpi/indicators"
    icon = "crosshairs"
    copy_view_enabled = True
    copy_view_class = CopyYearView
    list_display = ["__str__", "number"]
    edit_handler = ObjectList(
        [FieldPanel("fiscal_year"), FieldPanel("number"), pair("title")],
        base_form_class=IndicatorForm,
    )


class RoundViewSet(KpiViewSet):
    model = Round
    name = "kpi_rounds"
    url_prefix = "kpi/rounds"
    icon = "calendar-check"
    related = ("indicator",)
    list_display = [
        "__str__",
        moment_column("opens_at", _("Opens at")),
        moment_column("closes_at", _("Closes at")),
        moment_column("released_at", _("Released at")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("indicator"), FieldPanel("months")]),
                    pair("name"),
                    FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                    MultiFieldPanel(
                        [FieldPanel("evaluators_per_submission"), FieldPanel("conflict_scope")],
                        heading=_("Evaluation"),
                    ),
                    MultiFieldPanel(
                        [FieldPanel("review_days"), FieldPanel("levels_public")],
                        heading=_("After the release"),
                    ),
                ],
                heading=_("Round"),
            ),
            ObjectList(
                [
                    NumberedPanel(
                        "criteria",
                        panels=[
                            FieldRowPanel([FieldPanel("number"), FieldPanel("key")]),
                            pair("short"),
                            pair("text"),
                            FieldPanel("judgement"),
                        ],
                        heading=_("Criteria"),
                        label=_("Criterion"),
                        min_num=1,
                    )
                ],
                heading=_("Criteria"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "rubric",
                        panels=[
                            FieldPanel("level"),
                            pair("text"),
                            FieldRowPanel([FieldPanel("min_clear"), FieldPanel("min_percent")]),
                            FieldRowPanel(
                                [
                                    FieldPanel("guideline"),
                                    FieldPanel("district_practice"),
                                    FieldPanel("min_school_practices"),
                                ]
                            ),
                        ],
                        heading=_("Quality levels"),
                        label=_("Quality level"),
                        min_num=1,
                    )
                ],
                heading=_("Quality levels"),
            ),
        ],
        base_form_class=RoundForm,
    )


def _round_of(requirement):
    return requirement.pa_round or requirement.criterion.round


def _kinds_of(requirement):
    return ", ".join(map(str, requirement.kind_labels))


class RequirementViewSet(KpiViewSet):
    model = EvidenceRequirement
    name = "evidence_requirements"
    url_prefix = "kpi/requirements"
    icon = "doc-full"
    related = ("criterion__round__indicator", "pa_round__indicator")
    list_display = [
        "__str__",
        Column("round", label=_("Round"), accessor=_round_of),
        Column("criterion", label=_("Criterion")),
        Column(
            "kinds", label=_("Kinds"), accessor=lambda row: ", ".join(map(str, row.kind_labels))
        ),
    ]
    search_fields = ["short_th", "short_en", "text_th", "text_en", "key"]
    filterset_class = RequirementFilterSet
    ordering = ["criterion__round", "criterion__number", "order"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("criterion"), FieldPanel("pa_round")]),
            FieldRowPanel([FieldPanel("key"), FieldPanel("order")]),
            pair("short"),
            pair("text"),
            pair("help"),
            pair("example"),
            FieldPanel("kinds"),
            MultiFieldPanel(
                [
                    FieldPanel("alternatives"),
                    FieldPanel("takes_practices"),
                    FieldPanel("is_guideline"),
                    FieldPanel("counted_only"),
                    FieldPanel("is_inferred"),
                    FieldRowPanel([FieldPanel("max_pages"), FieldPanel("paper")]),
                    FieldPanel("url"),
                ],
                heading=_("How it is treated"),
            ),
        ],
        base_form_class=RequirementForm,
    )


class FigureViewSet(KpiViewSet):
    model = Figure
    name = "kpi_figures"
    url_prefix = "kpi/figures"
    icon = "order"
    related = ("round__indicator", "parent")
    list_display = [
        "__str__",
        Column("round", label=_("Round"), sort_key="round"),
        Column("parent", label=_("Part of")),
        Column("role", label=_("Role"), accessor="get_role_display"),
        BooleanColumn("needs_text", label=_("Asks for words")),
    ]
    search_fields = ["text_th", "text_en", "number", "key"]
    filterset_class = FigureFilterSet
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("round"), FieldPanel("parent")]),
            FieldRowPanel([FieldPanel("key"), FieldPanel("number"), FieldPanel("order")]),
            pair("text"),
            FieldRowPanel([FieldPanel("role"), FieldPanel("needs_text")]),
            pair("hint"),
            pair("warning"),
        ],
        base_form_class=FigureForm,
    )
