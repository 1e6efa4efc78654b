"""Forms of the Wagtail admin that read and show years of the Buddhist Era."""

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from thai.forms import ThaiDateField, ThaiYearField


class ThaiDatesForm(WagtailAdminModelForm):
    """Every date is typed and shown as in Thailand: 28/2/2565, 28 กุมภาพันธ์ 2565."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.DateField):
                self.fields[name] = ThaiDateField(
                    label=field.label,
                    help_text=field.help_text,
                    required=field.required,
                    initial=field.initial,
                )


class NotifiedCountForm(ThaiDatesForm):
    class Meta:
        field_classes = {"fiscal_year": ThaiYearField}
