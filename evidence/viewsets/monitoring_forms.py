"""What the database cannot see: a form, a question or a round that was answered already."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from areas.models import InspectionRegion
from evidence.models import Answer, Question, Response

from .numbered import NumberedForm


class MonitoringFormForm(NumberedForm):
    """A form with its sections."""

    numbered = "sections"

    def is_valid(self):
        """The sections are judged together, once each is sound by itself."""
        if not super().is_valid():
            return False
        removed = {
            form.instance.pk: form.instance.number
            for form in self.formsets["sections"].deleted_forms
        }
        used = Question.objects.filter(section__in=removed).values_list("section", flat=True)
        for number in sorted(removed[pk] for pk in set(used)):
            self.add_error(
                None,
                _("Section %(number)s has questions. Move or remove them first.")
                % {"number": number},
            )
        return not self.errors


class QuestionForm(WagtailAdminModelForm):
    """A question; once it was answered, its wording alone may change."""

    def clean(self):
        data = super().clean()
        if self.instance.pk and Answer.objects.filter(question=self.instance).exists():
            for name in sorted({"section", "kind"} & set(self.changed_data)):
                self.add_error(
                    name, _("It was answered already: ask anew in a question of its own.")
                )
        return data


class MonitoringRoundForm(WagtailAdminModelForm):
    """A round; once it was answered, the form and the regions that answered stay."""

    def clean(self):
        data = super().clean()
        responses = Response.objects.filter(round=self.instance.pk)
        if "form" in self.changed_data and responses.exists():
            self.add_error(
                "form", _("Districts have answered this form already: make a new round.")
            )
        lost = responses.exclude(district__region__in=data.get("regions") or [])
        if "regions" in data and lost.exists():
            regions = InspectionRegion.objects.filter(districts__responses__in=lost).distinct()
            self.add_error(
                "regions",
                _("Districts have answered already in: %(regions)s. These regions stay.")
                % {"regions": ", ".join(map(str, regions))},
            )
        return data
