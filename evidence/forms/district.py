"""What districts fill in. Rules are checked by the domain; forms read what was typed."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from areas.models import School
from areas.schools import school_named
from evidence.domain.figures import Entry
from evidence.enums import PracticeLevel
from evidence.models import Submission
from files.kinds import ACCEPT
from thai.digits import to_arabic


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files at once; each is checked on its own by the domain."""

    widget = ManyFilesInput

    def clean(self, data, initial=None):
        # An empty file is the domain's to refuse, in words that say what to do.
        return [file for file in data or [] if file]


class PracticeForm(forms.Form):
    """Whose best practice an item is, where a requirement takes practices; else no field."""

    def __init__(self, *args, requirement, district, **kwargs):
        super().__init__(*args, **kwargs)
        self.requirement = requirement
        self.district = district
        if requirement.takes_practices:
            self.fields |= practice_fields(district)

    @property
    def practice(self):
        """(PracticeLevel, School or None) where practices are filed, else None."""
        level = self.cleaned_data.get("practice_level")
        if not level:
            return None
        if level == PracticeLevel.DISTRICT:
            return level, None
        school = self.cleaned_data.get("school")
        if not school and (name := self.cleaned_data.get("school_name", "").strip()):
            school = school_named(district=self.district, name=name)
        return level, school


class EvidenceForm(PracticeForm):
    """Files and a link for one requirement."""

    files = ManyFilesField(
        label=_("Files or photos"),
        required=False,
        widget=ManyFilesInput(attrs={"accept": ACCEPT}),
    )
    url = forms.CharField(
        label=_("Link"),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("Copy the whole address from the browser."),
    )
    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, requirement, district, **kwargs):
        kwargs.setdefault("initial", {})["client_id"] = uuid.uuid4()
        super().__init__(
            *args,
            prefix=f"r{requirement.pk}",
            requirement=requirement,
            district=district,
            **kwargs,
        )

    def clean(self):
        data = super().clean()
        if not data.get("files") and not data.get("url"):
            raise forms.ValidationError(_("Choose a file or enter a link first."))
        return data

    def item_id(self, index):
        """The client's identifier of the file at `index`: the same when a form is sent twice."""
        base = self.cleaned_data.get("client_id") or uuid.uuid4()
        return uuid.uuid5(base, str(index)) if index else base


def practice_fields(district):
    """The fields that say whose best practice it is."""
    return {
        "practice_level": forms.ChoiceField(
            label=_("Whose best practice is it?"),
            choices=PracticeLevel.choices,
            widget=forms.RadioSelect,
            required=False,
        ),
        "school": forms.ModelChoiceField(
            label=_("School"),
            queryset=School.objects.filter(district=district),
            required=False,
            empty_label=_("Choose a school"),
        ),
        "school_name": forms.CharField(
            label=_("School not in the list"),
            required=False,
            max_length=200,
            help_text=_("Only for a school’s best practice: type its name."),
        ),
    }


class WholeNumberField(forms.Field):
    """A count of children: Thai digits and thousands separators are understood; blank is None.

    A blank is kept and told of by the domain, so it is no error of the form.
    """

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "class": "number"}
    )

    def to_python(self, value):
        text = to_arabic(value or "").replace(",", "").strip()
        if not text:
            return None
        if not text.isdecimal() or len(text) > 7:
            raise forms.ValidationError(
                _("Enter a whole number of children, such as 0 or 125."), code="number"
            )
        return int(text)

    def validate(self, value):
        """Blank or not, the number is kept."""


class FiguresForm(forms.Form):
    """The tree of figures: `v<pk>` the number and, where it asks for words, `n<pk>`."""

    use_required_attribute = False

    def __init__(self, *args, figures, entries, **kwargs):
        initial = {}
        for figure in figures:
            entry = entries.get(figure.pk, Entry())
            initial[f"v{figure.pk}"] = "" if entry.value is None else f"{entry.value}"
            initial[f"n{figure.pk}"] = entry.note
        super().__init__(*args, initial=initial, **kwargs)
        self.figures = figures
        for figure in figures:
            self.fields[f"v{figure.pk}"] = WholeNumberField(
                label=f"{figure.number} {figure.text}", help_text=figure.hint
            )
            if figure.needs_text:
                self.fields[f"n{figure.pk}"] = forms.CharField(
                    label=_("In words"), required=False, max_length=300
                )

    @property
    def entries(self):
        """{Figure: Entry} as typed; a number that could not be read is left out."""
        return {
            figure: Entry(
                self.cleaned_data[f"v{figure.pk}"], self.cleaned_data.get(f"n{figure.pk}", "")
            )
            for figure in self.figures
            if f"v{figure.pk}" in self.cleaned_data
        }


class ReporterForm(forms.ModelForm):
    """Who answers for the report; all four are needed to send it."""

    class Meta:
        model = Submission
        fields = [*Submission.REPORTER_FIELDS]
        widgets = {
            "reporter_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "reporter_position": forms.TextInput(attrs={"autocomplete": "organization-title"}),
            "reporter_phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
            "reporter_email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True


class ReviewForm(forms.Form):
    """Why a result should be looked at again; `result` is the one that was read."""

    result = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("What should be looked at again, and why"),
        help_text=_("Name the criterion and the evidence that you mean."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        error_messages={"required": _("Write what should be looked at again, and why.")},
    )
