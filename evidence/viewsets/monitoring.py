"""The monitoring form in the admin: its sections, its questions, its rounds."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup

from evidence.models import MonitoringForm, MonitoringRound, Question

from .base import KpiViewSet, moment_column
from .kpi import pair
from .monitoring_forms import MonitoringFormForm, MonitoringRoundForm, QuestionForm
from .numbered import NumberedPanel


class MonitoringFormViewSet(KpiViewSet):
    model = MonitoringForm
    name = "monitoring_forms"
    url_prefix = "monitoring/forms"
    icon = "form"
    list_display = ["__str__", "key"]
    edit_handler = ObjectList(
        [
            FieldPanel("key"),
            pair("short"),
            pair("text"),
            NumberedPanel(
                "sections",
                panels=[
                    FieldRowPanel([FieldPanel("number"), FieldPanel("key")]),
                    pair("short"),
                    pair("text"),
                    pair("prompt"),
                    pair("notes"),
                ],
                heading=_("Sections"),
                label=_("Section of the form"),
                min_num=1,
            ),
        ],
        base_form_class=MonitoringFormForm,
    )


class QuestionViewSet(KpiViewSet):
    model = Question
    name = "monitoring_questions"
    url_prefix = "monitoring/questions"
    icon = "help"
    related = ("section__form",)
    list_display = [
        "__str__",
        Column("section", label=_("Section of the form")),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        BooleanColumn("takes_links", label=_("Takes links")),
    ]
    search_fields = ["text_th", "text_en", "number", "key"]
    list_filter = ["section", "kind"]
    edit_handler = ObjectList(
        [
            FieldPanel("section"),
            FieldRowPanel([FieldPanel("key"), FieldPanel("number"), FieldPanel("order")]),
            FieldPanel("kind"),
            pair("text"),
            MultiFieldPanel(
                [pair("first"), pair("second")], heading=_("The two answers of a pair")
            ),
            pair("unit"),
            FieldRowPanel([FieldPanel("takes_text"), FieldPanel("takes_links")]),
            FieldPanel("url"),
            FieldPanel("is_ours"),
        ],
        base_form_class=QuestionForm,
    )


class MonitoringRoundViewSet(KpiViewSet):
    model = MonitoringRound
    name = "monitoring_rounds"
    url_prefix = "monitoring/rounds"
    icon = "calendar-check"
    related = ("form",)
    list_display = [
        "__str__",
        Column("form", label=_("Form")),
        moment_column("opens_at", _("Opens at")),
        moment_column("closes_at", _("Closes at")),
        TitleColumn(
            "answers",
            label=_("Answers"),
            accessor=lambda round: _("Overview"),
            get_url=lambda round: reverse("monitoring_overview", args=[round.pk]),
        ),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("form"),
            pair("name"),
            FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
        ],
        base_form_class=MonitoringRoundForm,
    )


class MonitoringGroup(ModelViewSetGroup):
    menu_label = _("Monitoring form")
    menu_name = "monitoring"
    menu_icon = "form"
    menu_order = 210
    items = (MonitoringRoundViewSet, MonitoringFormViewSet, QuestionViewSet)
