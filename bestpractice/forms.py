"""The form of a practice in the Wagtail admin."""

from wagtail.admin.forms import WagtailAdminPageForm

from thai.forms import ThaiYearField


class BestPracticePageForm(WagtailAdminPageForm):
    class Meta:
        field_classes = {"fiscal_year": ThaiYearField}
