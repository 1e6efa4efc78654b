"""What central staff fill in when they follow a round."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from evidence.domain.queries.overview import RowState, evaluators
from thai.search.plain import finder
from thai.text import fold


class OverviewFilterForm(forms.Form):
    """Which districts of a round are shown; it stands in the URL."""

    q = forms.CharField(label=_("District"), required=False)
    region = forms.TypedChoiceField(
        label=_("Inspection region"), required=False, coerce=int, empty_value=None
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All states")), ("overdue", _("Overdue")), *RowState.choices],
        required=False,
    )

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        regions = {row.district.region_id: row.district.region for row in rows}
        self.fields["region"].choices = [("", _("All regions")), *regions.items()]

    def matching(self):
        """The rows that match what is asked; all where the form says nothing sensible."""
        if not self.is_valid():
            return self.rows
        is_found = finder(self.cleaned_data["q"])
        region, state = self.cleaned_data["region"], self.cleaned_data["state"]
        return [
            row
            for row in self.rows
            if (region is None or row.district.region_id == region)
            and (not state or state == row.state or (state == "overdue" and row.is_overdue))
            and is_found(_names(row.district))
        ]


class AssignForm(forms.Form):
    """Evaluators for the reports that the filter shows."""

    evaluators = forms.ModelMultipleChoiceField(
        label=_("Evaluators"),
        queryset=evaluators(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one evaluator.")},
    )
    calibration = forms.IntegerField(
        label=_("Reports for a calibration sample"),
        help_text=_(
            "So many reports go to every evaluator chosen, to see how far they agree before the "
            "rest is assigned. Leave it empty to assign as the round asks."
        ),
        required=False,
        min_value=1,
        max_value=20,
    )
    seed = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, *args, loads, **kwargs):
        """`loads` is {evaluator.pk: (assigned, submitted)} of the round."""
        super().__init__(*args, **kwargs)
        self.loads = loads
        self.fields["evaluators"].label_from_instance = self.label

    def label(self, evaluator):
        assigned, submitted = self.loads.get(evaluator.pk, (0, 0))
        return _("%(evaluator)s: %(assigned)s assigned, %(submitted)s evaluated") % {
            "evaluator": evaluator,
            "assigned": assigned,
            "submitted": submitted,
        }


class ReassignForm(AssignForm):
    """Who drops out, and who takes over."""

    leaver = forms.ModelChoiceField(
        label=_("Evaluator who drops out"),
        queryset=get_user_model().objects.none(),
        error_messages={"required": _("Choose who drops out.")},
    )
    field_order = ["leaver", "evaluators"]
    calibration = None

    def __init__(self, *args, left, **kwargs):
        """`left` is {evaluator: reports that they have not evaluated yet}."""
        super().__init__(*args, **kwargs)
        self.left = left
        field = self.fields["leaver"]
        field.queryset = get_user_model().objects.filter(pk__in=[person.pk for person in left])
        field.label_from_instance = lambda person: (
            _("%(evaluator)s: %(number)s not evaluated")
            % {
                "evaluator": person,
                "number": left[person],
            }
        )
        self.fields["evaluators"].label = _("Evaluators who take over")

    def clean(self):
        data = super().clean()
        if list(data.get("evaluators") or []) == [data.get("leaver")]:
            self.add_error("evaluators", _("Choose at least one other evaluator."))
        return data


class CloseForm(forms.Form):
    """Districts to be closed as not reported, with one reason for all of them."""

    districts = forms.MultipleChoiceField(
        label=_("Districts"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one district.")},
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["districts"].choices = [
            (row.district.pk, f"{row.district} · {row.state.label}") for row in rows
        ]


class RemindForm(forms.Form):
    """Districts that are written to, with some words of one's own."""

    districts = forms.MultipleChoiceField(
        label=_("Districts"),
        error_messages={"required": _("Choose at least one district.")},
    )
    note = forms.CharField(
        label=_("Words of your own at the top of the letter"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, districts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["districts"].choices = [(district.pk, str(district)) for district in districts]


class ReleaseForm(forms.Form):
    """Released once, seen by all: the name of the round is typed as a confirmation."""

    confirmation = forms.CharField(label=_("Type the name of the round"))

    def __init__(self, *args, name, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name
        self.fields["confirmation"].help_text = name

    def clean_confirmation(self):
        typed = self.cleaned_data["confirmation"]
        if fold(typed).split() != fold(self.name).split():
            raise forms.ValidationError(_("This is not the name of the round."))
        return typed


def _names(district):
    return f"{district.short_th} {district.name_th} {district.name_en} {district.code}"
