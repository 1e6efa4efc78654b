"""How many children a district was told to find (จำนวนที่ได้รับแจ้ง)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thai.dates import year_shown

from .districts import District


class NotifiedCount(models.Model):
    """A count by one source, as of one day. It is shown beside the district's own figure."""

    class Source(models.TextChoices):
        EEF = "eef", _("Equitable Education Fund (EEF)")
        DMC = "dmc", _("Individual student data system (DMC)")

    district = models.ForeignKey(
        District,
        on_delete=models.PROTECT,
        related_name="notified_counts",
        verbose_name=_("district"),
    )
    # Of the Common Era, as in every table of the project.
    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"), help_text=_("The year it ends in. 2565 is understood as 2022.")
    )
    source = models.CharField(_("data source"), max_length=10, choices=Source)
    as_of = models.DateField(_("as-of date"))
    count = models.PositiveIntegerField(_("number of children"))

    class Meta:
        verbose_name = _("notified count")
        verbose_name_plural = _("notified counts")
        ordering = ["-fiscal_year", "-as_of", "district__sort_key", "source"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "fiscal_year", "source", "as_of"],
                name="areas_notifiedcount_once_per_source_and_day",
                violation_error_message=_("This count is there already."),
            ),
            models.CheckConstraint(
                condition=Q(count__gte=0), name="areas_notifiedcount_not_negative"
            ),
            # A year of the Buddhist Era is never stored by mistake.
            models.CheckConstraint(
                condition=Q(fiscal_year__gte=2000, fiscal_year__lte=2200),
                name="areas_notifiedcount_year_of_the_common_era",
                violation_error_message=_("The fiscal year is a Common Era year: 2022."),
            ),
            models.CheckConstraint(
                condition=Q(source__in=["eef", "dmc"]), name="areas_notifiedcount_source"
            ),
        ]

    def __str__(self):
        return f"{self.district}, {self.get_source_display()}: {self.count:,}"

    @property
    def fiscal_year_shown(self):
        """2565 in Thai, 2022 in English."""
        return year_shown(self.fiscal_year)
