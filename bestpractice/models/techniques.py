"""Techniques that practices share, so that a reader finds the others."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable
from wagtail.search import index

from thai.bilingual import bilingual
from thai.ordering import ThaiOrder


class Technique(index.Indexed, models.Model):
    """A named technique, such as ก-ต-ป-น.

    One row in both languages: a row per language would be counted twice in the library.
    """

    slug = models.SlugField(_("name in the URL"), unique=True)
    name_th = models.CharField(_("name (Thai)"), max_length=80, unique=True)
    name_en = models.CharField(_("name (English)"), max_length=80, blank=True)
    meaning_th = models.CharField(
        _("what it stands for (Thai)"),
        max_length=200,
        blank=True,
        help_text=_("The letters written out, such as กำกับ ติดตาม ประสาน แนะนำ."),
    )
    meaning_en = models.CharField(_("what it stands for (English)"), max_length=200, blank=True)

    name = bilingual("name")
    meaning = bilingual("meaning")

    search_fields = [
        index.SearchField("name_th"),
        index.SearchField("name_en"),
        index.AutocompleteField("name_th"),
        index.AutocompleteField("name_en"),
    ]
    panels = [
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("meaning_th"), FieldPanel("meaning_en")]),
        FieldPanel("slug"),
    ]

    class Meta:
        verbose_name = _("technique")
        verbose_name_plural = _("techniques")
        ordering = [ThaiOrder("name_th")]

    def __str__(self):
        return self.name


class PracticeTechnique(Orderable):
    """A technique of one practice, in the order in which they are shown."""

    page = ParentalKey(
        "bestpractice.BestPracticePage",
        on_delete=models.CASCADE,
        related_name="technique_links",
        verbose_name=_("practice"),
    )
    technique = models.ForeignKey(
        Technique,
        on_delete=models.PROTECT,
        related_name="practice_links",
        verbose_name=_("technique"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("technique of a practice")
        verbose_name_plural = _("techniques of practices")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "technique"],
                name="bestpractice_technique_once_per_practice",
                violation_error_message=_("This technique is listed already."),
            )
        ]

    def __str__(self):
        return str(self.technique)
