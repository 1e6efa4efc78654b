"""One section of the monitoring form as a Django form."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from evidence.domain.filing import normalised_url
from evidence.domain.monitoring.answering import EMPTY, Given, fingerprint
from evidence.enums import PairChoice, QuestionKind
from evidence.forms.district import WholeNumberField

MOST_LINKS = 10


class LinksField(forms.CharField):
    """Web addresses, one a line."""

    widget = forms.Textarea(attrs={"rows": 2, "inputmode": "url", "autocomplete": "off"})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        lines = [line.strip() for line in (value or "").splitlines() if line.strip()]
        if len(lines) > MOST_LINKS:
            raise ValidationError(_("At most %s links. Leave the others out.") % MOST_LINKS)
        return [normalised_url(line) for line in lines]


class SectionForm(forms.Form):
    """`c<pk>` the choice, tick, number or text of a question, `t<pk>` its words, `l<pk>` its
    links; `r<pk>` and `s<pk>` tell which answer the writer saw."""

    use_required_attribute = False

    def __init__(self, *args, questions, answers, **kwargs):
        self.questions = questions
        self.answers = answers
        super().__init__(*args, **kwargs)
        for question in questions:
            self._add(question)

    def _add(self, question):
        pk, answer = question.pk, self.answers.get(question.pk)
        values = answer.values if answer else EMPTY
        label = f"{question.number} {question.text}"
        match question.kind:
            case QuestionKind.PAIR:
                field = forms.ChoiceField(
                    label=label,
                    choices=[
                        (PairChoice.FIRST, question.first),
                        (PairChoice.SECOND, question.second),
                        ("", _("Not answered yet")),
                    ],
                    widget=forms.RadioSelect,
                    required=False,
                    initial=values["choice"] or "",
                )
            case QuestionKind.TICK:
                field = forms.BooleanField(label=label, required=False, initial=values["ticked"])
            case QuestionKind.NUMBER:
                number = values["number"]
                field = WholeNumberField(
                    label=label, help_text=question.unit, initial="" if number is None else number
                )
            case _:
                widget = forms.Textarea(attrs={"rows": 5}) if question.is_long else None
                field = forms.CharField(
                    label=label,
                    required=False,
                    max_length=5000 if question.is_long else 500,
                    widget=widget,
                    initial=values["text"],
                )
        self.fields[f"c{pk}"] = field
        if question.takes_text:
            self.fields[f"t{pk}"] = forms.CharField(
                label=_("Which?"), required=False, max_length=500, initial=values["text"]
            )
        if question.takes_links:
            self.fields[f"l{pk}"] = LinksField(
                label=_("Links, one a line"), required=False, initial=values["links"]
            )
        self.fields[f"r{pk}"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=answer.revision if answer else 0
        )
        self.fields[f"s{pk}"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=fingerprint(values)
        )

    def given(self):
        """{Question: Given} of every question whose fields could be read."""
        found = {}
        for question in self.questions:
            names = [f"{letter}{question.pk}" for letter in "ctl"]
            if any(name in self.errors for name in names):
                continue
            found[question] = Given(
                values=self._values(question),
                revision=self.cleaned_data.get(f"r{question.pk}") or 0,
                seen=self.cleaned_data.get(f"s{question.pk}") or "",
            )
        return found

    def _values(self, question):
        data, pk = self.cleaned_data, question.pk
        value = data[f"c{pk}"]
        values = dict(EMPTY)
        match question.kind:
            case QuestionKind.PAIR:
                values["choice"] = value or None
            case QuestionKind.TICK:
                values["ticked"] = value
                values["text"] = data.get(f"t{pk}", "").strip()
                values["links"] = data.get(f"l{pk}", [])
            case QuestionKind.NUMBER:
                values["number"] = value
            case _:
                values["text"] = value.strip()
        return values

    def rows(self, conflicts=None):
        """A Row for each question, for the template; `conflicts` is {Question: Answer}."""
        return [
            Row(
                question,
                [self[f"{k}{question.pk}"] for k in "ctl" if f"{k}{question.pk}" in self.fields],
                [self[f"{k}{question.pk}"] for k in "rs"],
                self.answers.get(question.pk),
                (conflicts or {}).get(question),
            )
            for question in self.questions
        ]


@dataclass(frozen=True)
class Row:
    """A question on the screen; `theirs` is what a colleague saved meanwhile."""

    question: object
    fields: list
    hidden: list
    answer: object
    theirs: object
