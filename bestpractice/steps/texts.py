"""Steps of plain text and of items, one a line."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bestpractice.enums import Phase
from bestpractice.models import PracticeTechnique, Technique
from bestpractice.plain import as_html, as_text, lines, restreamed

from .base import LinesField, Step, TextArea

LETTERS = 5


class BackgroundStep(Step):
    slug = "background"
    title = _("Background")
    example = _(
        "In the academic year 2568 the list named 41 children who had left school, most of them "
        "from fishing families who move with the season."
    )

    background = forms.CharField(
        label=_("Why was it needed, and what was the aim?"),
        required=False,
        widget=TextArea(12),
        help_text=_("A paragraph a line. A line that begins with a hyphen becomes an item."),
    )

    @staticmethod
    def read(draft):
        return {"background": as_text(draft.background)}

    def write(self, draft):
        text = self.cleaned_data["background"].strip()
        # What an editor marked as bold or linked stays while the words stay.
        if text.splitlines() != as_text(draft.background).splitlines():
            draft.background = as_html(text)


class MethodStep(Step):
    slug = "method"
    title = _("Method and process")
    example = _(
        "Plan: compare the list with the schools’ registers. Do: visit each home in pairs. Check: "
        "look at the map of visits every Friday. Act: write down what worked and share it."
    )

    process_intro = forms.CharField(
        label=_("The method in a few words"), required=False, widget=TextArea(3)
    )
    plan = LinesField(label=_("Plan: the steps in order"))
    do = LinesField(label=_("Do: the steps in order"))
    check = LinesField(label=_("Check: the steps in order"))
    act = LinesField(label=_("Act: the steps in order"))

    @staticmethod
    def read(draft):
        stored = {block["type"]: block["value"] for block in draft.process.raw_data}
        items = {
            phase.value: "\n".join(_items(stored.get(phase.value, {}).get("items", [])))
            for phase in Phase
        }
        return {"process_intro": draft.process_intro} | items

    def write(self, draft):
        draft.process_intro = self.cleaned_data["process_intro"]
        stored = {block["type"]: block["value"] for block in draft.process.raw_data}
        phases = []
        for phase in Phase:
            items = lines(self.cleaned_data[phase.value])
            old = stored.get(phase.value, {"heading": "", "items": []})
            if items:
                same = items == _items(old["items"])
                phases.append((phase.value, old if same else {**old, "items": items}))
        draft.process = restreamed(draft.process, phases)


class TechniqueStep(Step):
    slug = "technique"
    title = _("Technique that brings success")
    example = _(
        "“Four knocks”: ค ค้นหา finding, ย เยี่ยม visiting, ส ส่งต่อ handing on, ด ดูแล looking after."
    )

    techniques = forms.ModelMultipleChoiceField(
        label=_("Known techniques"),
        queryset=Technique.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Readers find other practices with the same technique."),
    )
    technique_intro = forms.CharField(
        label=_("The technique or model in a few words"), required=False, widget=TextArea(4)
    )

    def __init__(self, data=None, *, draft, district, **kwargs):
        super().__init__(data, draft=draft, district=district, **kwargs)
        for number in range(max(LETTERS, len(draft.technique) + 2)):
            of_part = {"part": number + 1}
            self.fields[f"letter_{number}"] = forms.CharField(
                label=_("Letter of part %(part)s") % of_part, required=False, max_length=4
            )
            self.fields[f"word_{number}"] = forms.CharField(
                label=_("Word of part %(part)s") % of_part, required=False, max_length=80
            )
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("What is done in part %(part)s") % of_part,
                required=False,
                widget=TextArea(2),
            )

    @property
    def rows(self):
        """The fields of each part, beside each other."""
        count = sum(name.startswith("letter_") for name in self.fields)
        names = ("letter", "word", "text")
        return [[self[f"{name}_{number}"] for name in names] for number in range(count)]

    @property
    def others(self):
        return [self["techniques"], self["technique_intro"]]

    @staticmethod
    def read(draft):
        stored = {
            f"{name}_{number}": block["value"].get(name, "")
            for number, block in enumerate(draft.technique.raw_data)
            for name in ("letter", "word", "text")
        }
        links = draft.technique_links.all()
        return stored | {
            "techniques": [link.technique_id for link in links],
            "technique_intro": draft.technique_intro,
        }

    def clean(self):
        data = super().clean()
        for row in self.rows:
            letter, word, text = (data.get(field.name, "").strip() for field in row)
            if (letter or text) and not word:
                self.add_error(row[1].name, _("Give the word of this part."))
            elif word and not text:
                self.add_error(row[2].name, _("Say what is done in this part."))
        return data

    def write(self, draft):
        data = self.cleaned_data
        draft.technique_intro = data["technique_intro"]
        chosen = list(data["techniques"])
        if {link.technique_id for link in draft.technique_links.all()} != {
            each.pk for each in chosen
        }:
            draft.technique_links = [PracticeTechnique(technique=each) for each in chosen]
        rows = [{field.name.partition("_")[0]: data[field.name] for field in r} for r in self.rows]
        parts = [("letter", row) for row in rows if row["word"]]
        draft.technique = restreamed(draft.technique, parts)


class FactorsStep(Step):
    slug = "factors"
    title = _("Success factors")
    example = _("The school heads met the village heads every month and shared one list.")

    success_factors = LinesField(label=_("What made it succeed?"), rows=8)

    @staticmethod
    def read(draft):
        return {"success_factors": "\n".join(b["value"] for b in draft.success_factors.raw_data)}

    def write(self, draft):
        factors = [("factor", item) for item in lines(self.cleaned_data["success_factors"])]
        draft.success_factors = restreamed(draft.success_factors, factors)


def _items(stored):
    """The texts of a stored list, which keeps each with an identifier or bare."""
    texts = [item["value"] if isinstance(item, dict) else item for item in stored]
    return [text for text in texts if text]
