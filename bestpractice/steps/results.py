"""The step of the results: in numbers, each with its unit, period and source, and in quality."""

from decimal import Decimal, InvalidOperation

from django import forms
from django.utils.translation import gettext_lazy as _

from bestpractice.plain import lines, restreamed
from thai.digits import to_arabic

from .base import LinesField, Step, TextArea

PARTS = ("text", "value", "unit", "period", "source")
ROWS = 3


class FigureField(forms.CharField):
    """A number as people write it: Thai digits, thousands separators; "" if there is none."""

    def clean(self, value):
        text = to_arabic(super().clean(value)).replace(",", "").removesuffix("%").strip()
        if not text:
            return ""
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite():
            raise forms.ValidationError(_("Enter the figure in digits, such as 12 or 94.5."))
        return f"{number:f}"


class ResultsStep(Step):
    slug = "results"
    title = _("Results")
    example = _(
        "In numbers: children came back to school – 38, children, academic year 2568, register of "
        "the schools. In quality: parents call the teacher themselves when the family moves."
    )

    def __init__(self, data=None, *, draft, district, **kwargs):
        super().__init__(data, draft=draft, district=district, **kwargs)
        for number in range(max(ROWS, len(draft.results_quantitative) + 1)):
            of_result = {"number": number + 1}
            self.fields |= {
                f"text_{number}": forms.CharField(
                    label=_("Result %(number)s in numbers") % of_result,
                    required=False,
                    widget=TextArea(2),
                ),
                f"value_{number}": FigureField(
                    label=_("Figure"),
                    required=False,
                    max_length=20,
                    widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "number"}),
                ),
                f"unit_{number}": forms.CharField(label=_("Unit"), required=False, max_length=40),
                f"period_{number}": forms.CharField(
                    label=_("Period"), required=False, max_length=80
                ),
                f"source_{number}": forms.CharField(
                    label=_("Source"), required=False, max_length=160
                ),
            }
        self.fields["qualitative"] = LinesField(label=_("Results in quality"), rows=6)

    @property
    def rows(self):
        """The fields of each result in numbers, beside each other."""
        count = sum(name.startswith("text_") for name in self.fields)
        return [[self[f"{part}_{number}"] for part in PARTS] for number in range(count)]

    @property
    def others(self):
        return [self["qualitative"]]

    @staticmethod
    def read(draft):
        stored = {
            f"{part}_{number}": "" if block["value"].get(part) is None else block["value"][part]
            for number, block in enumerate(draft.results_quantitative.raw_data)
            for part in PARTS
        }
        words = "\n".join(block["value"] for block in draft.results_qualitative.raw_data)
        return stored | {"qualitative": words}

    def clean(self):
        data = super().clean()
        for row in self.rows:
            text, *others = (data.get(field.name, "").strip() for field in row)
            if any(others) and not text:
                self.add_error(row[0].name, _("Say in words what the figure counts."))
        return data

    def write(self, draft):
        data = self.cleaned_data
        results = []
        for row in self.rows:
            value = {part: data[field.name] for part, field in zip(PARTS, row, strict=True)}
            if value["text"]:
                results.append(("result", value | {"value": value["value"] or None}))
        draft.results_quantitative = restreamed(draft.results_quantitative, results)
        draft.results_qualitative = restreamed(
            draft.results_qualitative, [("result", item) for item in lines(data["qualitative"])]
        )


def without_figure(draft):
    """The results in numbers that give none: their texts."""
    return [
        block["value"]["text"]
        for block in draft.results_quantitative.raw_data
        if block["value"].get("value") in (None, "")
    ]
