"""What central staff fill in when they decide on a level."""

from dataclasses import asdict, replace

from django import forms
from django.utils.translation import gettext_lazy as _

from evidence.domain.facts import facts_behind
from evidence.domain.rubric import Facts
from evidence.enums import Judgement

LEVELS = range(5, 0, -1)


def _choices(levels):
    return [(level, _("Level %(level)s") % {"level": level}) for level in levels]


class OverrideForm(forms.Form):
    """A level in place of the derived one, and why. Without a report it can only be 1."""

    level = forms.TypedChoiceField(
        label=_("Level"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a level.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The district reads it with its result."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give the reason.")},
    )

    def __init__(self, *args, is_reported, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = _choices(LEVELS if is_reported else [1])


class AcceptDraftForm(forms.Form):
    """Why a draft that was never sent is accepted as filed."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The district reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give the reason.")},
    )


class CorrectionForm(forms.Form):
    """The facts that should have counted, as far as the round's rubric asks for them."""

    clear = forms.TypedMultipleChoiceField(
        label=_("Criteria that are clear"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    found = forms.IntegerField(min_value=0, label=_("Dropouts found and helped (1.2.1)"))
    total = forms.IntegerField(min_value=0, label=_("Dropouts in all (1.2)"))
    guideline = forms.BooleanField(label=_("The office has a guideline"), required=False)
    district_practice = forms.BooleanField(
        label=_("The office has a best practice"), required=False
    )
    schools = forms.IntegerField(min_value=0, label=_("Schools with a best practice"))
    level = forms.TypedChoiceField(
        label=_("Level"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Leave it empty, and the level follows from the facts by the rubric."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The district reads it with its result."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give the reason.")},
    )

    def __init__(self, *args, result, initial=None, **kwargs):
        """`result` is the Result to be corrected: only its kind of facts is asked for."""
        self.facts = facts_behind(result)
        self.criteria = self._criteria_of(result)
        given = asdict(self.facts) | {"clear": self._clear()} if self.facts else {}
        super().__init__(*args, initial=given | (initial or {}), **kwargs)
        for name in asdict(Facts()).keys() & self.fields.keys() - self._asked():
            del self.fields[name]
        if "clear" in self.fields:
            self.fields["clear"].choices = self.criteria.items()
            self.fields["clear"].help_text = _("Until now: %(clear)s of %(criteria)s") % {
                "clear": self.facts.clear,
                "criteria": self.facts.criteria,
            }
        levels = LEVELS if self.facts else [1]
        self.fields["level"].choices = [("", "–"), *_choices(levels)]

    def _criteria_of(self, result):
        """{number: its title} of those judged clear or not."""
        criteria = result.submission.round.criteria.filter(judgement=Judgement.VERDICT)
        return {criterion.number: str(criterion) for criterion in criteria}

    def _clear(self):
        """The numbers of the clear ones; none where the result tells only how many they are."""
        if self.facts.clear + len(self.facts.unclear) != self.facts.criteria:
            return []
        return [number for number in self.criteria if number not in self.facts.unclear]

    def _asked(self):
        if self.facts is None:
            return set()
        if self.facts.criteria:
            return {"clear"}
        return {"found", "total", "guideline", "district_practice", "schools"}

    def clean(self):
        cleaned = super().clean()
        found, total = cleaned.get("found"), cleaned.get("total")
        if found is not None and total is not None and found > total:
            self.add_error("found", _("There cannot be more found than there are in all."))
        return cleaned

    @property
    def corrected_facts(self):
        """The rubric.Facts as filled in; None for a district that did not report."""
        if self.facts is None:
            return None
        given = {name: self.cleaned_data[name] for name in self._asked()}
        if "clear" in given:
            clear = set(given["clear"])
            given["clear"] = len(clear)
            given["unclear"] = tuple(number for number in self.criteria if number not in clear)
        return replace(self.facts, **given)
