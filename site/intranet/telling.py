"""Telling people why something was refused."""

from django.contrib import messages


def tell_errors(request, error, *, beside=""):
    """Show every sentence of a ValidationError as a message of its own on the next page.

    `beside` names the part of the page that they stand beside, where the page has such parts.
    """
    for message in error.messages:
        messages.error(request, message, extra_tags=beside)
