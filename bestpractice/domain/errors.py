"""What a verb refuses, each with a sentence that says what to do."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class Refused(ValidationError):
    """A rule says no. Nothing was changed."""


class Overtaken(Refused):
    """What is stored is newer than what its writer saw: nothing was overwritten."""

    def __init__(self):
        super().__init__(
            _(
                "Somebody else changed this part meanwhile, so nothing was overwritten. Both texts "
                "stand below: bring them together and save again."
            ),
            code="overtaken",
        )


class NotYours(Refused):
    """It lies with the editors just now."""

    def __init__(self):
        super().__init__(
            _("The write-up is with the editors. Take it back first to change it."), code="sent"
        )
