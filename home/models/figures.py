"""The programme's reference figures: each with its source and date, never mixed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from thai.bilingual import bilingual


class ReferenceFigure(models.Model):
    """A published number. A figure is never divided by another: their sources differ."""

    key = models.SlugField(
        _("key"), unique=True, help_text=_("Pages find the figure by it; it does not change.")
    )
    value = models.PositiveIntegerField(_("value"))
    label_th = models.CharField(_("what it counts (Thai)"), max_length=200)
    label_en = models.CharField(_("what it counts (English)"), max_length=200, blank=True)
    unit_th = models.CharField(_("unit (Thai)"), max_length=40, default="คน")
    unit_en = models.CharField(_("unit (English)"), max_length=40, blank=True)
    source_th = models.CharField(_("source (Thai)"), max_length=255)
    source_en = models.CharField(_("source (English)"), max_length=255, blank=True)
    as_of = models.DateField(
        _("as of"), null=True, blank=True, help_text=_("Empty if the document gives no date.")
    )
    as_of_note_th = models.CharField(
        _("dates in words (Thai)"),
        max_length=255,
        blank=True,
        help_text=_("Instead of one date, such as for two days compared."),
    )
    as_of_note_en = models.CharField(_("dates in words (English)"), max_length=255, blank=True)
    on_home = models.BooleanField(_("on the home page"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    label = bilingual("label")
    unit = bilingual("unit")
    source = bilingual("source")
    as_of_note = bilingual("as_of_note")

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("value")]),
        FieldRowPanel([FieldPanel("label_th"), FieldPanel("label_en")]),
        FieldRowPanel([FieldPanel("unit_th"), FieldPanel("unit_en")]),
        FieldRowPanel([FieldPanel("source_th"), FieldPanel("source_en")]),
        MultiFieldPanel(
            [FieldPanel("as_of"), FieldPanel("as_of_note_th"), FieldPanel("as_of_note_en")],
            heading=_("Date of the data"),
        ),
        FieldRowPanel([FieldPanel("on_home"), FieldPanel("order")]),
    ]

    class Meta:
        verbose_name = _("reference figure")
        verbose_name_plural = _("reference figures")
        ordering = ["order", "key"]

    def __str__(self):
        return f"{self.label} ({self.value:,})"
