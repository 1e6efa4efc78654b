"""Who works for which district and who looks after which inspection region, and when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .districts import District
from .regions import InspectionRegion


class Period(models.Model):
    """Whole days in Asia/Bangkok, the first and the last included; no last day: still open."""

    since = models.DateField(_("first day"), default=timezone.localdate)
    until = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty while it lasts.")
    )

    class Meta:
        abstract = True


class Membership(Period):
    """A user belongs to a district (สังกัดเขต)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("user"),
    )
    district = models.ForeignKey(
        District,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("district"),
    )

    class Meta:
        verbose_name = _("district membership")
        verbose_name_plural = _("district memberships")
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="areas_membership_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
            models.UniqueConstraint(
                fields=["user", "district"],
                condition=Q(until__isnull=True),
                name="areas_membership_one_open_per_district",
                violation_error_message=_("This user belongs to the district already."),
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.district}"


class RegionMembership(Period):
    """A user looks after an inspection region (ดูแลเขตตรวจราชการ)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="region_memberships",
        verbose_name=_("user"),
    )
    region = models.ForeignKey(
        InspectionRegion,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("inspection region"),
    )

    class Meta:
        verbose_name = _("inspection region membership")
        verbose_name_plural = _("inspection region memberships")
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="areas_regionmembership_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
            models.UniqueConstraint(
                fields=["user", "region"],
                condition=Q(until__isnull=True),
                name="areas_regionmembership_one_open_per_region",
                violation_error_message=_("This user looks after the region already."),
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.region}"
