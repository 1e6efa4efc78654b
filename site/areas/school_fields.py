"""Form fields that name a school of a district, whether it is in the list or not yet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from areas.models import School
from areas.schools import school_named


def school_fields(district, *, help_text):
    """The fields `school` and `school_name`, by name; `help_text` says when the latter is for."""
    return {
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
            help_text=help_text,
        ),
    }


def school_chosen(data, *, district):
    """The School that cleaned `data` of `school_fields` names, made if it is new; None for none."""
    name = (data.get("school_name") or "").strip()
    return data.get("school") or (school_named(district=district, name=name) if name else None)
