"""In the admin: a page that a report filed is not deleted, nor a page above it."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from evidence.domain.practices import filed_below


def refuse_filed(request, page):
    if filed_below([page]):
        messages.error(request, _sentence())
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def refuse_filed_in_bulk(request, action_type, objects, action):
    """The hook is asked for images, documents and snippets too."""
    pages = [each for each in objects if isinstance(each, Page)]
    if action_type == "delete" and filed_below(pages):
        messages.error(request, _sentence())
        return redirect(action.next_url)
    return None


def _sentence():
    return _(
        "A best practice here is filed with a district’s report, so it cannot be deleted. "
        "Unpublish it instead."
    )
