"""Beginning a write-up and saving it, step by step."""

import uuid
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from bestpractice.domain.errors import NotYours, Overtaken, Refused
from bestpractice.enums import EDITABLE_STAGES, Level
from bestpractice.models import BestPracticePage, LibraryPage, WriteUp
from bestpractice.stages import stage_of

#: Within this time the savings of one person are one revision.
ONE_SITTING = timedelta(minutes=30)


def begin(*, district, title, by, level=Level.DISTRICT, school=None, is_demo=False, at=None):
    """Make the draft of a practice below the library; returns its WriteUp. Raises Refused."""
    at = at or timezone.now()
    title = " ".join(title.split())
    if not title:
        raise Refused(_("Give the practice a title first."), code="title")
    if level == Level.SCHOOL and school is None:
        raise Refused(_("Choose the school whose practice it is."), code="school")
    with transaction.atomic():
        library = LibraryPage.objects.select_for_update(of=("self",)).get(
            locale=Locale.get_default()
        )
        page = BestPracticePage(
            title=title,
            slug=f"{district.code}-{uuid.uuid4().hex[:8]}",
            district=district,
            level=level,
            school=school,
            is_demo=is_demo,
            live=False,
            owner=by,
        )
        library.add_child(instance=page)
        page.save_revision(user=by, log_action="wagtail.create")
        return WriteUp.objects.create(page=page, district=district, begun_by=by, begun_at=at)


def draft_of(write_up):
    """The practice as it was saved last, whatever the page of `write_up` remembers."""
    page = BestPracticePage.objects.select_related("latest_revision").get(pk=write_up.page_id)
    return page.get_latest_revision_as_object()


def save(*, write_up, change, by, seen=None, at=None):
    """Apply `change(draft)` to the newest draft and save it; returns the draft.

    `seen` is a function of the draft that tells whether the writer saw what is stored; if it
    says no, Overtaken is raised and nothing is overwritten. Raises Refused too while the
    write-up is with the editors, ValidationError for what the page itself refuses.
    """
    at = at or timezone.now()
    with transaction.atomic():
        write_up = locked(write_up)
        if stage_of(write_up) not in EDITABLE_STAGES:
            raise NotYours
        draft = draft_of(write_up)
        if seen is not None and not seen(draft):
            raise Overtaken
        change(draft)
        _save_revision(write_up, draft, by=by, at=at)
    return draft


def keep(*, write_up):
    """The newest revision, which no saving writes over from now on."""
    with transaction.atomic():
        write_up = locked(write_up)
        write_up.kept_revision = write_up.page.get_latest_revision()
        write_up.save(update_fields=["kept_revision"])
    return write_up.kept_revision


def locked(write_up):
    """The row, locked until the transaction ends, with its page as it is now."""
    return (
        WriteUp.objects.select_for_update(of=("self",))
        .select_related("page", "district")
        .get(pk=write_up.pk)
    )


def _save_revision(write_up, draft, *, by, at):
    latest = draft.get_latest_revision()
    goes_on = (
        latest.pk != write_up.kept_revision_id
        and latest.user_id == by.pk
        and at - latest.created_at < ONE_SITTING
        and latest.pk != draft.live_revision_id
    )
    draft.save_revision(
        user=by, overwrite_revision=latest if goes_on else None, log_action=not goes_on
    )
