"""The education service area offices (สำนักงานเขตพื้นที่การศึกษา)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from areas.fields import SortKeyField
from thai.bilingual import bilingual
from thai.collation import sort_key

from .regions import InspectionRegion, Province


class District(models.Model):
    """One office: primary (สพป.) or secondary (สพม.).

    A secondary office can cover several provinces: lists and filters match every province
    covered, totals count the office once, at its seat.
    """

    class Kind(models.TextChoices):
        PRIMARY = "primary", _("Primary education")
        SECONDARY = "secondary", _("Secondary education")

    code = models.SlugField(
        _("district code"),
        max_length=60,
        unique=True,
        help_text=_("Stays the same when names change."),
    )
    kind = models.CharField(_("kind of district"), max_length=10, choices=Kind)
    name_th = models.CharField(_("name (Thai)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    short_th = models.CharField(_("short name (Thai)"), max_length=100)
    short_en = models.CharField(_("short name (English)"), max_length=100, blank=True)
    seat = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        related_name="seated_districts",
        verbose_name=_("seat"),
        help_text=_("The province in which the office lies: totals count it there."),
    )
    provinces = models.ManyToManyField(
        Province, related_name="districts", verbose_name=_("provinces covered")
    )
    region = models.ForeignKey(
        InspectionRegion,
        on_delete=models.PROTECT,
        related_name="districts",
        verbose_name=_("inspection region"),
    )
    valid_from = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("Empty if it is not known.")
    )
    valid_to = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty while the office exists.")
    )
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
        help_text=_("It carries on; its officers read this office’s history."),
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5)
    sort_key = SortKeyField()

    name = bilingual("name")
    short = bilingual("short")

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["primary", "secondary"]), name="areas_district_kind"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="areas_district_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(successor=F("id")), name="areas_district_not_its_own_successor"
            ),
        ]

    def __str__(self):
        return self.short

    def save(self, **kwargs):
        self.sort_key = sort_key(self.short_th)
        super().save(**kwargs)

    def get_absolute_url(self):
        """Its public page, in the language of the moment."""
        return reverse("public_district", args=[self.code])

    def clean(self):
        """Refuse a circle of successors, which no database constraint can see."""
        later, seen = self.successor, {self.pk}
        while later is not None:
            if later.pk in seen:
                raise ValidationError(
                    {"successor": _("This office comes before that one already.")}
                )
            seen.add(later.pk)
            later = later.successor
