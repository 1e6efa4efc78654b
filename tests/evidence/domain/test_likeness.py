"""A photo that was filed before is known again: smaller, recompressed, grey, turned or mirrored."""

import io
from itertools import combinations

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image, ImageDraw, ImageOps

from evidence.domain.likeness import MOST, note_likeness
from evidence.models import StoredFile
from files.kinds import FileType
from files.readers.likeness import likenesses
from files.storage import new_path, private_storage
from support import samples
from support.people import make_user


def scene(seed):
    """An invented picture with shapes of its own."""
    picture = Image.new("RGB", (640, 480), (200, 210, 220))
    draw = ImageDraw.Draw(picture)
    for number in range(24):
        x, y = (seed * 97 + number * 131) % 600, (seed * 61 + number * 89) % 440
        shade = (seed * 53 + number * 37) % 256
        draw.ellipse(
            [x, y, x + 60 + number * 5, y + 40 + number * 4], fill=(shade, 255 - shade, 90)
        )
    return picture


def recompressed(picture):
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=30)
    return Image.open(file)


def distance(one, other):
    """The fewest bits in which a picture differs from another, however that one is turned; of
    both what `likenesses` tells."""
    return min((int(one[0], 16) ^ int(text, 16)).bit_count() for text in other)


COPIES = {
    "smaller": lambda picture: picture.resize((200, 150)),
    "recompressed": recompressed,
    "grey": ImageOps.grayscale,
    "turned": lambda picture: picture.rotate(90, expand=True),
    "mirrored": ImageOps.mirror,
}


@pytest.mark.parametrize("name", COPIES)
def test_copy_looks_like_its_original(name):
    pictures = [scene(seed) for seed in range(4)]
    copies = [likenesses(COPIES[name](picture)) for picture in pictures]
    assert max(map(distance, copies, map(likenesses, pictures))) <= MOST


def test_other_pictures_do_not():
    told = [likenesses(scene(seed)) for seed in range(8)]
    assert min(distance(one, other) for one, other in combinations(told, 2)) > MOST


def test_plain_sheet_looks_like_nothing():
    assert likenesses(Image.new("RGB", (300, 200), "white")) == []


def stored(number):
    return StoredFile.objects.create(
        path="x",
        name="ภาพ.jpg",
        type="jpeg",
        size=1,
        sha256=f"{number:064}",
        original_sha256=f"{number:064}",
        uploaded_by=make_user(),
        uploaded_at=timezone.now(),
    )


@pytest.mark.django_db
def test_likeness_is_kept_and_told_of_both():
    first, second, same, other = (stored(number) for number in range(4))
    StoredFile.objects.filter(pk=same.pk).update(original_sha256=first.original_sha256)
    same.refresh_from_db()
    turned = scene(1).rotate(180)
    for photo, picture in [
        (first, scene(1)),
        (second, turned),
        (same, scene(1)),
        (other, scene(2)),
    ]:
        note_likeness(stored=photo, likenesses=likenesses(picture))
    pairs = {photo: set(photo.similar.all()) for photo in (first, second, same, other)}
    assert pairs == {first: {second}, second: {first, same}, same: {second}, other: set()}


@pytest.mark.django_db
def test_photos_stored_before_are_looked_at_once(settings, tmp_path, capsys):
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    kept = [stored(number) for number in range(4)]
    pictures = [scene(1), scene(1).resize((320, 240)), Image.new("RGB", (300, 200), "white")]
    for photo, picture in zip(kept, pictures, strict=False):
        name = new_path(photo.sha256, FileType.JPEG)
        path = private_storage().save(name, ContentFile(samples.jpeg(picture)))
        StoredFile.objects.filter(pk=photo.pk).update(path=path)
    for _ in range(2):
        call_command("compare_photos")
    first, second, *rest = StoredFile.objects.order_by("pk")
    assert ([*first.similar.all()], [*second.similar.all()]) == ([second], [first])
    assert [photo.likeness for photo in rest] == ["", ""]  # the plain one and the lost one
    assert capsys.readouterr().out.splitlines() == [
        "2 photos compared; 2 are plain or cannot be drawn.",
        "0 photos compared; 2 are plain or cannot be drawn.",
    ]
