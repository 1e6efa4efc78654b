"""The schools (สถานศึกษา) of a district; its district files for a school."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from areas.fields import SortKeyField
from areas.school_names import name_key
from thai.bilingual import bilingual
from thai.collation import sort_key

from .districts import District


class School(models.Model):
    """A school, chosen or added by its district. One name counts once in a district."""

    district = models.ForeignKey(
        District, on_delete=models.PROTECT, related_name="schools", verbose_name=_("district")
    )
    code = models.CharField(
        _("school code"),
        max_length=20,
        blank=True,
        help_text=_("The ministry's school code. Empty if it is not known."),
    )
    name_th = models.CharField(_("name (Thai)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    name_key = models.CharField(max_length=200, editable=False)
    sort_key = SortKeyField()

    name = bilingual("name")

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="areas_school_code_unique",
                violation_error_message=_("Another school has this code."),
            ),
            models.UniqueConstraint(
                fields=["district", "name_key"], name="areas_school_name_once_per_district"
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.name_key = name_key(self.name_th)
        self.sort_key = sort_key(self.name_th)
        super().save(**kwargs)

    def clean(self):
        """Say in words what the constraint on the normalised name would refuse."""
        same = School.objects.filter(
            district_id=self.district_id, name_key=name_key(self.name_th)
        ).exclude(pk=self.pk)
        if other := same.first():
            raise ValidationError(
                {
                    "name_th": _("This district has the school “%(name)s” already.")
                    % {"name": other.name_th}
                }
            )
