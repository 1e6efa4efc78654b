from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What people may be (design, “People and what each may do”); each is one Django group.

    The value is the group's name. Permissions are given by the floors that own them, in their
    `roles.py`, and applied by `manage.py load_roles`.
    """

    DISTRICT_OFFICER = "district_officer", _("District officer")
    REGION_SUPERVISOR = "region_supervisor", _("Region supervisor")
    EVALUATOR = "evaluator", _("Evaluator")
    PERSONNEL_VIEWER = "personnel_viewer", _("Personnel viewer")
    EDITOR = "editor", _("Editor")
    MODERATOR = "moderator", _("Moderator")
    PROGRAMME_ADMIN = "programme_admin", _("Programme admin")
