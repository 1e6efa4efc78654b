"""What happens to accounts, in words: read per person in Wagtail's history."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


class Sentence(LogFormatter):
    """A sentence with the values of the entry's data."""

    def format_message(self, log_entry):
        return str(self.message) % log_entry.data


#: action: (label, sentence)
ACTIONS = {
    "invited": (_("Invited"), _("Account “%(username)s” made")),
    "link_issued": (_("One-time link made"), _("One-time link for “%(username)s” made")),
    "link_used": (_("Password chosen"), _("Password chosen by a one-time link")),
    "closed": (_("Account closed"), _("Account closed")),
    "reopened": (_("Account opened again"), _("Account opened again")),
    "handed_over": (
        _("Work handed over"),
        _("Work for %(place)s ends on %(until)s; successor: %(successor)s"),
    ),
}


def register_log_actions(actions):
    """Make the actions known to Wagtail's log."""
    for name, (label, message) in ACTIONS.items():
        traits = {"label": label, "message": message}
        actions.register_action(f"accounts.{name}")(type(name, (Sentence,), traits))
