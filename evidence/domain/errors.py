"""What a verb refuses, each with a sentence that says what to do."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class Refused(ValidationError):
    """A rule of the programme says no. Nothing was changed."""


class RoundClosed(Refused):
    def __init__(self):
        super().__init__(
            _(
                "The deadline has passed, so nothing can be changed any more. Ask OBEC for an "
                "extension if it is still needed."
            ),
            code="closed",
        )


class NotYetOpen(Refused):
    def __init__(self):
        super().__init__(_("The round has not opened yet."), code="not_open")


class SavedMeanwhile(Refused):
    """A colleague has saved something else while the page was open."""

    def __init__(self, theirs):
        super().__init__(
            _(
                "While this page was open, a colleague changed it to: %(theirs)s. Nothing was "
                "overwritten; what you typed is still here. Send it again to replace it."
            ),
            code="saved_meanwhile",
            params={"theirs": theirs or "–"},
        )


class NotEditable(Refused):
    def __init__(self):
        super().__init__(
            _("The report has been sent. Withdraw it first to change it, then send it again."),
            code="not_editable",
        )


def reason_in(text):
    """The reason that was given, without blanks around it. Raises Refused for an empty one."""
    if not (reason := text.strip()):
        raise Refused(_("Give the reason."), code="reason")
    return reason


def refuse_released(round):
    """Raise Refused once the results of the round are out: only a correction changes them then."""
    if round.released_at is not None:
        raise Refused(_("The results have been released."), code="released")
