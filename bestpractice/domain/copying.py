"""Photos that lie in private storage already, copied into a write-up."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bestpractice.domain.errors import Refused
from bestpractice.domain.photos import MOST
from bestpractice.domain.writing import begin, save
from bestpractice.models import WriteUpPhoto
from files.kinds import FileType
from files.storage import new_path, private_storage


@dataclass(frozen=True, kw_only=True)
class KeptPhoto:
    """A photo in private storage, cleaned of its metadata when it came in."""

    path: str
    name: str
    type: str
    sha256: str
    width: int
    height: int
    caption: str = ""


def begin_with_photos(*, district, title, photos, by, at=None, change=None, **owner):
    """Begin a write-up with copies of `photos`, a list of KeptPhoto; returns the WriteUp.

    The copies are the write-up's own: they stay when the originals are destroyed, and await a
    consent and an alt text as every photo does. `change(draft)` fills in what else is known.
    Raises Refused.
    """
    at = at or timezone.now()
    if len(photos) > MOST:
        raise Refused(
            _("A write-up has at most %(most)s photos. Choose fewer."),
            code="most",
            params={"most": MOST},
        )
    paths = []
    try:
        for photo in photos:
            paths.append(_copied(photo))
        with transaction.atomic():
            write_up = begin(district=district, title=title, by=by, at=at, **owner)
            if change:
                save(write_up=write_up, change=change, by=by, at=at)
            WriteUpPhoto.objects.bulk_create(
                WriteUpPhoto(
                    write_up=write_up,
                    path=path,
                    name=photo.name,
                    type=photo.type,
                    sha256=photo.sha256,
                    width=photo.width,
                    height=photo.height,
                    caption=photo.caption,
                    order=order,
                    added_by=by,
                    added_at=at,
                )
                for order, (photo, path) in enumerate(zip(photos, paths, strict=True))
            )
    except BaseException:
        for path in paths:
            private_storage().delete(path)
        raise
    return write_up


def _copied(photo):
    """The path of a copy of its bytes."""
    storage = private_storage()
    with storage.open(photo.path) as file:
        return storage.save(new_path(photo.sha256, FileType(photo.type)), file)
