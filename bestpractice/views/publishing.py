"""In the admin: what a district wrote is published by the district's agreement alone."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from bestpractice.models import WriteUp


def refuse_unagreed(request, page):
    """Lead back to the editor with a sentence, instead of publishing what no district saw."""
    if WriteUp.objects.filter(page=page.pk).exists():
        messages.error(request, _sentence())
        return redirect("wagtailadmin_pages:edit", page.pk)
    if getattr(page.specific, "awaits_its_original", False):
        messages.error(request, _sentence_of_translation())
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def refuse_unagreed_in_bulk(request, action_type, objects, action):
    if action_type == "publish":
        keys = [page.pk for page in objects]
        if WriteUp.objects.filter(page__in=keys).exists():
            messages.error(request, _sentence())
            return redirect(action.next_url)
    return None


def hide_publish(menu_items, request, context):
    """No button for what is refused: the way goes through the workflow."""
    page = context.get("page")
    if page is not None and WriteUp.objects.filter(page=page.pk).exists():
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


def _sentence():
    return _(
        "A district wrote this practice: it goes public when the district agrees. Submit it to "
        "the workflow instead; nothing was published."
    )


def _sentence_of_translation():
    return _(
        "The Thai text of this practice is not public, so its translation cannot be either. "
        "Nothing was published."
    )
