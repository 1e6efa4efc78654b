"""What the database cannot see: broken rubrics and trees, rows that are already in use."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from evidence.domain.facts import rule_of
from evidence.enums import EvidenceKind, Judgement
from evidence.models import Criterion, Evidence, Figure, FigureValue, Verdict
from thai.forms import ThaiYearField

from .numbered import NumberedForm
from .rubric_check import rubric_problems


class KpiForm(WagtailAdminModelForm):
    """Choices of rounds and criteria that say of which year, read in one query each."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, path in {
            "round": "indicator",
            "pa_round": "indicator",
            "criterion": "round__indicator",
            "parent": "round__indicator",
        }.items():
            if name in self.fields:
                field = self.fields[name]
                field.queryset = field.queryset.select_related(path)
        for name in {"criterion", "parent"} & self.fields.keys():
            self.fields[name].label_from_instance = lambda row: f"{row.round} · {row}"


class IndicatorForm(WagtailAdminModelForm):
    class Meta:
        field_classes = {"fiscal_year": ThaiYearField}


class RoundForm(NumberedForm):
    """A round with its criteria and its rubric."""

    numbered = "criteria"

    def is_valid(self):
        """The formsets are judged together, once each is sound by itself."""
        if not super().is_valid():
            return False
        for problem in [*self.removed_in_use(), *self.rubric_problems()]:
            self.add_error(None, problem)
        return not self.errors

    def removed_in_use(self):
        """Criteria that are to go although something hangs on them."""
        removed = [form.instance.pk for form in self.formsets["criteria"].deleted_forms]
        used = Criterion.objects.filter(pk__in=[pk for pk in removed if pk]).order_by("number")
        for criterion in used:
            if (
                Evidence.objects.filter(requirement__criterion=criterion).exists()
                or Verdict.objects.filter(criterion=criterion).exists()
            ):
                yield _("Criterion %(number)s has evidence or verdicts and cannot be removed.") % {
                    "number": criterion.number
                }

    def rubric_problems(self):
        criteria = _kept(self.formsets["criteria"])
        return rubric_problems(
            [rule_of(level) for level in _kept(self.formsets["rubric"])],
            judged=sum(criterion.judgement == Judgement.VERDICT for criterion in criteria),
        )


class RequirementForm(KpiForm):
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds"), choices=EvidenceKind, widget=forms.CheckboxSelectMultiple
    )

    def clean(self):
        data = super().clean()
        requirement = self.instance
        if requirement.pk and Evidence.objects.filter(requirement=requirement).exists():
            moved = {"criterion", "pa_round"} & set(self.changed_data)
            for name in moved:
                self.add_error(name, _("Evidence is filed here already: it cannot be moved."))
        return data


class FigureForm(KpiForm):
    """A figure of a round's tree: a parent is the sum of its children."""

    def clean(self):
        data = super().clean()
        parent, round = data.get("parent"), data.get("round")
        if parent and round and parent.round_id != round.pk:
            self.add_error("parent", _("The figure it is part of belongs to another round."))
        elif parent and self.instance.pk and self._comes_round(parent):
            self.add_error("parent", _("A figure cannot be part of itself."))
        in_use = self.instance.pk and FigureValue.objects.filter(figure=self.instance).exists()
        if in_use and "round" in self.changed_data:
            self.add_error("round", _("Values are reported already: it cannot be moved."))
        return data

    def _comes_round(self, parent):
        parents = dict(Figure.objects.filter(round=parent.round_id).values_list("pk", "parent"))
        seen, pk = set(), parent.pk
        while pk is not None and pk not in seen:
            if pk == self.instance.pk:
                return True
            seen.add(pk)
            pk = parents.get(pk)
        return False


def _kept(formset):
    """The instances that the formset leaves when it is saved."""
    return [
        form.instance
        for form in formset.forms
        if form not in formset.deleted_forms and (form.instance.pk or form.has_changed())
    ]
