"""The first step: what it is called, and whose it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from areas.school_fields import school_chosen, school_fields
from bestpractice.enums import Level, WorkArea
from bestpractice.models import PracticeWorkArea
from thai.bilingual import is_english
from thai.dates import FIRST_BUDDHIST, from_buddhist, to_buddhist
from thai.digits import to_arabic

from .base import Step, TextArea


class YearField(forms.CharField):
    """A fiscal year in either era, in Thai digits or not; None if it is left empty."""

    def clean(self, value):
        text = to_arabic(super().clean(value)).strip()
        if not text:
            return None
        year = int(text) if text.isdecimal() and len(text) == 4 else 0
        year = from_buddhist(year) if year >= FIRST_BUDDHIST else year
        if not 2000 <= year <= 2100:
            raise forms.ValidationError(_("Enter the fiscal year in four digits, such as 2569."))
        return year


def whose_fields(district):
    """Whose practice it is: the office's, or a school's that is in the list or not yet."""
    return {
        "level": forms.ChoiceField(
            label=_("Whose practice is it?"), choices=Level.choices, widget=forms.RadioSelect
        ),
        **school_fields(district, help_text=_("Only for a school’s practice: type its name.")),
    }


def whose_school(form, *, district):
    """The School that the fields of `whose_fields` name; None for the office's own practice."""
    data = form.cleaned_data
    if data.get("level") != Level.SCHOOL:
        return None
    return school_chosen(data, district=district)


class WhoseStep(Step):
    slug = "about"
    title = _("Title and office")
    example = _(
        "Title: Knocking on every door – bringing children of the islands back to school. In one "
        "sentence: teachers, village heads and health volunteers visited each child on the list "
        "within a month."
    )

    title_text = forms.CharField(label=_("Title"), max_length=255)
    activity_name = forms.CharField(label=_("Name of the activity"), max_length=200, required=False)
    lead = forms.CharField(
        label=_("In one sentence: what was done?"), required=False, widget=TextArea(2)
    )
    fiscal_year = YearField(label=_("Fiscal year"), required=False, max_length=4)
    work_areas = forms.MultipleChoiceField(
        label=_("Areas of work"),
        choices=WorkArea.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    contact = forms.CharField(
        label=_("Contact of the office"),
        required=False,
        widget=TextArea(2),
        help_text=_("A unit and its office telephone; no private number."),
    )

    def __init__(self, data=None, *, draft, district, **kwargs):
        super().__init__(data, draft=draft, district=district, **kwargs)
        self.fields |= whose_fields(district)
        self.fields["fiscal_year"].widget.attrs["inputmode"] = "numeric"
        self.order_fields(
            ["title_text", "activity_name", "lead", "level", "school", "school_name", "fiscal_year"]
        )

    @staticmethod
    def read(draft):
        year = draft.fiscal_year
        return {
            "title_text": draft.title,
            "activity_name": draft.activity_name,
            "lead": draft.lead,
            "level": draft.level,
            "school": draft.school_id,
            "fiscal_year": "" if not year else str(year if is_english() else to_buddhist(year)),
            "work_areas": [link.area for link in draft.work_area_links.all()],
            "contact": draft.contact,
        }

    def clean(self):
        data = super().clean()
        if data.get("level") == Level.SCHOOL and not (
            data.get("school") or data.get("school_name")
        ):
            self.add_error("school", _("Choose the school whose practice it is."))
        return data

    def write(self, draft):
        data = self.cleaned_data
        draft.title = data["title_text"]
        draft.activity_name = data["activity_name"]
        draft.lead = data["lead"]
        draft.level = data["level"]
        draft.school = whose_school(self, district=self.district)
        draft.fiscal_year = data["fiscal_year"]
        draft.contact = data["contact"]
        if set(self.read(draft)["work_areas"]) != set(data["work_areas"]):
            draft.work_area_links = [PracticeWorkArea(area=area) for area in data["work_areas"]]
