"""Photos that look nearly the same, found once, when their thumbnail is made."""

from django.db import transaction

from evidence.models import StoredFile

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
