"""What districts fill in. Rules are checked by the domain; forms read what was typed."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from areas.school_fields import school_chosen, school_fields
from evidence.domain.figures import Entry
from evidence.enums import FigureRole, PracticeLevel
from evidence.models import Submission
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
        return level, school_chosen(self.cleaned_data, district=self.district)


class EvidenceForm(PracticeForm):
    """Files, a link, or something filed earlier in the year, for one requirement.

    `reusable` is the list of Evidence that may be filed again.
    """

    files = ManyFilesField(
        label=_("Files or photos"),
        required=False,
        widget=ManyFilesInput,
    )
    url = forms.CharField(
        label=_("Link"),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("Copy the whole address from the browser."),
    )
    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, requirement, district, reusable=(), **kwargs):
        kwargs.setdefault("initial", {})["client_id"] = uuid.uuid4()
        super().__init__(
            *args,
            prefix=f"r{requirement.pk}",
            requirement=requirement,
            district=district,
            **kwargs,
        )
        self.fields["files"].widget.attrs["accept"] = requirement.accept
        self.reusable = {str(item.uid): item for item in reusable}
        if self.reusable and not requirement.counted_only:
            self.fields["again"] = forms.ChoiceField(
                label=_("or something from the six-month round"),
                required=False,
                choices=[("", _("Choose an item")), *self._choices()],
            )

    def _choices(self):
        """The reusable items, grouped by criterion."""
        groups = {}
        for uid, item in self.reusable.items():
            groups.setdefault(str(item.requirement.criterion), []).append((uid, item.shown_title))
        return list(groups.items())

    @property
    def chosen_again(self):
        """The Evidence to file again, or None."""
        return self.reusable.get(self.cleaned_data.get("again"))

    def clean(self):
        data = super().clean()
        if not data.get("files") and not data.get("url") and not data.get("again"):
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
            error_messages={
                "required": _("Say whose best practice it is: the office’s or a school’s.")
            },
        ),
        **school_fields(district, help_text=_("Only for a school’s best practice: type its name.")),
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


def number_in(text):
    """The whole number of a hidden field, or None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 7 else None


class FiguresForm(forms.Form):
    """The tree of figures: `v<pk>` the number and, where it asks for words, `n<pk>`."""

    use_required_attribute = False

    def __init__(self, *args, figures, entries, **kwargs):
        initial = {}
        for figure in figures:
            entry = entries.get(figure.pk, Entry())
            initial[f"v{figure.pk}"] = "" if entry.value is None else f"{entry.value}"
            initial[f"n{figure.pk}"] = entry.note
            initial[f"a{figure.pk}"] = entry.attested
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
            if figure.role == FigureRole.TOTAL:
                self.fields[f"n{figure.pk}"] = forms.CharField(
                    label=_("Why it differs from the notified count"),
                    required=False,
                    max_length=300,
                )
                self.fields[f"a{figure.pk}"] = forms.BooleanField(
                    label=_("We vouch for it: this office has no dropouts"), required=False
                )

    def clean(self):
        """Who vouches that there are no dropouts need not type every zero."""
        data = super().clean()
        for total in self.figures:
            if not data.get(f"a{total.pk}"):
                continue
            parts = [total, *self._below(total)]
            if any(data.get(f"v{figure.pk}") for figure in parts):
                self.add_error(
                    f"a{total.pk}",
                    _("The numbers below say otherwise: clear them, or take the tick away."),
                )
                continue
            data |= {f"v{figure.pk}": 0 for figure in parts if f"v{figure.pk}" in data}
        return data

    def _below(self, parent):
        """The parts of a figure, and theirs."""
        for figure in self.figures:
            if figure.parent_id == parent.pk:
                yield figure
                yield from self._below(figure)

    @property
    def seen(self):
        """{Figure: Entry} as the page showed them, from its hidden fields; None without any."""
        if not any(f"s{figure.pk}" in self.data for figure in self.figures):
            return None
        return {
            figure: Entry(
                number_in(self.data.get(f"s{figure.pk}", "")),
                self.data.get(f"sn{figure.pk}", ""),
                bool(self.data.get(f"sa{figure.pk}")),
            )
            for figure in self.figures
        }

    @property
    def entries(self):
        """{Figure: Entry} as typed; a number that could not be read is left out."""
        return {
            figure: Entry(
                self.cleaned_data[f"v{figure.pk}"],
                self.cleaned_data.get(f"n{figure.pk}", ""),
                bool(self.cleaned_data.get(f"a{figure.pk}")),
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
