"""The photos of a write-up: taken in without metadata, described, put in order."""

from django.core.files import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bestpractice.domain.errors import NotYours, Refused
from bestpractice.domain.writing import locked
from bestpractice.enums import EDITABLE_STAGES
from bestpractice.models import WriteUpPhoto
from bestpractice.stages import stage_of
from files.receive import receive
from files.storage import new_path, private_storage

MOST = 30


def add_photo(*, write_up, file, name, by, caption="", alt="", at=None):
    """Take in the picture `file`, called `name`; returns the WriteUpPhoto.

    The bytes are checked, cleaned and on the disk before the row is written. Raises RejectedFile
    or Refused.
    """
    at = at or timezone.now()
    ensure_editable(write_up)
    with receive(file, name) as received:
        if not received.type.is_image:
            raise Refused(_("Choose a photo (JPEG, PNG, WebP or HEIC)."), code="photo")
        path = private_storage().save(
            new_path(received.sha256, received.type), File(received.content)
        )
        size = received.inspection.width, received.inspection.height
    try:
        with transaction.atomic():
            write_up = locked(write_up)
            ensure_editable(write_up)
            last = write_up.photos.aggregate(last=Max("order"))["last"]
            if write_up.photos.count() >= MOST:
                raise Refused(
                    _("A write-up has at most %(most)s photos. Remove one first."),
                    code="most",
                    params={"most": MOST},
                )
            return WriteUpPhoto.objects.create(
                write_up=write_up,
                path=path,
                name=received.name,
                type=received.type,
                sha256=received.sha256,
                width=size[0],
                height=size[1],
                alt=alt,
                caption=caption,
                order=0 if last is None else last + 1,
                added_by=by,
                added_at=at,
            )
    except BaseException:
        private_storage().delete(path)
        raise


def describe(*, photo, alt, caption, consent, by, at=None):
    """Keep what the photo shows, and whether the people on it agreed."""
    with transaction.atomic():
        ensure_editable(locked(photo.write_up))
        photo = WriteUpPhoto.objects.select_for_update().get(pk=photo.pk)
        photo.alt, photo.caption = alt.strip(), caption.strip()
        if consent and not photo.consent:
            photo.consent_by, photo.consent_at, photo.withdrawn_at = by, at or timezone.now(), None
        photo.consent = consent
        if photo.image_id and not photo.is_publishable:
            raise Refused(
                _("This photo is public. Withdraw its consent to take it off, or keep its texts."),
                code="public",
            )
        photo.save()
    return photo


def move(*, photo, step):
    """Put the photo one place forward (-1) or back (1)."""
    with transaction.atomic():
        ensure_editable(locked(photo.write_up))
        photos = list(photo.write_up.photos.all())
        here = photos.index(photo)
        there = here + step
        if 0 <= there < len(photos):
            photos[here], photos[there] = photos[there], photos[here]
        for order, each in enumerate(photos):
            each.order = order
        WriteUpPhoto.objects.bulk_update(photos, ["order"])


def remove(*, photo):
    """Take the photo out of the write-up and out of private storage. Raises Refused if public."""
    with transaction.atomic():
        ensure_editable(locked(photo.write_up))
        photo = WriteUpPhoto.objects.select_for_update().get(pk=photo.pk)
        if photo.image_id:
            raise Refused(
                _("This photo is public. Withdraw its consent to take it off."), code="public"
            )
        path = photo.path.name
        photo.delete()
        transaction.on_commit(lambda: private_storage().delete(path))


def ensure_editable(write_up):
    """Raises NotYours while the write-up is with the editors."""
    if stage_of(write_up) not in EDITABLE_STAGES:
        raise NotYours
