"""What evaluators fill in. Rules are checked by the domain; forms read what was typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from evidence.enums import VerdictValue
from evidence.forms.district import WholeNumberField
from thai.forms import ThaiDateTimeField


class JudgementForm(forms.Form):
    """A judgement of two values and its reason, at the revision that the evaluator saw."""

    use_required_attribute = False

    value = forms.TypedChoiceField(
        label=_("Verdict"),
        choices=VerdictValue,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two first.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class VerdictForm(JudgementForm):
    """Whether a criterion is clearly done."""


def _yes(value):
    return value == "yes"


class FiguresForm(JudgementForm):
    """Whether the evidence supports the figures; if not, those that it bears as `f<pk>`."""

    value = forms.TypedChoiceField(
        label=_("Figures"),
        choices=[("yes", _("Supported")), ("no", _("Not supported"))],
        coerce=_yes,
        widget=forms.RadioSelect,
        error_messages=JudgementForm.base_fields["value"].error_messages,
    )

    def __init__(self, *args, figures, borne=None, **kwargs):
        borne = borne or {}
        initial = {f"f{figure.pk}": borne.get(figure.pk, "") for figure in figures}
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.figures = figures
        for figure in figures:
            self.fields[f"f{figure.pk}"] = WholeNumberField(label=f"{figure.number} {figure.text}")

    def clean(self):
        """Collect `borne`: {Figure: int} as far as it was typed."""
        data = super().clean()
        typed = {figure: data.get(f"f{figure.pk}") for figure in self.figures}
        data["borne"] = {figure: value for figure, value in typed.items() if value is not None}
        return data

    def figure_fields(self):
        return [self[f"f{figure.pk}"] for figure in self.figures]


class AcceptanceForm(JudgementForm):
    """Whether a practice, or the guideline, is accepted for this round."""

    value = forms.TypedChoiceField(
        label=_("Acceptance"),
        choices=[("yes", _("Accepted")), ("no", _("Not accepted"))],
        coerce=_yes,
        widget=forms.RadioSelect,
        error_messages=JudgementForm.base_fields["value"].error_messages,
    )


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Private note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nobody else reads it."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class ReturnForm(forms.Form):
    """What is to be revised, criterion by criterion (`c<pk>`), and until when."""

    until = ThaiDateTimeField(
        label=_("New deadline"),
        help_text=_("It holds for this district, also after the round has closed."),
    )

    def __init__(self, *args, criteria, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for criterion in self.criteria:
            self.fields[f"c{criterion.pk}"] = forms.CharField(
                label=str(criterion), required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    @property
    def reasons(self):
        return {criterion: self.cleaned_data[f"c{criterion.pk}"] for criterion in self.criteria}

    def reason_fields(self):
        return [self[f"c{criterion.pk}"] for criterion in self.criteria]


class SettlementForm(forms.Form):
    """Whose judgement of a point stands: the criterion, or one of its practices."""

    criterion = forms.IntegerField()
    evidence = forms.UUIDField(required=False)
    evaluation = forms.ModelChoiceField(
        queryset=None, error_messages={"required": _("Choose whose judgement stands.")}
    )
    reason = forms.CharField(error_messages={"required": _("Give the reason.")})

    def __init__(self, *args, submission, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["evaluation"].queryset = submission.current_version.evaluations.all()
