"""The Ministry's inspection regions (เขตตรวจราชการ) and the 77 provinces."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from areas.fields import SortKeyField
from thai.bilingual import bilingual
from thai.collation import sort_key


class InspectionRegion(models.Model):
    """An inspection region: 1–18, and 0 for the central one (ส่วนกลาง, Bangkok)."""

    number = models.PositiveSmallIntegerField(_("region number"), unique=True)
    name_th = models.CharField(_("name (Thai)"), max_length=100)
    name_en = models.CharField(_("name (English)"), max_length=100, blank=True)

    name = bilingual("name")

    class Meta:
        verbose_name = _("inspection region")
        verbose_name_plural = _("inspection regions")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__lte=18), name="areas_region_number_at_most_18"
            ),
        ]

    def __str__(self):
        return self.name


class Province(models.Model):
    """A province, with its place on the map and on the tile grid of the statistics page."""

    class Part(models.TextChoices):
        """The six-region scheme of the country."""

        NORTH = "north", _("Northern")
        NORTHEAST = "northeast", _("Northeastern")
        CENTRAL = "central", _("Central")
        EAST = "east", _("Eastern")
        WEST = "west", _("Western")
        SOUTH = "south", _("Southern")

    code = models.CharField(
        _("province code"),
        max_length=2,
        unique=True,
        help_text=_("The two digits of the civil registry."),
    )
    slug = models.SlugField(_("name in the URL"), unique=True)
    name_th = models.CharField(_("name (Thai)"), max_length=100, unique=True)
    name_en = models.CharField(_("name (English)"), max_length=100, blank=True)
    part = models.CharField(_("part of the country"), max_length=10, choices=Part)
    region = models.ForeignKey(
        InspectionRegion,
        on_delete=models.PROTECT,
        related_name="provinces",
        verbose_name=_("inspection region"),
    )
    map_id = models.CharField(_("id on the map"), max_length=3, unique=True)
    abbreviation_th = models.CharField(_("abbreviation (Thai)"), max_length=5)
    abbreviation_en = models.CharField(_("abbreviation (English)"), max_length=5)
    tile_row = models.PositiveSmallIntegerField(_("row on the tile map"))
    tile_column = models.PositiveSmallIntegerField(_("column on the tile map"))
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5)
    sort_key = SortKeyField()

    name = bilingual("name")
    abbreviation = bilingual("abbreviation")

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["tile_row", "tile_column"], name="areas_province_one_per_tile"
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.sort_key = sort_key(self.name_th)
        super().save(**kwargs)
