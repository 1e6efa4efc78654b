"""The form of a practice in the Wagtail admin."""

from wagtail.admin.forms import WagtailAdminPageForm

from thai.bilingual import is_english
from thai.dates import FIRST_BUDDHIST, from_buddhist, to_buddhist


class BestPracticePageForm(WagtailAdminPageForm):
    """Shows the fiscal year in the reader's era, and takes 2565 as well as 2022."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        year = self.initial.get("fiscal_year")
        if year and not is_english():
            self.initial["fiscal_year"] = to_buddhist(year)

    def clean_fiscal_year(self):
        year = self.cleaned_data["fiscal_year"]
        return from_buddhist(year) if year and year >= FIRST_BUDDHIST else year
