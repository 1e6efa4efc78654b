"""Rows of an editor that bear a number each, and may change places."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel

#: More than any number that is typed: where rows wait while others take their places.
ASIDE = 10_000


class NumberedFormSet(BaseChildFormSet):
    """Says by its label what two rows have in common, where Django names the column."""

    def get_unique_error_message(self, unique_check):
        fields = [self.model._meta.get_field(name) for name in unique_check if name != self.fk.name]
        return _("Two rows have the same “%(what)s”. Each needs its own.") % {
            "what": ", ".join(str(field.verbose_name) for field in fields)
        }


class NumberedPanel(InlinePanel):
    """An InlinePanel of rows with a `number`."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = NumberedFormSet
        return options


class NumberedForm(WagtailAdminModelForm):
    """A form with a NumberedPanel of the relation `numbered`.

    The database refuses two rows of one number at any moment, and rows are saved one by one: those
    that take another place, or go, are first moved aside.
    """

    numbered = None

    def save(self, commit=True):
        if not commit:
            return super().save(commit=False)
        with transaction.atomic():
            formset = self.formsets[self.numbered]
            moved = [
                form.instance.pk
                for form in formset.initial_forms
                if form in formset.deleted_forms or "number" in form.changed_data
            ]
            formset.model.objects.filter(pk__in=moved).update(number=F("number") + ASIDE)
            return super().save()
