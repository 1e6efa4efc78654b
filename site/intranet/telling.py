"""Telling people why something was refused."""

from django.contrib import messages


def tell_errors(request, error):
    """Show every sentence of a ValidationError as a message of its own on the next page."""
    for message in error.messages:
        messages.error(request, message)
