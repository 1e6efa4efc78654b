"""Fixed choices of a practice; the values stand in URLs and in the database."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Whose practice it is: the office's own, or one school's."""

    DISTRICT = "district", _("District office")
    SCHOOL = "school", _("School")


class WorkArea(models.TextChoices):
    """The five areas of work under the memorandum of understanding (MOU)."""

    PUBLICITY = "publicity", _("Publicity")
    INFORMATION = "information", _("Information on each child")
    TRACKING = "tracking", _("Tracking and finding children")
    RESOURCES = "resources", _("Support with resources")
    RESEARCH = "research", _("Research and policy proposals")


class Phase(models.TextChoices):
    """The four parts of the PDCA process, in the order in which they follow each other."""

    PLAN = "plan", _("Plan")
    DO = "do", _("Do")
    CHECK = "check", _("Check")
    ACT = "act", _("Act")

    @property
    def letter(self):
        return self.value[0].upper()
