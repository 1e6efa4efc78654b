"""Photos that look nearly the same, found once, when their thumbnail is made."""

from django.db import transaction

from evidence.models import StoredFile
from files.kinds import FileType
from files.preview import make_thumbnail
from files.rejections import RejectedFile

#: Of 64 bits, how many may differ: resized, recompressed or greyed copies stay below.
MOST = 10


def note_likeness(*, stored, likenesses):
    """Keep what a photo looks like (`files.readers.likeness`), and which others look so.

    It is compared turned and mirrored too. The same bytes are left out: those are told by their
    hash. One query for all photos there are.
    """
    if not likenesses:
        return
    others = StoredFile.objects.exclude(likeness="").exclude(pk=stored.pk)
    others = others.exclude(original_sha256=stored.original_sha256)
    turned = [int(text, 16) for text in likenesses]
    similar = [
        pk
        for pk, text in others.values_list("pk", "likeness")
        if any((bits ^ int(text, 16)).bit_count() <= MOST for bits in turned)
    ]
    with transaction.atomic():
        StoredFile.objects.filter(pk=stored.pk).update(likeness=likenesses[0])
        stored.similar.add(*similar)


def unseen_photos():
    """The stored photos whose bytes are there and whose likeness is not known, oldest first."""
    photos = [kind for kind in FileType if kind.is_image]
    return StoredFile.objects.filter(type__in=photos, likeness="").exclude(path="").order_by("pk")


def look_again(*, stored):
    """Note what a stored photo looks like; whether it looks like anything.

    A plain sheet does not, nor does a file that is lost or cannot be drawn.
    """
    try:
        with stored.path.open("rb") as file:
            likenesses = make_thumbnail(file, stored.type).likenesses
    except (FileNotFoundError, RejectedFile):
        return False
    note_likeness(stored=stored, likenesses=likenesses)
    return bool(likenesses)
