"""Telling people why something was refused."""

from django.contrib import messages
from django.contrib.messages import get_messages
from django.utils.translation import gettext as _


def tell_errors(request, error, *, beside=""):
    """Show every sentence of a ValidationError as a message of its own on the next page.

    `beside` names the part of the page that they stand beside, where the page has such parts.
    """
    for message in error.messages:
        messages.error(request, message, extra_tags=beside)


def errors_of(form):
    """Every sentence of a form's errors, field by field."""
    return [sentence for sentences in form.errors.values() for sentence in sentences]


def tell_mistakes(request):
    """Say on top that fields of a form have mistakes: they may stand far below, out of sight."""
    messages.error(request, _("Nothing has been sent yet. Correct what is marked in red below."))


def told(request, parts):
    """The waiting messages: {part: those that stand beside it}, and the others as a list.

    The page is opened where the work was done, far below its head, where nobody would see them.
    """
    beside, elsewhere = {part: [] for part in parts}, []
    for message in get_messages(request):
        beside.get(message.extra_tags, elsewhere).append(message)
    return beside, elsewhere
